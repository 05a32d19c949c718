using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>A request that a simulated provider received. The key is not kept.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class ReceivedRequest
{
    internal ReceivedRequest(int number, DateTimeOffset at, ImmutableArray<KeyValuePair<string, string>> fields, bool keyWasRight)
    {
        Number = number;
        At = at;
        Fields = fields;
        KeyWasRight = keyWasRight;
    }

    /// <summary>Its number; 1 for the first.</summary>
    public int Number { get; }

    /// <summary>When it was received, by the provider's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>
    /// Its fields as received, without the key: from a form, multipart, JSON, or the query string. A list, such as
    /// <c>orders[]</c> or a JSON array, is one comma-separated field. Empty if the request could not be read.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Whether it had the right key.</summary>
    public bool KeyWasRight { get; }

    /// <summary>The requested action; empty if there was none.</summary>
    public string Action => this["action"] ?? "";

    /// <summary>The identifiers of orders or refills: the first non-empty field of <c>order</c>, <c>orders</c>, <c>refill</c> and <c>refills</c>, split at commas.</summary>
    public ImmutableArray<string> Ids => IdsIn("order", "orders", "refill", "refills");

    /// <summary>A field's value; <see langword="null"/> if there is no such field.</summary>
    /// <param name="name">The exact name of the field.</param>
    public string? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value;

    /// <summary>For example <c>3: action=status, order=23501</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Number}: {string.Join(", ", Fields.Select(field => $"{field.Key}={field.Value}"))}");

    /// <summary>The identifiers in the first non-empty field.</summary>
    internal ImmutableArray<string> IdsIn(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Given(name) is { } ids)
            {
                return [.. ids.Split(',', StringSplitOptions.TrimEntries)];
            }
        }

        return [];
    }

    /// <summary>A field's value; <see langword="null"/> if it is missing or empty.</summary>
    internal string? Given(string name) => this[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
