using System.Text.RegularExpressions;

namespace SmmOrders.PackageTests;

/// <summary>The table of speed in the benchmarks' README has the rows and the goals that the benchmarks write; what was measured is one run's.</summary>
public sealed class SpeedTableTests
{
    private static readonly string Readme = Repository.Read("tests/SmmOrders.Benchmarks/README.md");

    // The text that makes the table: the benchmarks themselves would weigh too much here.
    private static readonly string Source = Repository.Read("tests/SmmOrders.Benchmarks/Table/SpeedTable.cs");

    [Fact]
    public void Each_row_and_goal_is_one_that_the_benchmarks_write()
    {
        Assert.Equal(11, Rows(Readme).Count());
        Assert.Empty(Foreign(Readme));
    }

    [Theory]
    [InlineData("any of the 36", "any of the 37")]
    [InlineData("scales with the cores", "scales")]
    public void A_row_or_a_goal_of_ones_own_is_caught(string written, string own) =>
        Assert.Single(Foreign(Readme.Replace(written, own, StringComparison.Ordinal)));

    private static IEnumerable<string> Foreign(string page) => Rows(page)
        .SelectMany(row => new[] { row.Groups["work"].Value, row.Groups["goal"].Value })
        .Where(text => !Source.Contains($"\"{text}\"", StringComparison.Ordinal));

    // Without the head.
    private static IEnumerable<Match> Rows(string page) =>
        Regex.Matches(page.Split("\n## Speed\n")[1].Split("\n# ")[0], @"^\| (?<work>[^|]+) \| (?<goal>[^|]+) \| [^|]+ \|$", RegexOptions.Multiline).Skip(1);
}
