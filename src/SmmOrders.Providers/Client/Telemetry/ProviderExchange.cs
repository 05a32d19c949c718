using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>One attempt of a request, for <see cref="SmmProviderOptions.OnExchange"/>: what was asked, and what came back.</summary>
/// <remarks>The key is in none of it, in any spelling that can be known. The rest is as it was, customers' links included: treat it so.</remarks>
public sealed record ProviderExchange : IJsonOnDeserialized
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public ProviderExchange()
    {
    }

    [SetsRequiredMembers]
    internal ProviderExchange(string provider, string action, int attempt, ImmutableArray<KeyValuePair<string, string>> fields)
    {
        Provider = provider;
        Action = action;
        Attempt = attempt;
        Fields = fields;
    }

    /// <summary>The name that the provider was registered under.</summary>
    public required string Provider { get; init; }

    /// <summary>The action's name on the wire, for example <c>refill_status</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Which attempt it was, from 1 on; more than 1 only where a request only reads.</summary>
    public required int Attempt { get; init; }

    /// <summary>What was asked beside the key and the action, as it was sent.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>The HTTP status; <see langword="null"/> where no whole answer came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>
    /// The whole body after decompression, read as UTF-8, at most as long as the answer may be; <see langword="null"/> where no whole
    /// answer came. It is <c>[redacted]</c> altogether where the key stands in it but not its beginning and end.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>Why no whole answer came; <see langword="null"/> where one did.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether both are of the same question and the same answer.</summary>
    public bool Equals(ProviderExchange? other) => other is not null
        && (Provider, Action, Attempt, HttpStatus, Body, Failure) == (other.Provider, other.Action, other.Attempt, other.HttpStatus, other.Body, other.Failure)
        && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Provider, Action, Attempt, Fields.AsSpan().Length, HttpStatus, Body, Failure);

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Required(Provider);
        _ = JsonInput.Required(Action);
        JsonInput.Ensure(Attempt >= 1, "Attempt is counted from 1.");
        JsonInput.Ensure(!Fields.IsDefault && Fields.All(field => field is { Key: not null, Value: not null }), "A field has a name and a value.");
    }

    /// <summary>For example <c>alpha: status order=1, attempt 1: HTTP 200 {"status":"Pending"}</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Provider}: {Action}{string.Concat(Fields.Select(field => $" {field.Key}={field.Value}"))}, attempt {Attempt}: ")
        + (Failure ?? FormattableString.Invariant($"HTTP {HttpStatus} {Body}"));
}
