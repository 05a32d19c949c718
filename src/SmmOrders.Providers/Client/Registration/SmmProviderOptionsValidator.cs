using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Checks a provider's options: every fault is named, and none repeats the key.</summary>
internal sealed class SmmProviderOptionsValidator : IValidateOptions<SmmProviderOptions>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan HalfSecond = TimeSpan.FromMilliseconds(500);

    public ValidateOptionsResult Validate(string? name, SmmProviderOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The provider {name} cannot be used: {string.Join(" ", faults)}");
    }

    private static IEnumerable<string> Faults(SmmProviderOptions options)
    {
        if (AddressFault(options) is { } address)
        {
            yield return $"{nameof(options.Address)} {address}";
        }

        if (options.ApiKey is null)
        {
            yield return $"{nameof(options.ApiKey)} is not set.";
        }

        if (ReaderFault(options.Reader) is { } reader)
        {
            yield return $"{nameof(options.Reader)}: {reader}";
        }

        (bool Holds, string Option, object? Value, string Right)[] rules =
        [
            (options.MaxServicesBytes > 0, nameof(options.MaxServicesBytes), options.MaxServicesBytes, "above zero"),
            (options.RequestsPerSecond is >= 1 and <= 10_000, nameof(options.RequestsPerSecond), options.RequestsPerSecond, "from 1 to 10000"),
            (options.QueueLimit >= 0, nameof(options.QueueLimit), options.QueueLimit, "zero or above"),
            (options.Timeout >= Least && options.Timeout <= Day, nameof(options.Timeout), options.Timeout, "from 10 ms to 1 day"),
            (options.AttemptTimeout >= Least && options.AttemptTimeout <= Day, nameof(options.AttemptTimeout), options.AttemptTimeout, "from 10 ms to 1 day"),
            (options.ServicesAttemptTimeout >= Least && options.ServicesAttemptTimeout <= Day, nameof(options.ServicesAttemptTimeout), options.ServicesAttemptTimeout, "from 10 ms to 1 day"),
            (options.Time is not null, nameof(options.Time), options.Time, "set; leave it alone for the system's clock"),
            (options.Retries is >= 0 and <= 10, nameof(options.Retries), options.Retries, "from 0 to 10"),
            (options.RetryDelay > TimeSpan.Zero && options.RetryDelay <= Day, nameof(options.RetryDelay), options.RetryDelay, "above zero, at most 1 day"),
            (options.MaxRetryDelay > TimeSpan.Zero && options.MaxRetryDelay <= Day, nameof(options.MaxRetryDelay), options.MaxRetryDelay, "above zero, at most 1 day"),
            (options.BulkParallelism is >= 1 and <= 100, nameof(options.BulkParallelism), options.BulkParallelism, "from 1 to 100"),
            .. CircuitRules(options.Circuit),
            .. BulkRules(options.Bulk),
        ];
        foreach ((bool _, string option, object? value, string right) in rules.Where(rule => !rule.Holds))
        {
            yield return FormattableString.Invariant($"{option} is {value ?? "null"}; it is {right}.");
        }
    }

    private static (bool Holds, string Option, object? Value, string Right)[] CircuitRules(ProviderCircuitOptions? circuit) => circuit is null
        ? [(false, nameof(SmmProviderOptions.Circuit), null, "set; leave it alone for the defaults")]
        :
        [
            (circuit.FailurePercent is >= 1 and <= 100, "Circuit.FailurePercent", circuit.FailurePercent, "from 1 to 100"),
            (circuit.MinimumAttempts >= 2, "Circuit.MinimumAttempts", circuit.MinimumAttempts, "at least 2"),
            (circuit.Window >= HalfSecond && circuit.Window <= Day, "Circuit.Window", circuit.Window, "from half a second to 1 day"),
            (circuit.BreakFor >= HalfSecond && circuit.BreakFor <= Day, "Circuit.BreakFor", circuit.BreakFor, "from half a second to 1 day"),
        ];

    private static (bool Holds, string Option, object? Value, string Right)[] BulkRules(ProviderBulkOptions? bulk) => bulk is null
        ? [(false, nameof(SmmProviderOptions.Bulk), null, "set; leave it alone for the defaults")]
        :
        [
            (bulk.MaxOrdersPerRequest is >= 1 and <= SmmProviderClient.MaxPerRequest, "Bulk.MaxOrdersPerRequest", bulk.MaxOrdersPerRequest, "from 1 to 100"),
            (IsName(bulk.StatusAction), "Bulk.StatusAction", bulk.StatusAction, "a name such as status, orders or statuses"),
            (IsName(bulk.StatusField) && bulk.StatusField is not ("key" or "action"), "Bulk.StatusField", bulk.StatusField, "a name such as orders or order"),
        ];

    private static bool IsName(string? text) => text is { Length: > 0 and <= 50 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    // The address is not repeated where a key may stand in it.
    private static string? AddressFault(SmmProviderOptions options) => options.Address switch
    {
        null => "is not set.",
        { IsAbsoluteUri: false } => "is not absolute; it is, for example, https://example.com/api/v2.",
        { UserInfo.Length: > 0 } => "has a user name or password in it; it has neither.",
        { Fragment.Length: > 0 } => "has a fragment (#); it has none.",
        { } address when options.ApiKey is not null && new KeyRedactor(options.ApiKey).Finds(address.OriginalString) =>
            "has the key in it; the key goes into the body alone.",
        { Scheme: "https" } => null,
        { Scheme: "http", IsLoopback: true } => null,
        { Scheme: "http" } => "is http; it is https, because the key goes over it. http is for this machine alone.",
        { } address => $"has the scheme {TellableText.Of(address.Scheme)}; it is https.",
    };

    // A reader checks its own options when it is made.
    private static string? ReaderFault(ProviderReaderOptions? reader)
    {
        if (reader is null)
        {
            return "is null; leave it alone for the defaults.";
        }

        try
        {
            _ = new ProviderAnswerReader(reader);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}
