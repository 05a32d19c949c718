namespace SmmOrders.Providers;

/// <summary>What the parts of one provider's client share: the validated options, and everything built from them once.</summary>
internal sealed class ProviderRuntime : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Creates one.</summary>
    /// <param name="name">The provider's name.</param>
    /// <param name="options">Its validated options; copied now.</param>
    /// <param name="limiter">The limiter of the provider's previous client, to continue with, if there was one.</param>
    internal ProviderRuntime(string name, SmmProviderOptions options, PacedRateLimiter? limiter = null)
    {
        Name = name;
        Lifetime = new(name);
        Options = options = options.Copy();
        Stopping = _stopping.Token;
        Redactor = new(options.ApiKey!);
        Readers = new(options.Reader, Redactor);
        limiter?.Change(options.RequestsPerSecond, options.QueueLimit);
        Limiter = limiter ?? new(options.RequestsPerSecond, options.QueueLimit, options.Time);
    }

    internal string Name { get; }

    internal SmmProviderOptions Options { get; }

    internal TimeProvider Time => Options.Time;

    /// <summary>Canceled when the container is disposed.</summary>
    internal CancellationToken Stopping { get; }

    internal ProviderLifetime Lifetime { get; }

    internal KeyRedactor Redactor { get; }

    internal ActionReaders Readers { get; }

    internal PacedRateLimiter Limiter { get; }

    /// <summary>The limiter for the provider's next client, so that requests already sent count there as well.</summary>
    /// <returns><see langword="null"/> if the next client uses another clock.</returns>
    internal PacedRateLimiter? ShareLimiter(TimeProvider time) => time == Time ? Limiter.Share() : null;

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        Limiter.Dispose();
    }
}
