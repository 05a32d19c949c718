using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace SmmOrders.Providers;

/// <summary>The valid identifiers in the protocol: ASCII letters, digits and a few punctuation marks; neither a sentence nor a list.</summary>
internal static class OrderIds
{
    internal const int MaxLength = 100;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:#/=+|~@");

    /// <summary>Whether the text is a valid identifier. <c>0</c> is not: PHP produces it for a missing value.</summary>
    internal static bool IsUsable(string text) =>
        text.Length is > 0 and <= MaxLength && text != "0" && !text.AsSpan().ContainsAnyExcept(Characters);

    internal static string EnsureUsable(string id, string parameter)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        return IsUsable(id) ? id : throw new ArgumentException(
            $"\"{id}\" is not an identifier of an order or refill: an identifier has 1 to {MaxLength} ASCII letters, digits and marks, and no white space or comma.", parameter);
    }

    /// <summary>The same for a required member of a value from JSON.</summary>
    internal static void EnsureUsableInJson(string? id, [CallerArgumentExpression(nameof(id))] string member = "") =>
        JsonInput.Check(() => EnsureUsable(JsonInput.Required(id, member), member));

    /// <summary>The validated identifiers without duplicates, in the order given.</summary>
    internal static ImmutableArray<string> EnsureUsable(IEnumerable<string> ids, string parameter)
    {
        ArgumentNullException.ThrowIfNull(ids, parameter);
        return [.. ids.Select(id => EnsureUsable(id, parameter)).Distinct(StringComparer.Ordinal)];
    }
}
