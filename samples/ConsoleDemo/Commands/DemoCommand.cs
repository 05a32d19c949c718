using System.CommandLine;
using System.Globalization;

namespace ConsoleDemo;

/// <summary>The command line: what was asked, and the three things that can be.</summary>
internal static class DemoCommand
{
    // The exit codes. The last one is that of sysexits.h.
    internal const int Understood = 0, NotUnderstood = 1, WrongUsage = 2, NotWritten = 74;

    internal static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        // The parser's own words follow the machine's language; the rest of the demo speaks English.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Replays logs of SMM orders and of what providers answer about them, through SmmOrders. Without a command: the sample log.")
        {
            ReplayCommand.Build(terminal),
            DiagramCommand.Build(terminal),
            ExplainCommand.Build(terminal),
        };
        ReplayCommand.AddSampleTo(root, terminal);
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string[] faults = [.. parsed.Errors.Select(error => error.Message).Concat(Misplaced(parsed, root)).Distinct()];
        if (faults.Length > 0)
        {
            return Refuse(terminal, string.Join(' ', faults));
        }

        try
        {
            using var help = new StringWriter();
            // What is read is written at once, so that a signal may end the process as it ends any other.
            int code = await parsed.InvokeAsync(new()
            {
                Output = help,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            }).ConfigureAwait(false);
            terminal.Write(help.ToString());
            return code;
        }
        catch (IOException fault) when (StandardOutput.HasNoReader(fault))
        {
            return Understood;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"The output cannot be written: {fault.Message}");
            return NotWritten;
        }
    }

    /// <summary>Says why the demo was used wrongly.</summary>
    internal static int Refuse(Terminal terminal, string reason)
    {
        terminal.Error.WriteLine($"{reason} See --help.");
        return WrongUsage;
    }

    // The sample log has the options of a replay; before a command they would be read, and passed over.
    private static IEnumerable<string> Misplaced(ParseResult parsed, RootCommand root) =>
        from option in root.Options
        let command = parsed.CommandResult.Command
        where command != root && !option.Recursive && parsed.GetResult(option) is { Implicit: false }
        select $"{option.Name} stands before '{command.Name}'. Put it after.";
}
