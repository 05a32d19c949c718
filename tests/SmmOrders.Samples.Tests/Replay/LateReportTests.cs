using System.Globalization;

namespace SmmOrders.Samples.Tests.Replay;

/// <summary>Reports for orders that ended long ago, and are no longer at hand.</summary>
public sealed class LateReportTests
{
    private const int Orders = 12_000;

    [Fact]
    public async Task They_are_judged_as_those_for_orders_that_ended_just_now()
    {
        DemoRun early = await LateAsync(0, "--corrections");
        DemoRun late = await LateAsync(Orders, "--corrections");

        Assert.Equal(
            [
                """{"status":"Partial","delivered":600,"refund":"0","refunded":"4.00","kept":"6.00","path":[],"findings":["Reopened"],"attention":true}""",
                """{"status":"Partial","delivered":300,"refund":"3.00","refunded":"7.00","kept":"3.00","path":["Partial","Partial"],"findings":["Correction","DeliveryDecreased"],"attention":true}""",
                """{"status":"Partial","delivered":300,"refund":"0","refunded":"7.00","kept":"3.00","path":[],"findings":["Correction","RefundWouldDecrease"],"attention":true}""",
                """{"error":"A-1 was placed before."}""",
                """{"error":"Time runs backwards for A-1: 2026-11-23T08:00:00.0000000+00:00 is before 2026-11-24T03:00:00.0000000+00:00."}""",
            ],
            Told(late));
        Assert.Equal(Told(early), Told(late));
    }

    [Fact]
    public async Task They_keep_the_totals_and_what_to_look_at_right()
    {
        DemoRun run = await DemoRun.WithInputAsync(string.Join('\n', Log(Orders)), "replay", "-", "--corrections");

        Assert.Contains("12,001 orders: 0 Processing, 0 Pending, 0 InProgress, 12000 Completed, 0 Canceled, 1 Partial", run.Lines);
        Assert.Contains("── 1 order to look at ─", run.Output, StringComparison.Ordinal);
        Assert.Matches("Refunded +7.00", run.Output);
        Assert.Matches("Kept +12003.00", run.Output);
    }

    private static Task<DemoRun> LateAsync(int between, params string[] options) => DemoRun.ReplayAsync(Log(between), options);

    private static IEnumerable<string> Log(int between)
    {
        yield return """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"10.00"}""";
        yield return """{"at":"2026-11-23T09:00:00Z","order":"A-1","answer":{"status":"Partial","remains":"400"}}""";
        for (int i = 0; i < between; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $$"""{"at":"2026-11-23T10:00:00Z","place":"B-{{i}}","quantity":10,"charge":"1.00"}""");
            yield return string.Create(CultureInfo.InvariantCulture, $$$"""{"at":"2026-11-23T10:00:00Z","order":"B-{{{i}}}","answer":{"status":"Completed"}}""");
        }

        yield return """{"at":"2026-11-24T01:00:00Z","order":"A-1","answer":{"status":"In progress"}}""";
        yield return """{"at":"2026-11-24T02:00:00Z","order":"A-1","answer":{"status":"Partial","remains":"700"}}""";
        yield return """{"at":"2026-11-24T03:00:00Z","order":"A-1","answer":{"status":"Partial","remains":"100"}}""";
        yield return """{"at":"2026-11-24T04:00:00Z","place":"A-1","quantity":1000,"charge":"10.00"}""";
        yield return """{"at":"2026-11-23T08:00:00Z","order":"A-1","answer":{"status":"Canceled"}}""";
    }

    // Without the lines' numbers, which differ.
    private static IEnumerable<string> Told(DemoRun run) => run.Lines.TakeLast(5).Select(line => "{" + line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..].Replace("\"order\":\"A-1\",", "", StringComparison.Ordinal));
}
