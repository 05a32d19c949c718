using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// The named answers of single.txt and bulk.txt. A case is a heading, a line with the body, and a line for each order with what
/// is read, up to an empty one; <c>⟦…⟧</c> stands for bytes in hexadecimal.
/// </summary>
internal static partial class AnswerCorpus
{
    private const string Heading = "## ";
    private const string Arrow = "=> ";

    public static ImmutableArray<CorpusCase> Single { get; } = [.. CasesOf(Lines("single.txt"))];

    public static ImmutableArray<CorpusCase> Bulk { get; } = [.. CasesOf(Lines("bulk.txt"))];

    /// <summary>The file as it stands.</summary>
    public static string Text(string file)
    {
        using Stream stream = typeof(AnswerCorpus).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The file as it would be if it told what is really read.</summary>
    public static string TextAsRead(string file, ProviderAnswerReader reader)
    {
        string[] lines = Lines(file);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Heading, StringComparison.Ordinal))
            {
                int first = i + 2;
                string[] read = [.. Read(CaseAt(lines, i), reader)];
                for (int k = 0; k < read.Length; k++)
                {
                    lines[first + k] = Plain(lines[first + k]) == read[k] ? lines[first + k] : read[k];
                }
            }
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Read(CorpusCase @case, ProviderAnswerReader reader)
    {
        if (@case.OrderIds.IsEmpty)
        {
            return [Arrow + reader.Read(@case.Body.AsSpan())];
        }

        var answers = new ProviderAnswer[@case.OrderIds.Length];
        reader.ReadMany(@case.Body.AsSpan(), @case.OrderIds.AsSpan(), answers);
        return @case.OrderIds.Select((id, i) => $"{id} {Arrow}{answers[i]}");
    }

    private static IEnumerable<CorpusCase> CasesOf(string[] lines) =>
        Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith(Heading, StringComparison.Ordinal)).Select(i => CaseAt(lines, i));

    private static CorpusCase CaseAt(string[] lines, int heading) => new(
        lines[heading][Heading.Length..],
        [.. Bytes(lines[heading + 1])],
        [.. lines.Skip(heading + 2).TakeWhile(line => line.Length > 0).Select(Plain)
            .Where(line => !line.StartsWith(Arrow, StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(' ' + Arrow, StringComparison.Ordinal)])]);

    internal static string[] Lines(string file) => Text(file).Split('\n');

    internal static string Plain(string line) => Encoding.UTF8.GetString(Bytes(line));

    internal static byte[] Bytes(string line)
    {
        List<byte> bytes = [];
        int end = 0;
        foreach (Match mark in Mark().Matches(line))
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(line[end..mark.Index]));
            end = mark.Index + mark.Length;
            byte[] marked = Convert.FromHexString(mark.Groups["bytes"].Value.Replace(" ", "", StringComparison.Ordinal));
            int times = mark.Groups["times"].Success ? int.Parse(mark.Groups["times"].ValueSpan, CultureInfo.InvariantCulture) : 1;
            bytes.AddRange(Enumerable.Repeat(marked, times).SelectMany(each => each));
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(line[end..]));
        return [.. bytes];
    }

    [GeneratedRegex("⟦(?<bytes>[0-9A-F ]+)(×(?<times>[0-9]+))?⟧")]
    private static partial Regex Mark();
}
