using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Identifiers in the protocol. Numbers and strings are equivalent: <c>5</c>, <c>"5"</c>, <c>" 5 "</c> and <c>5.0</c> are the same.</summary>
internal static class WireId
{
    // Followed by digits, they result from a missing value, a flag or an error: true1, null0, error404.
    private static readonly ImmutableArray<string> NoNames =
        ["array", "error", "err", "fail", "failed", "false", "nan", "no", "none", "null", "nil", "object", "ok", "success", "true", "undefined", "void", "yes"];

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.+-eE");

    /// <summary>The identifier without surrounding white space and without a fraction of zeros.</summary>
    internal static ReadOnlySpan<byte> Normalize(ReadOnlySpan<byte> text)
    {
        text = WireText.Trim(text);
        int point = text.IndexOf((byte)'.');
        bool isWhole = point > 0 && point < text.Length - 1 && !text[..point].ContainsAnyExceptInRange((byte)'0', (byte)'9') && !text[(point + 1)..].ContainsAnyExcept((byte)'0');
        return isWhole ? text[..point] : text;
    }

    /// <summary>Whether both are the same identifier.</summary>
    internal static bool AreSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Normalize(one).SequenceEqual(Normalize(other));

    /// <summary>
    /// Whether the value can be the identifier of something that the provider created. A flag, a negative count, a number that
    /// went through floating point, or a word cannot: it would report a refused request as done.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="id">The identifier; empty if it is not one.</param>
    internal static bool IsGiven(scoped in WireValue value, out string id)
    {
        string text = value.IsWord ? Encoding.UTF8.GetString(Normalize(value.Text)) : "";
        bool isGiven = OrderIds.IsUsable(text)
            && char.IsAsciiLetterOrDigit(text[0])
            && text.AsSpan().ContainsAnyInRange('1', '9')
            && !IsBroken(text, value.Type == JsonTokenType.Number);
        id = isGiven ? text : "";
        return isGiven;
    }

    /// <summary>Whether a text in place of an identifier is none: <c>true1</c>, <c>1.0e+25</c>.</summary>
    /// <param name="text">The text, normalized.</param>
    /// <param name="isNumber">Whether it is a number in JSON.</param>
    internal static bool IsBroken(string text, bool isNumber) =>
        IsBrokenNumber(text, isNumber) || NoNames.Contains(text.TrimEnd("0123456789".ToCharArray()), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a key that was not requested certainly is an identifier, such as another order's.</summary>
    internal static bool MayBe(ReadOnlySpan<byte> key)
    {
        ReadOnlySpan<byte> normal = Normalize(key);
        return !normal.IsEmpty && !normal.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    // A fraction or an exponent. In a string only one with a point or a sign counts, since identifiers may be hexadecimal.
    private static bool IsBrokenNumber(string text, bool isNumber)
    {
        ReadOnlySpan<char> mantissa = text.AsSpan(0, text.AsSpan().IndexOfAny('e', 'E') is >= 0 and var end ? end : text.Length);
        bool isNumeric = !mantissa.IsEmpty && !text.AsSpan().ContainsAnyExcept(OfNumbers) && !mantissa.ContainsAny('+', '-') && mantissa.Count('.') <= 1;
        return isNumeric && (isNumber ? text.AsSpan().ContainsAnyExceptInRange('0', '9') : text.AsSpan().ContainsAny('.', '+', '-'));
    }
}
