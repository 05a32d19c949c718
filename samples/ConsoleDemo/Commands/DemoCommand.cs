using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ConsoleDemo.Output;

namespace ConsoleDemo.Commands;

/// <summary>The command line: what was asked, and the three things that can be.</summary>
internal static class DemoCommand
{
    /// <summary>Runs the demo.</summary>
    /// <returns>
    /// 0 where all is understood; 1 where a line of the log is not; 2 where the demo was used wrongly, with the reason on
    /// standard error; 74 where what it says cannot be written; 130 where it was interrupted.
    /// </returns>
    internal static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        // The parser's own words follow the machine's language; the rest of the demo speaks English.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        RootCommand root = Build(terminal);
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string[] faults = [.. parsed.Errors.Select(error => error.Message).Concat(Misplaced(parsed, root)).Concat(Directives(parsed)).Distinct()];
        if (faults.Length > 0)
        {
            return ExitCode.Refuse(terminal, string.Join(' ', faults));
        }

        try
        {
            return await InvokeAsync(parsed, terminal).ConfigureAwait(false);
        }
        catch (IOException fault) when (StandardOutput.HasNoReader(fault))
        {
            return ExitCode.Understood;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A log that cannot be read is wrong usage, and told as that: what is left is the output.
            terminal.Error.WriteLine($"The output cannot be written: {fault.Message}");
            return ExitCode.NotWritten;
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, Terminal terminal)
    {
        using var help = new StringWriter();
        int code = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = help,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMilliseconds(500),
        }).ConfigureAwait(false);
        if (code >= ExitCode.Interrupted)
        {
            // A progress bar that could not end by itself has hidden it.
            terminal.Progress.Value?.Cursor.Show(show: true);
        }

        if (help.ToString() is { Length: > 0 } said)
        {
            terminal.Write(said);
        }

        return code;
    }

    // The sample log has the options of a replay; before a command they would be read, and passed over.
    private static IEnumerable<string> Misplaced(ParseResult parsed, RootCommand root) =>
        from option in root.Options
        let command = parsed.CommandResult.Command
        where command != root && !option.Recursive && parsed.GetResult(option) is { Implicit: false }
        select $"{option.Name} stands before '{command.Name}'. Put it after.";

    // The demo has none, and the parser passes over those that nobody has.
    private static IEnumerable<string> Directives(ParseResult parsed) =>
        from token in parsed.Tokens
        where token.Type == TokenType.Directive
        select $"Unrecognized command or argument '{token.Value}'.";

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
