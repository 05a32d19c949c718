using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>A request that reached a simulated provider. The key is not kept.</summary>
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

    /// <summary>When it came, by the provider's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>
    /// Its fields as they came, without the key: of a form, of several parts, of JSON, or of the query string. A list, such as <c>orders[]</c> or an
    /// array in JSON, is one field, separated by commas. Empty where the request could not be read.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Whether it had the provider's key.</summary>
    public bool KeyWasRight { get; }

    /// <summary>The action that was asked for; empty where none was.</summary>
    public string Action => this["action"] ?? "";

    /// <summary>The identifiers of orders or refills: the first of <c>order</c>, <c>orders</c>, <c>refill</c> and <c>refills</c> that is not empty, at its commas.</summary>
    public ImmutableArray<string> Ids => IdsIn("order", "orders", "refill", "refills");

    /// <summary>A field's value; <see langword="null"/> where there is no such field.</summary>
    /// <param name="name">The field's name, to the letter.</param>
    public string? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value;

    /// <summary>For example <c>3: action=status, order=23501</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Number}: {string.Join(", ", Fields.Select(field => $"{field.Key}={field.Value}"))}");

    /// <summary>The identifiers in the first of some fields that is not empty.</summary>
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

    /// <summary>A field's value; <see langword="null"/> where there is none, or an empty one.</summary>
    internal string? Given(string name) => this[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
