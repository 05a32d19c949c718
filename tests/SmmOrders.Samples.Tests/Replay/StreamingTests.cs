using System.Globalization;
using ConsoleDemo.Log;
using ConsoleDemo.Output;
using ConsoleDemo.Replay;

namespace SmmOrders.Samples.Tests.Replay;

/// <summary>Memory is for the open orders, not for the log. Runs alone: it weighs everything that is alive in the process.</summary>
[Collection(nameof(StreamingTests))]
[CollectionDefinition(nameof(StreamingTests), DisableParallelization = true)]
public sealed class StreamingTests
{
    private const long Slack = 1024 * 1024;

    private static readonly OrderTracker Tracker = new(RefundPolicy.HalfUp(2));

    [Fact]
    public void A_log_of_1_000_000_lines_takes_the_memory_of_one_of_100_000()
    {
        long small = MostAlive(100_000, ReportOnAnOpenOrder, Json());
        long large = MostAlive(1_000_000, ReportOnAnOpenOrder, Json());

        Assert.InRange(large - small, -Slack, Slack);
    }

    [Fact]
    public void An_order_that_has_ended_takes_few_bytes()
    {
        long small = MostAlive(100_000, OrderThatEnds, Json());
        long large = MostAlive(1_000_000, OrderThatEnds, Json());

        Assert.InRange((large - small) / 450_000m, 0, 100);
    }

    [Fact]
    public void A_table_takes_no_memory_for_its_rows_either()
    {
        long small = MostAlive(5_000, ReportOnAnOpenOrder, Table());
        long large = MostAlive(30_000, ReportOnAnOpenOrder, Table());

        Assert.InRange(large - small, -Slack, Slack);
    }

    [Fact]
    public void A_report_that_holds_on_to_what_it_is_told_is_caught()
    {
        long small = MostAlive(100_000, ReportOnAnOpenOrder, new Hoarder());
        long large = MostAlive(200_000, ReportOnAnOpenOrder, new Hoarder());

        Assert.True(large - small > 4 * Slack);
    }

    private static JsonReport Json() => new(Stream.Null, Tracker.Refunds);

    private static TableReport Table() => new(Terminal.Plain(Stream.Null), Tracker, culture: null);

    /// <summary>The most bytes that were alive at any of ten moments of the replay, beyond those before it.</summary>
    private static long MostAlive(int lines, Func<int, string> lineAt, IReplayReport report)
    {
        var weights = new List<long>();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var log = new LazyLog(lines, lineAt, () => weights.Add(GC.GetTotalMemory(forceFullCollection: true) - before));
        var replay = new OrderReplay(Tracker, report);
        replay.Run(new LineReader(log), CancellationToken.None);

        Assert.Equal((lines, 0, 10), (replay.Totals.Lines, replay.Totals.Faults, weights.Count));
        return weights.Max();
    }

    // A thousand orders, and then nothing but reports that change them and never end them.
    private static string ReportOnAnOpenOrder(int i) => i < 1000
        ? string.Create(CultureInfo.InvariantCulture, $$"""{"at":"{{At(i)}}","place":"{{i}}","quantity":1000,"charge":"10.00"}""")
        : string.Create(CultureInfo.InvariantCulture, $$$"""{"at":"{{{At(i)}}}","order":"{{{i % 1000}}}","answer":{"status":"In progress","remains":"{{{1 + (i % 999)}}}"}}""");

    // Every order is placed, and ends with the next line.
    private static string OrderThatEnds(int i) => i % 2 == 0
        ? string.Create(CultureInfo.InvariantCulture, $$"""{"at":"{{At(i)}}","place":"A-{{i / 2}}","quantity":1000,"charge":"{{i % 500}}.{{10 + (i % 90)}}"}""")
        : string.Create(CultureInfo.InvariantCulture, $$$"""{"at":"{{{At(i)}}}","order":"A-{{{i / 2}}}","answer":{"status":"Partial","remains":"{{{1 + (i % 999)}}}"}}""");

    private static string At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The planted fault.</summary>
    private sealed class Hoarder : IReplayReport
    {
        private readonly List<OrderEvent> _all = [];

        public void Tell(in OrderEvent told) => _all.Add(told);

        public void TellFault(long line, string error) => Assert.Fail(error);

        public void Flush()
        {
        }

        public void Finish(ReplayTotals totals, DateTimeOffset? end, IEnumerable<TrackedOrder> stuck) => Assert.NotEmpty(_all);
    }
}
