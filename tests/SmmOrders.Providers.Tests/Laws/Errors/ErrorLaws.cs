using System.Globalization;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What holds for every error; each law throws where it does not.</summary>
internal static partial class ErrorLaws
{
    private const RefusalKind Own = RefusalKind.Duplicate;
    private static readonly string[] Cultures = ["tr-TR", "de-DE", "hu-HU", "az-Latn-AZ", "ar-SA"];
    private static readonly string[] Corpus = [.. ErrorCorpus.All.Select(error => error.Text)];

    // Words of texts of the corpus that nothing but spaces and full stops part, so that a law may part them otherwise.
    private static readonly string[] Plain = [.. Corpus.Where(text => PlainText().IsMatch(text))];

    // Words that no default phrase asks about.
    private static readonly string[] Strange = ["zebra", "quux", "lorem", "gizmo", "plover", "xyzzy", "inka", "ibis"];

    private static readonly string[] Vocabulary = [.. ProviderErrorWords.Default.Phrases
        .SelectMany(phrase => phrase.Key.Split(' ', '|')).Select(word => word.Trim('!', '*', '#')).Where(word => word.Length > 0).Distinct(), .. Strange, "429", "100"];

    public static IReadOnlyDictionary<string, Action<IErrorReading, Dice>> All { get; } = new Dictionary<string, Action<IErrorReading, Dice>>
    {
        ["The case of a word does not matter"] = (reading, dice) =>
        {
            string text = dice.Of(Plain);
            string other = Word().Replace(text.ToLowerInvariant(), word => dice.Below(3) switch
            {
                0 => word.Value.ToUpperInvariant(),
                1 => char.ToUpperInvariant(word.Value[0]) + word.Value[1..],
                _ => word.Value,
            });
            Assert.Equal(reading.Find(text.ToLowerInvariant()), reading.Find(other));
        },
        ["The culture does not matter"] = (reading, dice) =>
        {
            string text = dice.Maybe() ? dice.Of(Corpus) : dice.Of(Plain).ToUpperInvariant();
            RefusalKind kind = reading.Find(text);
            Assert.Equal(kind, In(dice.Of(Cultures), () => reading.Find(text)));
        },
        ["The order of the words and what stands between them do not matter"] = (reading, dice) =>
        {
            string[] words = Some(dice, Strange);
            string phrase = string.Join(' ', words);
            dice.Shuffle(words.AsSpan());
            Assert.Equal(Own, reading.Find(string.Join(dice.Of(" ", " and ", ", then ", " - ", "... "), words), (phrase, Own)));
        },
        ["What parts the words does not matter"] = (reading, dice) =>
        {
            string text = dice.Of(Plain).ToLowerInvariant();
            Assert.Equal(reading.Find(text), reading.Find(text.Replace(" ", dice.Of("_", "-", "  ", "\t", "\n", "_-_", "/", ": ", "\u00a0"), StringComparison.Ordinal)));
        },
        ["Words written together are the same words"] = (reading, dice) =>
        {
            string[] words = Some(dice, Strange);
            string joined = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            Assert.Equal(Own, reading.Find(joined, (string.Join(' ', words), Own)));
        },
        ["A word with more letters is another"] = (reading, dice) =>
        {
            string[] words = Some(dice, Strange);
            string phrase = string.Join(' ', words);
            int at = dice.Below(words.Length);
            words[at] = dice.Maybe() ? words[at] + dice.Of("s", "ed", "x") : dice.Of("un", "re", "x") + words[at];
            Assert.Equal(RefusalKind.Other, reading.Find(string.Join(' ', words), (phrase, Own)));
        },
        ["A beginning fits whatever follows"] = (reading, dice) =>
        {
            string word = dice.Of(Strange);
            Assert.Equal(Own, reading.Find($"the {word}{dice.Of("", "s", "ed", "ность")} is", ($"{word[..3]}*", Own)));
            Assert.Equal(RefusalKind.Other, reading.Find($"the x{word} is", ($"{word[..3]}*", Own)));
        },
        ["A word that must not occur hinders"] = (reading, dice) =>
        {
            string[] words = Some(dice, Strange);
            string phrase = $"{string.Join(' ', words)} !never|abroad";
            Assert.Equal(Own, reading.Find(string.Join(' ', words), (phrase, Own)));
            Assert.Equal(RefusalKind.Other, reading.Find($"{string.Join(' ', words)} {dice.Of("never", "ABROAD")}", (phrase, Own)));
        },
        ["Without a word it is Other"] = (reading, dice) =>
            Assert.Equal(RefusalKind.Other, reading.Find(string.Concat(Enumerable.Range(0, dice.Below(9)).Select(_ => dice.Of(" ", ".", "!", "-", "\ud800", "…", "'", "*", "|", "\0"))), ("quux", Own))),
        ["A panel's own phrase decides"] = (reading, dice) =>
        {
            string text = dice.Of(Plain).ToLowerInvariant();
            string[] words = [.. Word().Matches(text).Select(word => word.Value)];
            RefusalKind kind = dice.Of(Enum.GetValues<RefusalKind>());
            Assert.Equal(kind, reading.Find(text, ("plover", Own), (string.Join(' ', words.Where(_ => dice.Maybe()).DefaultIfEmpty(words[0])), kind)));
        },
        ["The words of a link do not matter"] = (reading, dice) =>
        {
            string text = dice.Of(Plain);
            string words = dice.Of(Plain).TrimEnd('.', '!').Replace(" ", dice.Of("_", "-", "."), StringComparison.Ordinal);
            string link = string.Format(CultureInfo.InvariantCulture, dice.Of("https://t.me/{0}", "(http://{0})", "@{0}", "instagram.com/{0}", "\"https://x.com/{0}\"", "www.{0}.com", "HTTPS://X.COM/{0}", "{0}@example.org"), words);
            Assert.Equal(reading.Find(text), reading.Find(dice.Maybe() ? $"{text} {link}" : $"{link} {text}"));
        },
        ["It is what a plain reading finds"] = (reading, dice) =>
        {
            string text = string.Join(' ', Enumerable.Range(0, 1 + dice.Below(8)).Select(_ => dice.Maybe(6) ? dice.Of(Corpus) : dice.Of(Vocabulary)));
            Assert.Equal(new PlainErrorReading().Find(text), reading.Find(text));
        },
    };

    private static string[] Some(Dice dice, string[] words)
    {
        string[] shuffled = [.. words];
        dice.Shuffle(shuffled.AsSpan());
        return shuffled[..(2 + dice.Below(3))];
    }

    private static RefusalKind In(string culture, Func<RefusalKind> find)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return find();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [GeneratedRegex(@"^[A-Za-z]+( [A-Za-z]+)+[.!]?$")]
    private static partial Regex PlainText();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
