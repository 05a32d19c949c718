using System.Text.RegularExpressions;

namespace SmmOrders.PackageTests;

/// <summary>Each row of a table in a Markdown page has as many cells as the table's head: what is left over is shown to nobody.</summary>
public sealed class MarkdownTableTests
{
    [Fact]
    public void Every_row_has_the_cells_of_its_head() => Assert.Equal([], Repository.Files()
        .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(file => Uneven(Repository.Read(file)).Select(row => $"{file}: {row}")));

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 | 3 |")]
    [InlineData("| a | b |\n|---|---|\n| 1 |")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 | | 3 |")]
    public void A_row_with_more_or_fewer_is_caught(string page) => Assert.Single(Uneven(page));

    [Fact]
    public void A_bar_that_is_escaped_ends_no_cell() => Assert.Empty(Uneven("| a | b |\n|---|---|\n| `1\\|2` | 3 |"));

    private static IEnumerable<string> Uneven(string page) =>
        from table in Regex.Matches(Regex.Replace(page, "(?ms)^```.*?^```", ""), @"(?m)(^\|.*\|\r?\n?)+")
        let rows = table.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        from row in rows
        where Cells(row) != Cells(rows[0])
        select row;

    private static int Cells(string row) => Regex.Count(row, @"(?<!\\)\|");
}
