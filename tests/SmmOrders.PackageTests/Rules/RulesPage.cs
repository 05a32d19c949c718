using System.Text.RegularExpressions;

namespace SmmOrders.PackageTests;

/// <summary>The page of the domain rules: what of it can be cited, and whether a text cites that and nothing else.</summary>
internal static class RulesPage
{
    public const string File = "src/SmmOrders/RULES.md";

    // The forms of a citation; a test is named after the rule that it holds.
    private const string Citation =
        @"\b(?i:domain\ rules?)\ (?<cited>S\d+)(?:(?:,|\ and|\ to)\ (?<cited>S\d+))*
        | \b(?i:domain\ rules,)\ (?<cited>section\ \d+(?:\.\d+)?)
        | \b(?<cited>(?i:law)\ \d+)\ of\ the\ domain\ rules
        | \bvoid\ (?<cited>S\d+)_";

    private const string Mention = @"\b(?:S\d+|(?i:sections?|laws?)\ \d+(?:\.\d+)?)\b";

    public static string Text { get; } = Repository.Read(File).ReplaceLineEndings("\n");

    /// <summary>The numbers that the page has, in its order: of sections, of rules and laws, and of the facts of the wire.</summary>
    public static IReadOnlyList<string> Numbers { get; } = [.. NumbersIn(Text)];

    /// <summary>The numbers that a text cites.</summary>
    public static IEnumerable<string> Cited(string text) => Find(Flatten(text), Citation)
        .SelectMany(citation => citation.Groups["cited"].Captures)
        .Select(cited => cited.Value);

    /// <summary>Citations of what the page does not have, and mentions that do not say of what they are.</summary>
    public static IEnumerable<string> Faults(string text)
    {
        string uncited = Regex.Replace(Flatten(text), Citation, "", RegexOptions.IgnorePatternWhitespace);
        return Cited(text).Where(IsMissing).Select(cited => $"{cited} is not in {File}")
            .Concat(Find(uncited, Mention).Select(mention => $"{mention.Value} does not say that it is of the domain rules"));
    }

    /// <summary>What a page of rules mentions of itself and does not have.</summary>
    public static IEnumerable<string> LostMentions(string page) =>
        Find(page, Mention).Select(mention => mention.Value).Where(IsMissing);

    private static bool IsMissing(string number) => !Numbers.Contains(number, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> NumbersIn(string page)
    {
        string section = "";
        foreach (Match line in Find(page, @"^(?:\#\#\ (?<section>\d+)\.|\|\ (?<rule>S\d+)\ \||(?<item>\d+)\.)\ ", RegexOptions.Multiline))
        {
            section = line.Groups["section"] is { Success: true } begins ? begins.Value : section;
            yield return line.Groups["rule"] is { Success: true } rule ? rule.Value
                : line.Groups["item"] is not { Success: true } item ? $"section {section}"
                : section == "2" ? $"law {item.Value}"
                : $"section {section}.{item.Value}";
        }
    }

    private static MatchCollection Find(string text, string pattern, RegexOptions options = RegexOptions.None) =>
        Regex.Matches(text, pattern, options | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant);

    // A citation may go on in the next line of a comment.
    private static string Flatten(string text) => Regex.Replace(text, @"\s*\n\s*(?:///?\s)?", " ");
}
