namespace SmmOrders.Providers;

/// <summary>Everything that is made once for a provider: its checked options, and what is built of them.</summary>
internal sealed class ProviderRuntime : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Makes one.</summary>
    /// <param name="name">The provider's name.</param>
    /// <param name="options">Its options, checked; copied now.</param>
    /// <param name="limiter">The limiter that it goes on with, where the provider had one already.</param>
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

    /// <summary>Canceled when the container is disposed of.</summary>
    internal CancellationToken Stopping { get; }

    internal ProviderLifetime Lifetime { get; }

    internal KeyRedactor Redactor { get; }

    internal ActionReaders Readers { get; }

    internal PacedRateLimiter Limiter { get; }

    /// <summary>The limiter for the provider's next client: what has left counts there as well.</summary>
    /// <returns><see langword="null"/> where the next one has another clock.</returns>
    internal PacedRateLimiter? ShareLimiter(TimeProvider time) => time == Time ? Limiter.Share() : null;

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        Limiter.Dispose();
    }
}
