using System.Collections.Immutable;
using System.Globalization;

namespace SmmOrders;

/// <summary>Decides whether a correction of a request's fields leaves the quantity as it was bought.</summary>
public static class CorrectedFields
{
    private const string Comments = "comments";

    // What the protocol counts units with (domain rules, section 5).
    private static readonly ImmutableArray<string> Counts = ["quantity", "runs", "min", "max", "posts", "old_posts"];

    /// <summary>Why the correction would change the quantity; <see langword="null"/> if it would not.</summary>
    /// <remarks>
    /// The fields <c>quantity</c>, <c>runs</c>, <c>min</c>, <c>max</c>, <c>posts</c> and <c>old_posts</c> must stay as they are. Without a
    /// quantity, the number of lines of <c>comments</c> must.
    /// </remarks>
    /// <param name="stored">The fields as they are stored.</param>
    /// <param name="corrected">The fields that are to replace them.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static string? FaultOf(IReadOnlyCollection<KeyValuePair<string, string>> stored, IReadOnlyCollection<KeyValuePair<string, string>> corrected)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(corrected);
        foreach (string name in Counts)
        {
            if (ValueOf(stored, name) is var was && ValueOf(corrected, name) is var asked && was != asked)
            {
                return $"The field {name} was {was ?? "missing"} and would be {asked ?? "missing"}; the quantity stays as it was bought.";
            }
        }

        return ValueOf(stored, "quantity") is null && Lines(stored) is var lines && Lines(corrected) is var others && lines != others
            ? string.Create(CultureInfo.InvariantCulture, $"The field {Comments} had {lines} lines and would have {others}; the quantity stays as it was bought.")
            : null;
    }

    private static string? ValueOf(IReadOnlyCollection<KeyValuePair<string, string>> fields, string name) =>
        fields.FirstOrDefault(field => field.Key == name).Value;

    private static int Lines(IReadOnlyCollection<KeyValuePair<string, string>> fields) =>
        (ValueOf(fields, Comments) ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
}
