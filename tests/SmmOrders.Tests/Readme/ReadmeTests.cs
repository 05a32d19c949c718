using System.Text.RegularExpressions;

namespace SmmOrders.Tests;

/// <summary>The README and the page of the rules show what the library does.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = RepositoryFiles.Read("README.md");

    [Fact]
    public void The_diagram_is_the_one_that_the_default_lifecycle_draws() =>
        Assert.Equal(OrderLifecycle.Default.ToMermaid(), Block("<!-- OrderLifecycle.Default.ToMermaid() -->", "mermaid"));

    [Fact]
    public void The_first_example_is_the_quick_start_sample() =>
        Assert.Equal(RepositoryFiles.Read("samples/QuickStart/Program.cs"), Block("<!-- samples/QuickStart/Program.cs -->", "csharp"));

    [Fact]
    public void The_table_of_findings_has_every_code_once_with_the_attention_it_asks_for_and_its_sort()
    {
        string table = RepositoryFiles.Read("src/SmmOrders/RULES.md");
        table = table[table.IndexOf("<!-- Findings -->", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];

        IEnumerable<(string Name, string Attention, string Sort)> told = Regex.Matches(table, @"^\| `(\w+)` \| (yes|no) \| (state|event) \|", RegexOptions.Multiline)
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value));

        Assert.Equal(
            Enum.GetValues<Findings>().Where(f => f != Findings.None).Select(f => (f.ToString(), f.NeedAttention() ? "yes" : "no", f.States() == f ? "state" : "event")),
            told);
    }

    [Fact]
    public void A_changed_line_is_detected() =>
        Assert.NotEqual(OrderLifecycle.PerfectPanel.ToMermaid(), Block("<!-- OrderLifecycle.Default.ToMermaid() -->", "mermaid"));

    private static string Block(string marker, string language)
    {
        Match match = Regex.Match(Readme, $"{Regex.Escape(marker)}\n```{language}\n(.*?)```\n", RegexOptions.Singleline);
        Assert.True(match.Success, $"The README has no {language} block under {marker}.");
        return match.Groups[1].Value;
    }
}
