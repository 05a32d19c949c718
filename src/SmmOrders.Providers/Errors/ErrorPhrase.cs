using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>A parsed phrase.</summary>
internal sealed class ErrorPhrase
{
    internal const int MaxWords = 31;
    internal const string AnyNumber = "#";
    private const string NothingElse = "!*";

    private ErrorPhrase(string text, RefusalKind kind, ImmutableArray<ImmutableArray<string>> words, ImmutableArray<string> without, bool isAlone)
    {
        Text = text;
        Kind = kind;
        Words = words;
        Without = without;
        IsAlone = isAlone;
        Canonical = string.Join(' ', words.Select(word => string.Join('|', word)).Order(StringComparer.Ordinal))
            + (without.IsEmpty ? "" : $" !{string.Join('|', without)}") + (isAlone ? $" {NothingElse}" : "");
    }

    /// <summary>The original text.</summary>
    internal string Text { get; }

    /// <summary>The kind of the errors that it matches.</summary>
    internal RefusalKind Kind { get; }

    /// <summary>A form that is the same for all equivalent phrases.</summary>
    internal string Canonical { get; }

    /// <summary>The required words, each with its alternatives. A trailing <c>*</c> marks a beginning, <c>#</c> any number.</summary>
    internal ImmutableArray<ImmutableArray<string>> Words { get; }

    /// <summary>The words that must not occur.</summary>
    internal ImmutableArray<string> Without { get; }

    /// <summary>Whether no other word may occur.</summary>
    internal bool IsAlone { get; }

    /// <exception cref="ArgumentNullException"><paramref name="words"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="words"/> is not a valid phrase.</exception>
    internal static ErrorPhrase Parse(string words, RefusalKind kind)
    {
        ArgumentNullException.ThrowIfNull(words);
        List<ImmutableArray<string>> needed = [];
        List<string> without = [];
        bool isAlone = false;
        foreach (string item in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (item == NothingElse)
            {
                isAlone = true;
            }
            else if (item[0] == '!' && item.Trim('!').Length > 0)
            {
                without.AddRange(AlternativesOf(item[1..], words));
            }
            else if (item == AnyNumber || item.Contains('|', StringComparison.Ordinal) || item.Contains('*', StringComparison.Ordinal))
            {
                needed.Add(AlternativesOf(item, words));
            }
            else
            {
                needed.AddRange(TokensOf(item).Select(token => ImmutableArray.Create(token)));
            }
        }

        ImmutableArray<ImmutableArray<string>> distinct = [.. needed.DistinctBy(word => string.Join('|', word))];
        return distinct.Length switch
        {
            0 => throw Bad(words, "it has no word that must occur: give at least one letter or digit"),
            > MaxWords => throw Bad(words, $"it has {distinct.Length} different words; {MaxWords} are the most"),
            _ when needed.SelectMany(word => word).Concat(without).Any(word => word.TrimEnd('*').Length > ErrorTokens.MaxLength) =>
                throw Bad(words, $"a word has at most {ErrorTokens.MaxLength} letters"),
            _ => new(words, kind, distinct, [.. without.Distinct().Order(StringComparer.Ordinal)], isAlone),
        };
    }

    /// <summary>Whether this is one of the required words.</summary>
    internal bool Names(ReadOnlySpan<char> token, bool isNumber)
    {
        foreach (ImmutableArray<string> word in Words)
        {
            foreach (string alternative in word)
            {
                if (alternative[^1] == '*' ? token.StartsWith(alternative.AsSpan()[..^1]) : token.SequenceEqual(alternative) || (isNumber && alternative == AnyNumber))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ImmutableArray<string> AlternativesOf(string item, string words) =>
        [.. item.Split('|').Select(alternative => AlternativeOf(alternative, words)).Distinct().Order(StringComparer.Ordinal)];

    private static string AlternativeOf(string alternative, string words)
    {
        if (alternative == AnyNumber)
        {
            return alternative;
        }

        bool isBeginning = alternative.EndsWith('*');
        string[] tokens = alternative.TrimEnd('*').Contains('*', StringComparison.Ordinal)
            ? throw Bad(words, "a * stands at the end of a word, where other letters may follow: insufficien*")
            : [.. TokensOf(isBeginning ? alternative[..^1] : alternative)];
        return (tokens, isBeginning) switch
        {
            ([], _) => throw Bad(words, "a | stands between two words, a ! before one and a * after one, without a space: incorrect|wrong !order insufficien*"),
            ([_, _, ..], _) => throw Bad(words, $"\"{alternative}\" is several words; between | and beside ! and * stands one"),
            ([{ Length: < 2 }], true) => throw Bad(words, $"\"{alternative}\" is the beginning of too many words; at least 2 letters stand before a *"),
            ([string token], true) => token + "*",
            ([string token], false) => token,
        };
    }

    private static List<string> TokensOf(string item)
    {
        List<string> found = [];
        var tokens = new ErrorTokens(item, new char[ErrorTokens.MaxLength + 1]);
        while (tokens.MoveNext())
        {
            if (!tokens.IsWhole)
            {
                found.Add(tokens.Current.ToString());
            }
        }

        return found;
    }

    private static ArgumentException Bad(string words, string why) => new($"'{words}' is not an error phrase: {why}.", nameof(words));
}
