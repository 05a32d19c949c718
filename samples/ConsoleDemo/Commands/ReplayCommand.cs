using System.CommandLine;
using System.Globalization;
using ConsoleDemo.Log;
using ConsoleDemo.Output;
using ConsoleDemo.Replay;
using SmmOrders;
using Spectre.Console;

namespace ConsoleDemo.Commands;

/// <summary><c>replay</c>: replays a log, and tells what came of each order and of its money.</summary>
internal sealed class ReplayCommand
{
    private readonly Option<int> _decimals = DemoOptions.Decimals();
    private readonly Option<RefundRounding> _rounding = DemoOptions.Rounding();
    private readonly Option<OrderLifecycle?> _lifecycle = DemoOptions.Lifecycle();
    private readonly Option<bool> _corrections = DemoOptions.Corrections();
    private readonly Option<TimeSpan> _stuckAfter = DemoOptions.StuckAfter();
    private readonly Option<CultureInfo?> _culture = DemoOptions.Culture();
    private readonly Option<Format> _format = DemoOptions.Choice("--format", "How it is told", ("table", Format.Table), ("json", Format.Json));
    private readonly Terminal _terminal;

    private ReplayCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command that replays any log.</summary>
    internal static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A log of JSON lines, in time order; - is standard input" };
        var command = new Command("replay", "Replays a log.") { file };
        new ReplayCommand(terminal).AddTo(command, parsed => LogSource.Open(parsed.GetRequiredValue(file), terminal));
        return command;
    }

    /// <summary>Gives a command the same options, for the log that is shipped with the demo.</summary>
    internal static void AddSampleTo(Command command, Terminal terminal) =>
        new ReplayCommand(terminal).AddTo(command, _ => LogSource.Sample());

    private void AddTo(Command command, Func<ParseResult, Stream> open)
    {
        foreach (Option option in new Option[] { _decimals, _rounding, _lifecycle, _corrections, _stuckAfter, _culture, _format })
        {
            command.Add(option);
        }

        // On a thread of its own, so that an interruption is heard even while standard input is waited for.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, open, cancellation)));
    }

    private int Run(ParseResult parsed, Func<ParseResult, Stream> open, CancellationToken cancellation)
    {
        OrderLifecycle lifecycle = parsed.GetValue(_lifecycle) ?? OrderLifecycle.Default;
        var tracker = new OrderTracker(
            new RefundPolicy(parsed.GetValue(_decimals), parsed.GetValue(_rounding)),
            parsed.GetValue(_corrections) ? lifecycle.WithCorrections() : lifecycle,
            new StuckRule(parsed.GetValue(_stuckAfter)));
        bool json = parsed.GetValue(_format) == Format.Json;
        IReplayReport report = json
            ? new JsonReport(_terminal.Output, tracker.Refunds)
            : new TableReport(_terminal.Page.Value, tracker, parsed.GetValue(_culture));
        var replay = new OrderReplay(tracker, report);
        try
        {
            using Stream log = open(parsed);
            ProgressBar.Show(BarFor(log, json), log, seen => replay.Run(new LineReader(log, lines =>
            {
                report.Flush();
                seen(lines);
            }), cancellation));
        }
        catch (UnreadableLogException fault)
        {
            return ExitCode.Refuse(_terminal, fault.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            report.Flush();
            return ExitCode.Interrupted;
        }
        catch (IOException fault) when (StandardOutput.HasNoReader(fault))
        {
            // What was read until then is what the exit code speaks of.
        }

        return replay.Totals.Faults == 0 ? ExitCode.Understood : ExitCode.NotUnderstood;
    }

    // Not among the lines that a person types, nor among lines of JSON.
    private IAnsiConsole? BarFor(Stream log, bool json) =>
        (log == _terminal.Input && _terminal.InputIsTyped)
        || _terminal.Progress.Value is not { } bar
        || (json && bar == _terminal.Page.Value) ? null : bar;

    private enum Format
    {
        Table,
        Json,
    }
}
