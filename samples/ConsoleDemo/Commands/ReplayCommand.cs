using System.CommandLine;
using System.Globalization;

namespace ConsoleDemo;

/// <summary><c>replay</c>: replays a log, and shows what became of each order and its money.</summary>
internal static class ReplayCommand
{
    /// <summary>The command that replays any log.</summary>
    internal static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A log of JSON lines, in time order; - is standard input" };
        var command = new Command("replay", "Replays a log.") { file };
        AddTo(command, terminal, parsed => parsed.GetRequiredValue(file) is var path && path == "-" ? terminal.Input : LogReader.OpenFile(path));
        return command;
    }

    /// <summary>Gives a command the same options, for the log that is shipped with the demo.</summary>
    internal static void AddSampleTo(Command command, Terminal terminal) => AddTo(command, terminal, _ => LogReader.OpenSample());

    private static void AddTo(Command command, Terminal terminal, Func<ParseResult, Stream> open)
    {
        Option<int> decimals = DemoOptions.Decimals();
        Option<string> rounding = DemoOptions.Rounding();
        Option<string> lifecycle = DemoOptions.Lifecycle();
        Option<bool> corrections = DemoOptions.Corrections();
        Option<TimeSpan> stuckAfter = DemoOptions.StuckAfter();
        Option<CultureInfo> culture = DemoOptions.Culture();
        Option<string> format = DemoOptions.Choice("--format", "The form of the output", "table", "json");
        Array.ForEach<Option>([decimals, rounding, lifecycle, corrections, stuckAfter, culture, format], command.Add);
        command.SetAction((parsed, _) =>
        {
            RefundRounding halves = Enum.Parse<RefundRounding>(parsed.GetRequiredValue(rounding).Replace("-", ""), ignoreCase: true);
            var tracker = new OrderTracker(
                new RefundPolicy { Decimals = parsed.GetValue(decimals), Rounding = halves },
                DemoOptions.LifecycleOf(parsed.GetValue(lifecycle), parsed.GetValue(corrections)),
                new StuckRule(parsed.GetValue(stuckAfter)));
            IReplayReport report = parsed.GetValue(format) == "json"
                ? new JsonReport(terminal.Output, tracker.Refunds)
                : new TableReport(terminal.Page.Value, tracker, parsed.GetValue(culture));
            return RunAsync(new OrderReplay(tracker, report), () => open(parsed), terminal);
        });
    }

    private static async Task<int> RunAsync(OrderReplay replay, Func<Stream> open, Terminal terminal)
    {
        try
        {
            using Stream log = open();
            await replay.RunAsync(LogReader.ReadLinesAsync(log)).ConfigureAwait(false);
        }
        catch (UnreadableLogException fault)
        {
            return DemoCommand.Refuse(terminal, fault.Message);
        }
        catch (IOException fault) when (StandardOutput.HasNoReader(fault))
        {
            // The exit code is about what was read until then.
        }

        return replay.Faults == 0 ? DemoCommand.Understood : DemoCommand.NotUnderstood;
    }
}
