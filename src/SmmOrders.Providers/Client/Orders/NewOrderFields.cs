using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>Validates the fields of an order. A fault quotes only values of number fields: links and comments belong to customers.</summary>
internal static class NewOrderFields
{
    private static readonly FrozenDictionary<string, (long Least, long Most)> Numbers = new Dictionary<string, (long, long)>
    {
        ["quantity"] = (1, long.MaxValue),
        ["runs"] = (1, int.MaxValue),
        ["interval"] = (1, long.MaxValue),
        ["answer_number"] = (0, int.MaxValue),
        ["device"] = ((long)TrafficDevice.Desktop, (long)TrafficDevice.Mixed),
        ["type_of_traffic"] = (1, 3),
        ["min"] = (1, long.MaxValue),
        ["max"] = (1, long.MaxValue),
        ["delay"] = (0, long.MaxValue),
        ["posts"] = (1, int.MaxValue),
        ["old_posts"] = (0, int.MaxValue),
    }.ToFrozenDictionary();

    private static readonly ImmutableArray<string> OfSubscription = ["username", "min", "max", "delay"];

    /// <summary>Why the fields do not form an order; <see langword="null"/> if they do.</summary>
    internal static string? FaultOf(ImmutableArray<KeyValuePair<string, string>> fields)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, string value) in fields)
        {
            string? fault = string.IsNullOrWhiteSpace(name) ? "A field has no name."
                : name is "key" or "action" ? $"The field {name} is reserved; only the client sets it."
                : !names.Add(name) ? $"The field {name} occurs twice; each field may occur once."
                : value is null ? $"The field {name} is null; it is a text, which may be empty."
                : FaultOf(name, value);
            if (fault is not null)
            {
                return fault;
            }
        }

        string[] missing = [.. Needed(names).Where(name => !names.Contains(name))];
        return missing.Length > 0 ? $"The field {missing[0]} is missing. An order has a service, and a link or, for a subscription, {string.Join(", ", OfSubscription)}."
            : FaultOfBounds(fields);
    }

    /// <summary>Why a field cannot have a value; <see langword="null"/> if it can.</summary>
    internal static string? FaultOf(string name, string value) =>
        name is "service" or "link" or "username" && string.IsNullOrWhiteSpace(value) ? $"The field {name} is empty; it is a text."
        : !Numbers.TryGetValue(name, out (long Least, long Most) range) || (TryRead(value, out long number) && number >= range.Least && number <= range.Most) ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The field {name} is {SafeText.Quoted(value)}; it is a whole number from {range.Least}{(range.Most < int.MaxValue ? " to " : " on")}{(range.Most < int.MaxValue ? range.Most : (long?)null)}.");

    /// <summary>Why a subscription's bounds do not fit; <see langword="null"/> if they do.</summary>
    internal static string? FaultOfBounds(ImmutableArray<KeyValuePair<string, string>> fields) =>
        NumberOf(fields, "min") > NumberOf(fields, "max") ? "The field max is below min; it must be at least min." : null;

    // The fields that every order from a factory method has. With can replace a field but not remove it.
    private static IEnumerable<string> Needed(HashSet<string> names) => ["service", .. names.Contains("link") ? [] : names.Contains("username") ? OfSubscription : ["link"]];

    private static long? NumberOf(ImmutableArray<KeyValuePair<string, string>> fields, string name) =>
        TryRead(fields.FirstOrDefault(field => field.Key == name).Value, out long number) ? number : null;

    private static bool TryRead(string? value, out long number) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
