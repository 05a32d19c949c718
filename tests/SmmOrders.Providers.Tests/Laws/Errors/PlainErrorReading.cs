using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>The rules once more, as they are said and without a thought for speed: a list of words, and every phrase in turn.</summary>
internal partial class PlainErrorReading : IErrorReading
{
    private const string Name = @"[\p{L}\p{Nd}._+\-]";

    // What a phrase asks for, taken apart once: the readings are slow enough.
    private readonly ConcurrentDictionary<string, string[]> _alternatives = new();
    private readonly ConcurrentDictionary<string, string> _asked = new();

    public virtual RefusalKind Find(string text, params (string Words, RefusalKind Kind)[] own)
    {
        string[] words = [.. Words(text)];
        foreach ((string phrase, RefusalKind kind) in Asked(own))
        {
            if (Fits(words, text, phrase))
            {
                return kind;
            }
        }

        return RefusalKind.Other;
    }

    protected virtual IEnumerable<(string Words, RefusalKind Kind)> Asked((string Words, RefusalKind Kind)[] own) =>
        [.. own.Reverse(), .. ProviderErrorWords.Default.Phrases.Select(phrase => (phrase.Key, phrase.Value))];

    protected virtual bool Fits(string[] words, string text, string phrase)
    {
        string[] items = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] needed = [.. items.Where(item => item[0] != '!')];
        return needed.All(item => words.Any(word => IsOneOf(word, item)))
            && !items.Where(item => item[0] == '!' && item != "!*").Any(item => words.Any(word => IsOneOf(word, item[1..])))
            && (!items.Contains("!*") || words.All(word => needed.Any(item => IsOneOf(word, item))));
    }

    protected virtual bool IsSame(string word, string asked) => word == asked;

    protected virtual bool Begins(string word, string asked) => word.StartsWith(asked, StringComparison.Ordinal);

    protected virtual string Fold(string word) => string.Concat(word.Select(FoldLetter));

    protected virtual string Pieces(string text) =>
        string.Join(' ', text.Split([.. " \t\r\n\u00a0\"<>`“”„«»"]).Select(piece => Host().Replace(AtName().Replace(Scheme().Replace(piece, ""), ""), "")));

    protected virtual IEnumerable<string> Split(string run)
    {
        string[] parts = [.. Apostrophe().Split(run).SelectMany(part => Camel().Split(part))];
        return parts.Length > 1 ? [.. parts, Apostrophe().Replace(run, "")] : parts;
    }

    protected virtual IEnumerable<string> Words(string text) => Run().Matches(Pieces(text)).SelectMany(run => Split(run.Value)).Select(Fold);

    protected bool IsOneOf(string word, string item) => _alternatives.GetOrAdd(item, static item => item.Split('|')).Any(asked =>
        asked == "#" ? word.All(char.IsAsciiDigit)
        : asked.EndsWith('*') ? Begins(word, _asked.GetOrAdd(asked[..^1], Fold))
        : IsSame(word, _asked.GetOrAdd(asked, Fold)));

    private static string FoldLetter(char letter) => letter switch
    {
        'ı' => "i",
        'đ' or 'Đ' => "d",
        'ё' or 'Ё' => "е",
        'أ' or 'إ' or 'آ' => "ا",
        'ی' or 'ى' => "ي",
        'ک' => "ك",
        >= 'À' and <= 'ſ' => letter.ToString().Normalize(NormalizationForm.FormD)[..1].ToLowerInvariant(),
        _ => Silent().IsMatch(letter.ToString()) ? "" : letter.ToString().ToLowerInvariant(),
    };

    [GeneratedRegex($@"{Name}*://.*$")]
    private static partial Regex Scheme();

    [GeneratedRegex($@"{Name}*@.*$")]
    private static partial Regex AtName();

    [GeneratedRegex($@"(?i)(?<!{Name})www\..*$|{Name}+\.(com|net|org|me|tv|ru|be|gg|to|co|io|ly|su|app|link|live|gd|in|id|br|tr|ir|uk|us|fm)/.*$|{Name}+\.(com|net|org)[.,;:!?)\]']*$")]
    private static partial Regex Host();

    [GeneratedRegex(@"\p{Nd}+|\p{L}(?:[\p{L}\p{Mn}\p{Mc}\p{Cf}]|['’‘ʼ´](?=\p{L}))*")]
    private static partial Regex Run();

    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})")]
    private static partial Regex Camel();

    [GeneratedRegex("['’‘ʼ´]")]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"[\p{Mn}\p{Mc}\p{Cf}]")]
    private static partial Regex Silent();
}
