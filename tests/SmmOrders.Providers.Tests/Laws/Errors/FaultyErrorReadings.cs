using System.Globalization;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Readings with one rule wrong each, as panels have them.</summary>
internal static class FaultyErrorReadings
{
    /// <summary>What is wrong with each, and the law that must find it.</summary>
    public static IReadOnlyDictionary<string, (string Law, IErrorReading Reading)> All { get; } = new Dictionary<string, (string, IErrorReading)>
    {
        ["tells capitals from small letters"] = ("The case of a word does not matter", new NoFold()),
        ["lowers letters as the culture does"] = ("The culture does not matter", new CultureFold()),
        ["wants the words in order"] = ("The order of the words and what stands between them do not matter", new InOrder()),
        ["looks for the whole phrase"] = ("The order of the words and what stands between them do not matter", new WholePhrase()),
        ["parts words at white space alone"] = ("What parts the words does not matter", new WhiteSpaceAlone()),
        ["does not see words written together"] = ("Words written together are the same words", new NoCamel()),
        ["looks for substrings"] = ("A word with more letters is another", new Substrings()),
        ["takes a beginning for a whole word"] = ("A beginning fits whatever follows", new WholeBeginnings()),
        ["passes over what must not occur"] = ("A word that must not occur hinders", new NothingExcluded()),
        ["takes silence for the first phrase"] = ("Without a word it is Other", new SilenceFits()),
        ["asks the panel's own phrases last"] = ("A panel's own phrase decides", new OwnLast()),
        ["reads the words of a link"] = ("The words of a link do not matter", new LinksRead()),
        ["lets the last phrase decide"] = ("It is what a plain reading finds", new LastDecides()),
    };

    private sealed class Substrings : PlainErrorReading
    {
        protected override bool IsSame(string word, string asked) => word.Contains(asked, StringComparison.Ordinal);
    }

    private abstract class OnePlaceAfterTheOther : PlainErrorReading
    {
        protected override bool Fits(string[] words, string text, string phrase)
        {
            int[] places = [.. phrase.Split(' ').Where(item => item[0] != '!').Select(item => Array.FindIndex(words, word => IsOneOf(word, item)))];
            return base.Fits(words, text, phrase) && places.Zip(places.Skip(1)).All(pair => Follows(pair.First, pair.Second));
        }

        protected abstract bool Follows(int first, int second);
    }

    private sealed class WholePhrase : OnePlaceAfterTheOther
    {
        protected override bool Follows(int first, int second) => second == first + 1;
    }

    private sealed class InOrder : OnePlaceAfterTheOther
    {
        protected override bool Follows(int first, int second) => second > first;
    }

    private sealed class CultureFold : PlainErrorReading
    {
        protected override string Fold(string word) => word.ToLower(CultureInfo.CurrentCulture);
    }

    private sealed class LastDecides : PlainErrorReading
    {
        protected override IEnumerable<(string Words, RefusalKind Kind)> Asked((string Words, RefusalKind Kind)[] own) => base.Asked(own).Reverse();
    }

    private sealed class NoFold : PlainErrorReading
    {
        protected override string Fold(string word) => word;
    }

    private sealed class OwnLast : PlainErrorReading
    {
        protected override IEnumerable<(string Words, RefusalKind Kind)> Asked((string Words, RefusalKind Kind)[] own) => [.. base.Asked([]), .. own];
    }

    private sealed class LinksRead : PlainErrorReading
    {
        protected override string Pieces(string text) => text;
    }

    private sealed class WhiteSpaceAlone : PlainErrorReading
    {
        protected override IEnumerable<string> Words(string text) =>
            Pieces(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Fold(Regex.Replace(word, @"^\P{L}+|\P{L}+$", "")));
    }

    private sealed class WholeBeginnings : PlainErrorReading
    {
        protected override bool Begins(string word, string asked) => word == asked;
    }

    private sealed class SilenceFits : PlainErrorReading
    {
        public override RefusalKind Find(string text, params (string Words, RefusalKind Kind)[] own) =>
            text.Any(char.IsLetterOrDigit) ? base.Find(text, own) : Asked(own).First().Kind;
    }

    private sealed class NoCamel : PlainErrorReading
    {
        protected override IEnumerable<string> Split(string run) => [run];
    }

    private sealed class NothingExcluded : PlainErrorReading
    {
        protected override bool Fits(string[] words, string text, string phrase) =>
            base.Fits(words, text, string.Join(' ', phrase.Split(' ').Where(item => item[0] != '!')));
    }
}
