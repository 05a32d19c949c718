using System.CommandLine;
using System.Globalization;
using ConsoleDemo.Output;

namespace ConsoleDemo.Commands;

/// <summary>The command line: what was asked, and the three things that can be.</summary>
internal static class DemoCommand
{
    /// <summary>Runs the demo.</summary>
    /// <returns>
    /// 0 where all is understood; 1 where a line of the log is not; 2 where the demo was used wrongly, with the reason on
    /// standard error; 130 where it was interrupted.
    /// </returns>
    internal static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        // The parser's own words follow the machine's language; the rest of the demo speaks English.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        RootCommand root = Build(terminal);
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string[] faults = [.. parsed.Errors.Select(error => error.Message).Concat(Misplaced(parsed, root)).Distinct()];
        if (faults.Length > 0)
        {
            return ExitCode.Refuse(terminal, string.Join(' ', faults));
        }

        using var help = new StringWriter();
        int code = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = help,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMilliseconds(500),
        }).ConfigureAwait(false);
        terminal.Write(help.ToString());
        if (code >= ExitCode.Interrupted)
        {
            // A progress bar that could not end by itself has hidden it.
            terminal.Progress?.Cursor.Show(show: true);
        }

        return code;
    }

    // The sample log has the options of a replay; before a command they would be read, and passed over.
    private static IEnumerable<string> Misplaced(ParseResult parsed, RootCommand root) =>
        from option in root.Options
        let command = parsed.CommandResult.Command
        where command != root && !option.Recursive && parsed.GetResult(option) is { Implicit: false }
        select $"{option.Name} stands before '{command.Name}'. Put it after.";

    private static RootCommand Build(Terminal terminal)
    {
        var root = new RootCommand("Replays logs of SMM orders and of what providers answer about them, through SmmOrders. Without a command: the sample log.")
        {
            ReplayCommand.Build(terminal),
            DiagramCommand.Build(terminal),
            ExplainCommand.Build(terminal),
        };
        root.Directives.Clear();
        ReplayCommand.AddSampleTo(root, terminal);
        return root;
    }
}
