using System.Buffers;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>
/// Finds a key in a reduced view of a text, for example in its letters and digits alone. This finds a key that is split, or
/// written as character codes.
/// </summary>
internal sealed class KeyTrace
{
    private readonly Func<string, string> _view;
    private readonly string[] _forms;
    private readonly int _telling;
    private readonly SearchValues<string> _search;

    /// <summary>Creates one.</summary>
    /// <param name="view">Reduces a text to the view.</param>
    /// <param name="forms">The key's forms in that view.</param>
    /// <param name="least">The minimum length of a form; a shorter one would match by chance.</param>
    /// <param name="telling">The minimum length of a form's beginning, at the end of a cut text, that reveals something.</param>
    internal KeyTrace(Func<string, string> view, IEnumerable<string> forms, int least, int telling)
    {
        _view = view;
        _telling = telling;
        _forms = [.. forms.Select(form => form.ToLowerInvariant()).Where(form => form.Length >= least).Distinct()];
        _search = SearchValues.Create(_forms, StringComparison.Ordinal);
    }

    internal bool IsIn(string text) => _forms.Length > 0 && _view(text).AsSpan().ContainsAny(_search);

    /// <summary>How much of the key's beginning the view of the text ends with; 0 if too little to reveal anything.</summary>
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

    /// <summary>Only letters and digits, in lower case.</summary>
    internal static string Letters(string text) => Only(text, char.IsAsciiLetterOrDigit);

    /// <summary>Only hexadecimal digits, in lower case.</summary>
    internal static string HexDigits(string text) => Only(text.Replace("0x", "", StringComparison.OrdinalIgnoreCase), char.IsAsciiHexDigit);

    /// <summary>Only numbers, without leading zeros, with a comma before each.</summary>
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
