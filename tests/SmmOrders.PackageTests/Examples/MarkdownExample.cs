namespace SmmOrders.PackageTests;

/// <summary>A C# block of a Markdown page, and the text block right after it that shows what it prints.</summary>
/// <param name="File">The page, relative to the root.</param>
/// <param name="Line">The line of the block's first line of code, from 1.</param>
/// <param name="Code">The code.</param>
/// <param name="Output">What it prints; <see langword="null"/> where the page does not say.</param>
/// <param name="IsExcerpt">Whether it uses names that the page leaves to its reader.</param>
internal sealed record MarkdownExample(string File, int Line, string Code, string? Output, bool IsExcerpt)
{
    public static IEnumerable<MarkdownExample> In(string file, string page)
    {
        string[] lines = page.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                int end = EndOf(lines, i, file);
                if (lines[i].Trim() == "```csharp")
                {
                    yield return new(file, i + 2, Text(lines, i, end), OutputAfter(lines, end, file), IsMarked(lines, i));
                }

                i = end;
            }
        }
    }

    // The named project has the names and compares the text; here it is compiled against the packages.
    private static bool IsMarked(string[] lines, int start) =>
        start > 0 && lines[start - 1].StartsWith("<!-- compiled in SmmOrders.", StringComparison.Ordinal);

    // Between the two may stand empty lines and one line that leads over, such as "prints:".
    private static string? OutputAfter(string[] lines, int end, string file)
    {
        int next = end + 1;
        int leads = 0;
        while (next < lines.Length && (lines[next].Length == 0 || (lines[next].EndsWith(':') && leads++ == 0)))
        {
            next++;
        }

        return next < lines.Length && lines[next].Trim() == "```text" ? Text(lines, next, EndOf(lines, next, file)) : null;
    }

    private static int EndOf(string[] lines, int start, string file)
    {
        int end = Array.FindIndex(lines, start + 1, line => line.Trim() == "```");
        return end > 0 ? end : throw new FormatException($"{file}:{start + 1}: the block has no end.");
    }

    private static string Text(string[] lines, int start, int end) => string.Join('\n', lines[(start + 1)..end]);
}
