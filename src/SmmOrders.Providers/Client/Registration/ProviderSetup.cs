namespace SmmOrders.Providers;

/// <summary>Everything that is made once for a provider: its checked options, and what is built of them.</summary>
internal sealed class ProviderSetup : IDisposable
{
    internal ProviderSetup(string name, SmmProviderOptions options, TimeProvider time)
    {
        Name = name;
        Options = options = options.Copy();
        Time = time;
        Reader = new(options.Reader);
        Redactor = new(options.ApiKey!);
        Items = new(Redactor, options.Reader.Vocabulary);
        Errors = new(options.ErrorWords);
        Limiter = new(options.RequestsPerSecond, options.QueueLimit, time);
    }

    internal string Name { get; }

    internal SmmProviderOptions Options { get; }

    internal TimeProvider Time { get; }

    internal ProviderAnswerReader Reader { get; }

    internal ItemAnswers Items { get; }

    internal KeyRedactor Redactor { get; }

    internal ProviderErrors Errors { get; }

    internal PacedRateLimiter Limiter { get; }

    public void Dispose() => Limiter.Dispose();

    internal ProviderCall Call(ProviderAction action, params ReadOnlySpan<KeyValuePair<string, string>> fields) => new(
        action,
        Options.ApiKey!,
        fields.ToArray(),
        action == ProviderAction.Services ? Options.MaxServicesBytes ?? Options.Reader.MaxBytes : Options.Reader.MaxBytes);
}
