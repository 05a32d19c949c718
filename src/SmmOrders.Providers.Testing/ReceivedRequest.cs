using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>A request that reached a simulated provider. The key is not kept.</summary>
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

    /// <summary>The form's fields as they came, without the key.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Whether it had the provider's key.</summary>
    public bool KeyWasRight { get; }

    /// <summary>The action that was asked for; empty where none was.</summary>
    public string Action => this["action"] ?? "";

    /// <summary>The identifiers of orders or refills, from <c>order</c>, <c>orders</c>, <c>refill</c> or <c>refills</c>.</summary>
    public ImmutableArray<string> Ids =>
        (this["order"] ?? this["orders"] ?? this["refill"] ?? this["refills"]) is { Length: > 0 } ids ? [.. ids.Split(',')] : [];

    /// <summary>A field's value; <see langword="null"/> where there is no such field.</summary>
    /// <param name="name">The field's name, to the letter.</param>
    public string? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value;

    /// <summary>For example <c>3: action=status, order=23501</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Number}: {string.Join(", ", Fields.Select(field => $"{field.Key}={field.Value}"))}");
}
