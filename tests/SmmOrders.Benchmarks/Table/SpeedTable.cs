using System.Globalization;
using System.Text;

namespace SmmOrders.Benchmarks;

/// <summary>The table of the README: work, goal, and what was measured.</summary>
internal sealed class SpeedTable
{
    private readonly StringBuilder _rows = new("| work | goal | measured |\n|---|---|---|\n");

    public void Add(Results results)
    {
        if (results.Has(typeof(TransitionBenchmarks)))
        {
            this.AddTransitions(results);
        }

        if (results.Has(typeof(ObservationBenchmarks)))
        {
            this.Row(
                "`Observe`, nothing changes",
                "<= 3 x the switch; 0 B",
                $"{results.Ratio("ObservationBenchmarks.Observe", "ObservationBenchmarks.Switch"):0.0} x; {results.Bytes("ObservationBenchmarks.Observe")} B");
        }

        if (results.Has(typeof(RefundBenchmarks)))
        {
            this.Row(
                "`Observe` to Partial with an exact refund",
                "<= 1.5 x the naive `decimal` formula; 0 B beyond the result",
                $"{results.Ratio("RefundBenchmarks.Observe", "RefundBenchmarks.NaiveDecimal"):0.0} x, the refund alone {results.Ratio("RefundBenchmarks.RefundAlone", "RefundBenchmarks.NaiveDecimal"):0.0} x (the formula with the same objects made: {results.Ratio("RefundBenchmarks.NaiveDecimalWithTheResult", "RefundBenchmarks.NaiveDecimal"):0.0} x, {results.Bytes("RefundBenchmarks.NaiveDecimalWithTheResult")} B); {results.Bytes("RefundBenchmarks.Observe")} B, all of it the result");
        }

        if (results.Has(typeof(MillionOrdersBenchmarks)))
        {
            this.AddMillion(results);
        }

        if (results.Has(typeof(AnswerBenchmarks)))
        {
            this.AddAnswers(results);
        }
    }

    public void Add((double Ratio, double ShortMiB, double LongMiB) replay, int lines) => this.Row(
        $"ConsoleDemo replay, {lines:N0} lines",
        "<= 4 x reading the lines and walking their tokens; memory flat",
        $"{replay.Ratio:0.0} x; {replay.LongMiB:0} MiB at most, {replay.ShortMiB:0} MiB for a tenth of the lines");

    public void Add(StartUp startUp)
    {
        this.Row(
            "start-up ahead of time: `AddSmmOrders` to the first decision",
            "<= 5 ms over an empty app; size stated",
            startUp.AheadOfTime is { } ahead
                ? (FormattableString)$"{ahead.FirstDecision.TotalMilliseconds:0.0} ms; {startUp.NativeBytes / (1024.0 * 1024.0):0.0} MiB for the smoke application"
                : $"this machine has no linker for NativeAOT");
        this.AddManaged("the same, published ready to run", startUp.ReadyToRun);
        this.AddManaged("the same, just in time", startUp.JustInTime);
    }

    public override string ToString() => _rows.ToString();

    private void AddManaged(string work, StartUpTimes? times) => this.Row(
        work,
        "<= 5 ms over an empty app",
        times is not null
            ? (FormattableString)$"{times.FirstDecision.TotalMilliseconds:0.0} ms, of it {times.Container.TotalMilliseconds:0.0} ms an empty container, {(times.AnotherService - times.Container).TotalMilliseconds:0.0} ms the container's first service whosever it is, {times.Own.TotalMilliseconds:0.0} ms the library"
            : $"this machine lacks the runtime's packs");

    private void AddTransitions(Results results)
    {
        foreach ((Transitions asked, string work) in new[]
        {
            (Transitions.Permitted, "one transition, permitted"),
            (Transitions.Refused, "one transition, refused with its reason"),
            (Transitions.Mixed, "one transition, any of the 36"),
        })
        {
            string table = $"TransitionBenchmarks.Table.{asked}";
            this.Row(
                work,
                "<= 1.5 x the switch; >= 100 x faster than shared Stateless, >= 500 x than a machine per order; 0 B",
                $"{results.Ratio(table, $"TransitionBenchmarks.Switch.{asked}"):0.0} x; {results.Ratio($"TransitionBenchmarks.StatelessShared.{asked}", table):N0} x, {results.Ratio($"TransitionBenchmarks.StatelessPerOrder.{asked}", table):N0} x; {results.Bytes(table)} B (theirs: {results.Bytes($"TransitionBenchmarks.StatelessShared.{asked}"):N0} B, {results.Bytes($"TransitionBenchmarks.StatelessPerOrder.{asked}"):N0} B)");
        }
    }

    private void AddMillion(Results results)
    {
        this.Row(
            "1,000,000 orders observed in a loop",
            "0 B",
            $"{results.Bytes("MillionOrdersBenchmarks.Loop") / MillionOrdersBenchmarks.Count} B an order; {results.Bytes("MillionOrdersBenchmarks.Loop")} B in all, the measuring's own");
        this.Row(
            "the same with `Parallel.ForEach`",
            "0 B for the orders; scales with the cores",
            $"{results.Bytes("MillionOrdersBenchmarks.AllCores"):N0} B, all of it `Parallel`'s own; {results.Ratio("MillionOrdersBenchmarks.Loop", "MillionOrdersBenchmarks.AllCores"):0.00} x faster on {Environment.ProcessorCount} cores (shared Stateless: {results.Ratio("MillionOrdersBenchmarks.StatelessSharedLoop", "MillionOrdersBenchmarks.StatelessSharedAllCores"):0.00} x)");
    }

    private void AddAnswers(Results results) => this.Row(
        "reading a bulk answer of 100 items",
        "<= 2 x a bare walk of its tokens; >= 2 x faster than source-generated DTOs; bytes per item stated",
        $"{results.Ratio("AnswerBenchmarks.Reader", "AnswerBenchmarks.BareWalk"):0.0} x; {results.Ratio("AnswerBenchmarks.SourceGeneratedDtos", "AnswerBenchmarks.Reader"):0.0} x faster (`JsonDocument`: {results.Ratio("AnswerBenchmarks.Document", "AnswerBenchmarks.Reader"):0.0} x); {results.Bytes("AnswerBenchmarks.Reader") / AnswerBenchmarks.Items} B per item (theirs: {results.Bytes("AnswerBenchmarks.SourceGeneratedDtos") / AnswerBenchmarks.Items} B, {results.Bytes("AnswerBenchmarks.Document") / AnswerBenchmarks.Items} B)");

    private void Row(string work, string goal, FormattableString measured) =>
        _rows.AppendLine(CultureInfo.InvariantCulture, $"| {work} | {goal} | {measured.ToString(CultureInfo.InvariantCulture)} |");
}
