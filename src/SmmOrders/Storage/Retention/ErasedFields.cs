namespace SmmOrders;

/// <summary>What an erasure leaves of the fields of a request.</summary>
public static class ErasedFields
{
    /// <summary>The same fields, in the same order, with the replacement for every value but those of <c>service</c> and <c>quantity</c>.</summary>
    /// <param name="fields">The fields as they are stored.</param>
    /// <param name="replacement">What stands in place of each value.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IReadOnlyCollection<KeyValuePair<string, string>> fields, string replacement)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(replacement);
        return [.. fields.Select(field => field.Key is "service" or "quantity" ? field : KeyValuePair.Create(field.Key, replacement))];
    }
}
