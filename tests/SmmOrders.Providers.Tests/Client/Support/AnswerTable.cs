using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// The table of answers.txt: a heading, what is asked, the HTTP status and the body, and a line for each thing that was asked about.
/// The file says how it is written.
/// </summary>
internal static class AnswerTable
{
    private const string File = "answers.txt";
    private const string Heading = "## ";
    private const string Senseless = "-- ";
    private const string Arrow = "=> ";
    private const char AnyWords = '…';

    private static readonly string[] FileLines = AnswerCorpus.Lines(File);

    public static ImmutableArray<string> Lines => [.. FileLines];

    public static ImmutableArray<AnswerTableCase> Cases { get; } =
        [.. Enumerable.Range(0, FileLines.Length).Where(i => FileLines[i].StartsWith(Heading, StringComparison.Ordinal)).Select(CaseAt)];

    /// <summary>The cells that can have no case.</summary>
    public static ImmutableArray<string> SenselessCells { get; } =
    [
        .. FileLines.Where(line => line.StartsWith(Senseless, StringComparison.Ordinal))
            .Select(line => line[Senseless.Length..line.IndexOf(':', StringComparison.Ordinal)]),
    ];

    /// <summary>The lines as they would be if they told what was really said about each case.</summary>
    public static ImmutableArray<string> Told(ImmutableArray<string> lines, IEnumerable<KeyValuePair<AnswerTableCase, ImmutableArray<string>>> said)
    {
        ImmutableArray<string>.Builder told = lines.ToBuilder();
        foreach ((AnswerTableCase @case, ImmutableArray<string> words) in said)
        {
            for (int i = 0; i < words.Length; i++)
            {
                string expected = lines[@case.Line + i];
                string line = Prefix(@case, i) + words[i];
                told[@case.Line + i] = Fits(expected, line) ? expected : line;
            }
        }

        return told.ToImmutable();
    }

    /// <summary>Every case of which something else was told, for people.</summary>
    public static string Differences(ImmutableArray<string> lines, ImmutableArray<string> told)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (AnswerTableCase @case in Cases)
        {
            int[] differing = [.. Enumerable.Range(@case.Line, @case.Expected).Where(i => lines[i] != told[i])];
            if (differing.Length > 0)
            {
                count++;
                _ = text.Append('\n').AppendJoin('\n', lines.AsSpan()[(@case.Line - 3)..@case.Line].ToArray()).Append('\n')
                    .AppendJoin('\n', differing.Select(i => $"- {lines[i]}\n+ {told[i]}")).Append('\n');
            }
        }

        return $"{count} of {Cases.Length} answers are read as something else.\n{text}";
    }

    private static bool Fits(string expected, string line) => expected.EndsWith(AnyWords)
        ? line.StartsWith(AnswerCorpus.Plain(expected[..^1]), StringComparison.Ordinal)
        : line == AnswerCorpus.Plain(expected);

    private static string Prefix(AnswerTableCase @case, int i) => @case.Ids.IsEmpty ? Arrow : $"{@case.Ids[i]} {Arrow}";

    // For example "## status / no / bare: the key", "status 5 where Fail is Canceled", "200 {…}", "5 => …".
    private static AnswerTableCase CaseAt(int heading)
    {
        string[] name = FileLines[heading][Heading.Length..].Split(": ", 2);
        string[] asked = FileLines[heading + 1].Split(" where ");
        string[] question = asked[0].Split(' ');
        string[] word = asked.Length > 1 ? asked[1].Split(" is ") : [];
        string answer = FileLines[heading + 2];
        return new(
            name[0],
            name[1],
            question[0],
            [.. question[1..]],
            word.Length == 0 ? null : new(word[0], Enum.Parse<OrderStatus>(word[1])),
            int.Parse(answer.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture),
            [.. AnswerCorpus.Bytes(answer.Length > 4 ? answer[4..] : "")],
            heading + 3,
            FileLines.Skip(heading + 3).TakeWhile(line => line.Length > 0).Count());
    }
}
