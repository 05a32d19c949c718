using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>
/// Validates a provider's options: it lists every fault and never repeats the key. Ranges are declared on the options and checked by
/// generated code; all other rules are here.
/// </summary>
internal sealed class SmmProviderOptionsValidator : IValidateOptions<SmmProviderOptions>
{
    private static readonly SmmProviderOptionsRanges Ranges = new();

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

        if ((options.Reader is null ? "is null; leave it unset for the defaults." : options.Reader.FindFault()) is { } reader)
        {
            yield return $"{nameof(options.Reader)}: {reader}";
        }

        foreach (string range in Ranges.Validate("", options).Failures ?? [])
        {
            yield return range;
        }

        (bool Holds, string Option, string? Value, string Right)[] rules =
        [
            (options.Time is not null, nameof(options.Time), null, "never null; leave it unset for the system's clock"),
            (options.Circuit is not null, nameof(options.Circuit), null, "never null; leave it unset for the defaults"),
            (options.Bulk is not null, nameof(options.Bulk), null, "never null; leave it unset for the defaults"),
            .. BulkRules(options.Bulk),
        ];
        foreach ((bool _, string option, string? value, string right) in rules.Where(rule => !rule.Holds))
        {
            yield return $"{option} is {value ?? "null"}; it is {right}.";
        }
    }

    private static (bool Holds, string Option, string? Value, string Right)[] BulkRules(ProviderBulkOptions? bulk) => bulk is null ? [] :
    [
        (IsName(bulk.StatusAction), "Bulk.StatusAction", bulk.StatusAction, "a name such as status, orders or statuses"),
        (IsName(bulk.StatusField) && bulk.StatusField is not ("key" or "action"), "Bulk.StatusField", bulk.StatusField, "a name such as orders or order"),
    ];

    private static bool IsName(string? text) => text is { Length: > 0 and <= 50 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    // The address is never repeated in full: it may contain a key.
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
        { } address => $"has the scheme {SafeText.Of(address.Scheme)}; it is https.",
    };
}
