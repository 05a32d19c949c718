using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmOrders.PackageTests;

/// <summary>
/// A program of a page: a block that begins with its usings, and the blocks after it that have none and so go on with its
/// variables. An excerpt is one of its own, which begins with <see cref="ExampleFiles.Surroundings"/>, unless the one before it
/// shows nothing but the types that it uses. Each block is a local function in the one before: it sees what came before it, and may use a name again.
/// </summary>
internal sealed class ExampleProgram
{
    private const string UsingsOfExcerpts = """
        using Microsoft.Extensions.DependencyInjection;
        using SmmOrders;
        using SmmOrders.Providers;
        using SmmOrders.Providers.Testing;

        """;

    private readonly List<MarkdownExample> _blocks;

    private ExampleProgram(int number, MarkdownExample first)
    {
        Number = number;
        _blocks = [first];
    }

    public int Number { get; }

    public IReadOnlyList<MarkdownExample> Blocks => _blocks;

    /// <summary>The programs of the examples, numbered on from those that are there already.</summary>
    public static IReadOnlyList<ExampleProgram> From(IEnumerable<MarkdownExample> examples, int before = 0)
    {
        var programs = new List<ExampleProgram>();
        foreach (MarkdownExample example in examples)
        {
            if (programs.Count > 0 && programs[^1]._blocks[0].File == example.File && GoesOn(programs[^1]._blocks[^1], example))
            {
                programs[^1]._blocks.Add(example);
            }
            else
            {
                programs.Add(new ExampleProgram(before + programs.Count + 1, example));
            }
        }

        return programs;
    }

    /// <summary>The program as a file of a project.</summary>
    public string ToSource()
    {
        CompilationUnitSyntax[] units = [.. _blocks.Select(Parse)];
        var source = new StringBuilder(_blocks[0].IsExcerpt && units[0].Usings.Count == 0 ? UsingsOfExcerpts : units[0].Usings.ToFullString());
        _ = source.AppendLine(CultureInfo.InvariantCulture, $"namespace ReadmeExamples.Program{Number}\n{{");
        for (int i = 0; i < units.Length; i++)
        {
            Append(source, i, units[i].Members.Where(member => member is not GlobalStatementSyntax));
        }

        _ = source.AppendLine("internal static class Runner\n{\npublic static async Task RunAsync(string[] args)\n{");
        for (int i = 0; i < units.Length; i++)
        {
            _ = source.AppendLine(CultureInfo.InvariantCulture, $"Console.WriteLine(\"{Marker(i)}\");");
            Append(source, i, units[i].Members.OfType<GlobalStatementSyntax>());
            _ = i + 1 < units.Length
                ? source.AppendLine(CultureInfo.InvariantCulture, $"await Block{i + 1}Async();\nasync Task Block{i + 1}Async()\n{{")
                : source.AppendLine("await Task.CompletedTask;");
        }

        return source.Append('}', units.Length + 2).AppendLine().ToString();
    }

    /// <summary>What the program printed, out of all that the starter did, and whether it ran to its end.</summary>
    public (string Printed, bool Ended) OutputIn(string output)
    {
        string start = $"~~~~ program {Number}\n";
        string text = output.ReplaceLineEndings("\n");
        int from = text.IndexOf(start, StringComparison.Ordinal);
        string printed = from < 0 ? "" : text[(from + start.Length)..].Split("~~~~ program ")[0];
        int end = printed.IndexOf($"~~~~ end {Number}\n", StringComparison.Ordinal);
        return end < 0 ? (printed, false) : (printed[..end], true);
    }

    /// <summary>What the block printed, out of all that the program did.</summary>
    public static string OutputOf(int block, string output)
    {
        string text = output.ReplaceLineEndings("\n");
        int start = text.IndexOf($"{Marker(block)}\n", StringComparison.Ordinal) + Marker(block).Length + 1;
        int end = text.IndexOf(Marker(block + 1), start, StringComparison.Ordinal);
        return Trim(end < 0 ? text[start..] : text[start..end]);
    }

    public static string Trim(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static bool GoesOn(MarkdownExample before, MarkdownExample example) =>
        Parse(example).Usings.Count == 0
        && (!example.IsExcerpt || (before.IsExcerpt && !Parse(before).Members.OfType<GlobalStatementSyntax>().Any()));

    private static string Marker(int block) => $"~~~~ block {block}";

    private void Append(StringBuilder source, int block, IEnumerable<MemberDeclarationSyntax> members)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            int line = _blocks[block].Line + member.SyntaxTree.GetLineSpan(member.FullSpan).StartLinePosition.Line;
            _ = source.AppendLine(CultureInfo.InvariantCulture, $"#line {line} \"{_blocks[block].File}\"")
                .AppendLine(member.ToFullString())
                .AppendLine("#line default");
        }
    }

    private static CompilationUnitSyntax Parse(MarkdownExample example) =>
        CSharpSyntaxTree.ParseText(example.Code, new CSharpParseOptions(LanguageVersion.CSharp14)).GetCompilationUnitRoot();
}
