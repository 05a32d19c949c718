using System.Net;
using System.Text.RegularExpressions;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>The README's list of attacks: the tests take from it what each is answered.</summary>
internal static partial class AttackList
{
    internal static Dictionary<string, (HttpStatusCode Status, string Answer)> All { get; } = Read();

    /// <summary>The status that an attack gets.</summary>
    internal static HttpStatusCode StatusOf(string attack) => All[attack].Status;

    /// <summary>What the API's answer begins with; all of it, if the list has all.</summary>
    internal static (string Text, bool IsWhole) AnswerOf(string attack, string order)
    {
        string words = All[attack].Answer.Trim('`');
        bool isWhole = !words.EndsWith('…');
        string text = words.TrimEnd('…').Replace("ORDER", order, StringComparison.Ordinal);
        return text[0] is '{' or '[' ? (text, isWhole)
            : ($$"""{"error":"{{text.Replace("'", "\\u0027", StringComparison.Ordinal)}}{{(isWhole ? "\"}" : "")}}""", isWhole);
    }

    private static Dictionary<string, (HttpStatusCode, string)> Read()
    {
        using var readme = new StreamReader(typeof(AttackList).Assembly.GetManifestResourceStream("README.md")!);
        return Row().Matches(readme.ReadToEnd().Split("## Attacks")[1].Split("\n## ")[0])
            .ToDictionary(row => row.Groups[1].Value, row => (Enum.Parse<HttpStatusCode>(row.Groups[2].Value), row.Groups[3].Value));
    }

    // The rows below the table's head.
    [GeneratedRegex(@"^\| (.+?) \| (\d{3}) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
