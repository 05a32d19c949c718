using System.Globalization;
using System.Text;

namespace SmmOrders.Benchmarks;

/// <summary>The table in the project's README: work, goal, and what was measured.</summary>
internal sealed class SpeedTable
{
    private static readonly FormattableString NotPublished = $"not measured: the publish failed, standard error says why";

    private static readonly FormattableString NoServer = $"not measured: no server is named in SMMORDERS_POSTGRES";

    private readonly StringBuilder _rows = new("| work | goal | measured |\n|---|---|---|\n");

    public void Add(Results results)
    {
        AddTransitions(results);
        Row(
            "`Observe`, nothing changes",
            "<= 3 x the switch; 0 B",
            $"{results.Ratio("ObservationBenchmarks.Observe", "ObservationBenchmarks.Switch"):0.0} x, {results.Ratio("ObservationBenchmarks.Observe", "ObservationBenchmarks.SwitchInlined"):0.0} x where the switch is inlined by force; {results.Bytes("ObservationBenchmarks.Observe")} B");
        Row(
            "`Observe` to Partial with an exact refund",
            "<= 1.5 x the naive `decimal` formula; 0 B beyond the result",
            $"{results.Ratio("RefundBenchmarks.Observe", "RefundBenchmarks.NaiveDecimal"):0.0} x, the refund alone {results.Ratio("RefundBenchmarks.RefundAlone", "RefundBenchmarks.NaiveDecimal"):0.0} x (the formula with the same objects made: {results.Ratio("RefundBenchmarks.NaiveDecimalWithTheResult", "RefundBenchmarks.NaiveDecimal"):0.0} x, {results.Bytes("RefundBenchmarks.NaiveDecimalWithTheResult")} B); {results.Bytes("RefundBenchmarks.Observe") - results.Bytes("RefundBenchmarks.NaiveDecimalWithTheResult")} B beyond the result");
        AddMillion(results);
        AddAnswers(results);
    }

    public void Add(StartUp startUp)
    {
        Row(
            "start-up ahead of time: `AddSmmOrders` to the first decision",
            "<= 5 ms over an empty app; size stated",
            startUp is { AheadOfTime: { } ahead, NativeBytes: { } size }
                ? $"{ahead.FirstDecision.TotalMilliseconds:0.0} ms; {MiB(size):0.0} MiB for the smoke application"
                : NotPublished);
        AddManaged("the same, published ready to run", startUp.ReadyToRun);
        AddManaged("the same, just in time", startUp.JustInTime);
    }

    public void Add(string database, string goal, StoreSpeed? speed)
    {
        Row(
            $"100 reports applied on {database}: read, decide, write, pay, commit",
            $">= {goal} x naive EF, order by order; >= 0.85 x SQL written by hand with the same guarantees",
            speed is not null ? $"{speed.OverNaive:0.0} x; {speed.OverHand:0.00} x" : NoServer);
        Row(
            $"bytes that {database} writes ahead for each of 100 orders",
            "stated",
            speed is not null ? $"refunded {speed.Log.Refunded:N0}; moved on {speed.Log.Moved:N0}; unchanged {speed.Log.Unchanged:N0}" : NoServer);
    }

    public void Add(string database, ClaimCost? cost) => Row(
        $"100 orders claimed and their answers applied on {database}, while more orders are open",
        "<= 1.3 x at 1,000,000 and <= 1.6 x at 10,000,000 of what it costs at 10,000",
        cost is not null
            ? $"{string.Join("; ", cost.Orders.Zip(cost.OverSmallest).Skip(1).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Second:0.00} x at {each.First:N0}")))}"
            : NoServer);

    public void Add(LoopSpeed? loop)
    {
        Row(
            loop is not null ? string.Create(CultureInfo.InvariantCulture, $"orders polled through the whole loop on PostgreSQL, {loop.Open:N0} open") : "orders polled through the whole loop on PostgreSQL",
            ">= 0.6 x the same claim-and-apply without HTTP; how many stated",
            loop is not null
                ? $"{loop.OrdersPerSecond / loop.PeerOrdersPerSecond:0.00} x; {loop.OrdersPerSecond:N0} a second, {100.0 * loop.Sums.Changed / loop.Sums.Orders:0.0} % of them changed; so {loop.OrdersPerSecond * 300:N0} open orders are polled every 5 minutes"
                : NoServer);
        Row("where the loop's lanes spend their time", "stated", loop is not null ? Shares(loop) : NoServer);
        Row("whose processor time it is", "stated", loop is not null ? Cores(loop) : NoServer);
        Row(
            "memory of the loop",
            "<= 1.2 x of what it is with 10,000 open orders",
            loop is not null
                ? $"managed heap {(double)loop.ManyOpen.Heap / loop.FewOpen.Heap:0.00} x ({MiB(loop.ManyOpen.Heap):0.0} MiB), peak of the process {(double)loop.ManyOpen.Peak / loop.FewOpen.Peak:0.00} x ({MiB(loop.ManyOpen.Peak):0} MiB)"
                : NoServer);
    }

    public override string ToString() => _rows.ToString();

    private static FormattableString Shares(LoopSpeed loop)
    {
        LoopSums sums = loop.Sums;
        TimeSpan reading = loop.Alone.Reading * sums.Requests;
        TimeSpan deciding = loop.Alone.Deciding * sums.Requests;
        return $"client and provider {Share(sums.Request - reading):0.0} %, reader {Share(reading):0.0} %, decision {Share(deciding):0.0} %, store {Share(sums.Claim + sums.Apply - deciding):0.0} % (claim {Share(sums.Claim):0.0} %, apply {Share(sums.Apply - deciding):0.0} %), the rest {Share(loop.LaneTime - sums.Claim - sums.Request - sums.Apply):0.0} %";

        double Share(TimeSpan time) => 100 * (time / loop.LaneTime);
    }

    private static FormattableString Cores(LoopSpeed loop)
    {
        CpuTimes cpu = loop.Cpu;
        return $"PostgreSQL {Share(cpu.Database):0} %, panel {Share(cpu.Ours):0} %, simulated provider {Share(cpu.Provider):0} %; together {100 * (cpu.Sum / (loop.Elapsed * Environment.ProcessorCount)):0} % of {Environment.ProcessorCount} cores";

        double Share(TimeSpan time) => 100 * (time / cpu.Sum);
    }

    private void AddManaged(string work, StartUpTimes? times) => Row(
        work,
        "<= 5 ms over an empty app",
        times is not null
            ? $"{times.FirstDecision.TotalMilliseconds:0.0} ms, of it {times.Container.TotalMilliseconds:0.0} ms an empty container, {(times.AnotherService - times.Container).TotalMilliseconds:0.0} ms the container's first service, whichever it is, {times.Own.TotalMilliseconds:0.0} ms the library"
            : NotPublished);

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
            Row(
                work,
                "<= 1.5 x the switch; >= 100 x faster than shared Stateless, >= 500 x than a machine per order; 0 B",
                $"{results.Ratio(table, $"TransitionBenchmarks.Switch.{asked}"):0.0} x, {results.Ratio(table, $"TransitionBenchmarks.SwitchInlined.{asked}"):0.0} x where it is inlined by force; {results.Ratio($"TransitionBenchmarks.StatelessShared.{asked}", table):N0} x, {results.Ratio($"TransitionBenchmarks.StatelessPerOrder.{asked}", table):N0} x; {results.Bytes(table)} B (theirs: {results.Bytes($"TransitionBenchmarks.StatelessShared.{asked}"):N0} B, {results.Bytes($"TransitionBenchmarks.StatelessPerOrder.{asked}"):N0} B)");
        }
    }

    private void AddMillion(Results results)
    {
        (long loop, long allCores) = MillionOrdersBenchmarks.CountBytes();
        Row(
            "1,000,000 orders observed in a loop",
            "0 B",
            $"{loop} B counted on the loop's thread; {results.Bytes("MillionOrdersBenchmarks.Loop"):N0} B in the whole process");
        Row(
            "the same with `Parallel.ForEach`",
            "0 B for the orders; scales with the cores",
            $"{allCores} B counted on each thread around its orders; {results.Bytes("MillionOrdersBenchmarks.AllCores"):N0} B in the whole process, {results.Bytes("MillionOrdersBenchmarks.NothingOnAllCores"):N0} B where the loops are empty; {results.Ratio("MillionOrdersBenchmarks.Loop", "MillionOrdersBenchmarks.AllCores"):0.00} x faster on {Environment.ProcessorCount} cores (shared Stateless: {results.Ratio("MillionOrdersBenchmarks.StatelessSharedLoop", "MillionOrdersBenchmarks.StatelessSharedAllCores"):0.00} x)");
    }

    private void AddAnswers(Results results)
    {
        Row(
            "reading a bulk answer of 100 items",
            "<= 2 x a bare walk of its tokens; >= 2 x faster than source-generated DTOs; bytes per item stated",
            $"{results.Ratio("AnswerBenchmarks.Reader", "AnswerBenchmarks.BareWalk"):0.0} x; {results.Ratio("AnswerBenchmarks.SourceGeneratedDtos", "AnswerBenchmarks.Reader"):0.0} x faster (texts alone, not yet understood: DTOs {results.Ratio("AnswerBenchmarks.SourceGeneratedDtosOfTexts", "AnswerBenchmarks.Reader"):0.0} x, `JsonDocument` {results.Ratio("AnswerBenchmarks.Document", "AnswerBenchmarks.Reader"):0.0} x); {PerItem("AnswerBenchmarks.Reader")} B per item (theirs: {PerItem("AnswerBenchmarks.SourceGeneratedDtos")} B; {PerItem("AnswerBenchmarks.SourceGeneratedDtosOfTexts")} B, {PerItem("AnswerBenchmarks.Document")} B)");

        decimal PerItem(string name) => (decimal)results.Bytes(name) / AnswerBenchmarks.Items;
    }

    private static double MiB(long bytes) => bytes / (1024.0 * 1024.0);

    private void Row(string work, string goal, FormattableString measured) =>
        _rows.AppendLine(CultureInfo.InvariantCulture, $"| {work} | {goal} | {measured.ToString(CultureInfo.InvariantCulture)} |");
}
