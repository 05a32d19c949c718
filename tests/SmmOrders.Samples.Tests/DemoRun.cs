using System.Text;
using ConsoleDemo;

namespace SmmOrders.Samples.Tests;

/// <summary>One run of the demo in this process: what it was given, and what it said.</summary>
internal sealed record DemoRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output.</summary>
    internal string[] Lines => Output.Length == 0 ? [] : Output.TrimEnd('\n').Split('\n');

    internal static Task<DemoRun> OfAsync(params string[] args) => WithInputAsync("", args);

    /// <summary>Replays lines from standard input, as JSON.</summary>
    internal static Task<DemoRun> ReplayAsync(IEnumerable<string> lines, params string[] options) =>
        WithInputAsync(string.Concat(lines.Select(line => $"{line}\n")), ["replay", "-", "--format", "json", .. options]);

    internal static Task<DemoRun> WithInputAsync(string input, params string[] args) =>
        WithInputAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), args);

    internal static async Task<DemoRun> WithInputAsync(Stream input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int code = await DemoCommand.RunAsync(args, new Terminal(input, output, new(Terminal.Plain(output)), error));
        return new DemoRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
