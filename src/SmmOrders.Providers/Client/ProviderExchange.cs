using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>One attempt of a request, for <see cref="SmmProviderOptions.OnExchange"/>: what was asked, and what came back.</summary>
/// <remarks>The key is in none of it, in any spelling that can be known. The rest is as it was, customers' links included: treat it so.</remarks>
public sealed class ProviderExchange
{
    internal ProviderExchange(string provider, string action, int attempt, ImmutableArray<KeyValuePair<string, string>> fields)
    {
        Provider = provider;
        Action = action;
        Attempt = attempt;
        Fields = fields;
    }

    /// <summary>The name that the provider was registered under.</summary>
    public string Provider { get; }

    /// <summary>The action's name on the wire, for example <c>refill_status</c>.</summary>
    public string Action { get; }

    /// <summary>Which attempt it was, from 1 on; more than 1 only where a request only reads.</summary>
    public int Attempt { get; }

    /// <summary>What was asked beside the key and the action, as it was sent.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The HTTP status; <see langword="null"/> where no whole answer came.</summary>
    public int? HttpStatus { get; internal init; }

    /// <summary>
    /// The whole body after decompression, read as UTF-8, at most as long as the answer may be; <see langword="null"/> where no whole
    /// answer came. It is <c>[redacted]</c> altogether where the key stands in it but not its beginning and end.
    /// </summary>
    public string? Body { get; internal init; }

    /// <summary>Why no whole answer came; <see langword="null"/> where one did.</summary>
    public string? Failure { get; internal init; }

    /// <summary>For example <c>alpha: status order=1, attempt 1: HTTP 200 {"status":"Pending"}</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Provider}: {Action}{string.Concat(Fields.Select(field => $" {field.Key}={field.Value}"))}, attempt {Attempt}: ")
        + (Failure ?? FormattableString.Invariant($"HTTP {HttpStatus} {Body}"));
}
