using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>One attempt of a request, for <see cref="SmmProviderOptions.OnExchange"/>: the request and the response.</summary>
/// <remarks>The key is redacted in every encoding that can be recognized. Everything else is unchanged, including customers' links; handle it accordingly.</remarks>
public sealed record ProviderExchange : IJsonOnDeserialized
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
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

    /// <summary>The name under which the provider is registered.</summary>
    public required string Provider { get; init; }

    /// <summary>The action's name on the wire, for example <c>refill_status</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The attempt's number, from 1; above 1 only for requests that only read.</summary>
    public required int Attempt { get; init; }

    /// <summary>The fields as sent, without the key and the action.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>The HTTP status; <see langword="null"/> if no complete response came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>
    /// The complete body after decompression, read as UTF-8, within the size limit; <see langword="null"/> if no complete
    /// response came. It is <c>[redacted]</c> as a whole if it contains the key in a form whose beginning and end cannot be
    /// located.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>Why no complete response came; <see langword="null"/> if one did.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether both have the same request and the same response.</summary>
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
