using System.Buffers;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>
/// What is left of a key in a text that is looked at in one way, for example at its letters and digits alone: so a key is found
/// that is taken apart, or written character by character as numbers.
/// </summary>
internal sealed class KeyTrace
{
    private readonly Func<string, string> _view;
    private readonly string[] _forms;
    private readonly int _telling;
    private readonly SearchValues<string> _search;

    /// <summary>Makes one.</summary>
    /// <param name="view">How a text is looked at.</param>
    /// <param name="forms">The key in texts that are seen so.</param>
    /// <param name="least">The shortest form: fewer characters come together by chance.</param>
    /// <param name="telling">The shortest beginning of a form that gives something away, where a text was cut short.</param>
    internal KeyTrace(Func<string, string> view, IEnumerable<string> forms, int least, int telling)
    {
        _view = view;
        _telling = telling;
        _forms = [.. forms.Select(form => form.ToLowerInvariant()).Where(form => form.Length >= least).Distinct()];
        _search = SearchValues.Create(_forms, StringComparison.Ordinal);
    }

    internal bool IsIn(string text) => _forms.Length > 0 && _view(text).AsSpan().ContainsAny(_search);

    /// <summary>How much of a beginning of the key the text ends in, as it is seen; 0 where that gives nothing away.</summary>
    internal int LengthAtEndOf(string text)
    {
        string seen = _forms.Length > 0 ? _view(text) : "";
        return _forms.Select(form => LengthAtEnd(seen, form)).Where(length => length >= _telling).DefaultIfEmpty().Max();
    }

    private static int LengthAtEnd(string seen, string form)
    {
        int length = Math.Min(form.Length, seen.Length);
        while (!seen.AsSpan().EndsWith(form.AsSpan(0, length), StringComparison.Ordinal))
        {
            length--;
        }

        return length;
    }

    /// <summary>Letters and digits alone, in lower case: what stands between them does not count.</summary>
    internal static string Letters(string text) => Only(text, char.IsAsciiLetterOrDigit);

    /// <summary>Hexadecimal digits alone, in lower case.</summary>
    internal static string HexDigits(string text) => Only(text.Replace("0x", "", StringComparison.OrdinalIgnoreCase), char.IsAsciiHexDigit);

    /// <summary>Numbers alone, without zeros before them, a comma before each.</summary>
    internal static string Numbers(string text)
    {
        var numbers = new StringBuilder();
        var between = true;
        foreach (char character in text)
        {
            bool isDigit = char.IsAsciiDigit(character);
            if (isDigit && between)
            {
                _ = numbers.Append(',');
            }

            if (isDigit && (character != '0' || numbers[^1] != ','))
            {
                _ = numbers.Append(character);
            }

            between = !isDigit;
        }

        return numbers.ToString();
    }

    private static string Only(string text, Func<char, bool> counts)
    {
        var only = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (counts(character))
            {
                _ = only.Append(char.ToLowerInvariant(character));
            }
        }

        return only.ToString();
    }
}
