using System.Globalization;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests;

/// <summary>What the package's README shows is what the package does.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = AnswerCorpus.Text("README.md");

    [Fact]
    public void Every_example_is_compiled()
    {
        string compiled = Unindented(AnswerCorpus.Text("ReadmeExamples.cs"));
        string[] examples = [.. Regex.Matches(Readme, "```csharp\n(?:using [^\n]*\n)*\n?(.*?)```\n", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

        Assert.Equal(3, examples.Length);
        Assert.All(examples, example => Assert.Contains(Unindented(example), compiled, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_example_writes_what_its_comments_say()
    {
        using var written = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        ReadmeExamples.ReadAnswers(written);

        string example = Readme[..Readme.IndexOf("Nothing that a provider sends", StringComparison.Ordinal)];
        Assert.Equal(
            Regex.Matches(example, "// ([^=\n]*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value),
            written.ToString().Trim().Split('\n'));
    }

    [Fact]
    public void The_other_examples_do_what_is_said_of_them()
    {
        Assert.Equal(StatusReport.Of(OrderStatus.Canceled), ReadmeExamples.MapWords().Read("""{"status":"fail"}"""u8).Report);
        Assert.Equal(StatusReport.Of(OrderStatus.Completed), ReadmeExamples.MapWords().Read("""{"status":3}"""u8).Report);
        Assert.Equal(StatusReport.UnknownStatus("Success"), ReadmeExamples.MapWords().Read("""{"status":"Success"}"""u8).Report);
        Assert.True(ReadmeExamples.ForgiveLess().Read("""{"status":"Partial","remains":"+2"}"""u8).Report.Remains.IsUnreadable);
    }

    [Fact]
    public void The_table_of_leniencies_has_each_of_them_once() => Assert.Equal(
        Enum.GetValues<ProviderLeniencies>().Where(leniency => int.IsPow2((int)leniency)).Select(leniency => leniency.ToString()),
        RowsUnder("| `ProviderLeniencies` |"));

    [Fact]
    public void The_table_of_reports_has_each_kind_once() => Assert.Equal(Enum.GetNames<ReportKind>(), RowsUnder("| report |"));

    private static IEnumerable<string> RowsUnder(string header)
    {
        string table = Readme[(Readme.IndexOf(header, StringComparison.Ordinal) + header.Length)..];
        return Regex.Matches(table[..table.IndexOf("\n\n", StringComparison.Ordinal)], @"^\| `(\w+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value);
    }

    private static string Unindented(string code) => string.Join('\n', code.Split('\n').Select(line => line.TrimStart()));
}
