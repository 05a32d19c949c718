namespace SmmOrders.Providers;

/// <summary>Everything that is made once for a provider: its checked options, and what is built of them.</summary>
internal sealed class ProviderSetup : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    internal ProviderSetup(string name, SmmProviderOptions options)
    {
        Name = name;
        Options = options = options.Copy();
        Stopping = _stopping.Token;
        Redactor = new(options.ApiKey!);
        Readers = new(options.Reader, Redactor);
        Limiter = new(options.RequestsPerSecond, options.QueueLimit, options.Time);
    }

    internal string Name { get; }

    internal SmmProviderOptions Options { get; }

    internal TimeProvider Time => Options.Time;

    /// <summary>Canceled when the container is disposed of.</summary>
    internal CancellationToken Stopping { get; }

    internal KeyRedactor Redactor { get; }

    internal ActionReaders Readers { get; }

    internal PacedRateLimiter Limiter { get; }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        Limiter.Dispose();
    }

    internal ProviderCall Call(ProviderAction action, params ReadOnlySpan<KeyValuePair<string, string>> fields) => Call(action, action.Name(), fields);

    /// <summary>A request whose action the provider calls by another name.</summary>
    internal ProviderCall Call(ProviderAction action, string name, params ReadOnlySpan<KeyValuePair<string, string>> fields) => new(
        action,
        name,
        Options.ApiKey!,
        fields.ToArray(),
        ProviderLimits.Of(action, Options));
}
