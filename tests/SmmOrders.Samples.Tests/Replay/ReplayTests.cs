namespace SmmOrders.Samples.Tests.Replay;

public sealed class ReplayTests
{
    private const string Placed = """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"10.00"}""";

    [Fact]
    public async Task A_partial_order_is_told_as_the_documentation_says()
    {
        DemoRun run = await DemoRun.ReplayAsync([Placed, """{"at":"2026-11-23T08:05:00Z","order":"A-1","answer":{"status":"Partial","remains":"400"}}"""]);

        Assert.Equal(
            [
                """{"line":1,"order":"A-1","status":"Processing","delivered":null,"refund":"0","refunded":"0","kept":"10.00","path":[],"findings":[],"attention":false}""",
                """{"line":2,"order":"A-1","status":"Partial","delivered":600,"refund":"4.00","refunded":"4.00","kept":"6.00","path":["Processing","InProgress","Partial"],"findings":["SkippedAhead"],"attention":false}""",
            ],
            run.Lines);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task An_empty_log_says_nothing_and_is_understood()
    {
        DemoRun run = await DemoRun.ReplayAsync([]);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task The_last_line_needs_no_end_and_lines_may_end_as_on_Windows()
    {
        DemoRun unix = await DemoRun.WithInputAsync($"{Placed}\n\n{{\"at\":\"2026-11-23T12:00:00Z\"}}", "replay", "-", "--format", "json");
        DemoRun windows = await DemoRun.WithInputAsync($"{Placed}\r\n\r\n{{\"at\":\"2026-11-23T12:00:00Z\"}}\r\n", "replay", "-", "--format", "json");

        Assert.Equal(2, unix.Lines.Length);
        Assert.Equal(unix, windows);
    }

    [Fact]
    public async Task Fields_may_stand_in_any_order_and_ids_may_be_numbers()
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            """{"charge":10,"quantity":"1000","place":7,"service":105,"at":"2026-11-23T09:00:00+01:00"}""",
            """{"answer":{"status":"Pending"},"order":"7","at":"2026-11-23T08:00:00Z"}""",
            """{"orders":[7],"answer":{"7":{"status":"Canceled"}},"at":"2026-11-23T08:00:00Z"}""",
        ]);

        Assert.All(run.Lines, line => Assert.Contains("\"order\":\"7\"", line, StringComparison.Ordinal));
        Assert.Contains("\"refund\":\"10.00\",\"refunded\":\"10.00\",\"kept\":\"0\"", run.Lines[2], StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task An_order_that_a_line_names_twice_is_told_once()
    {
        DemoRun run = await DemoRun.ReplayAsync([Placed, """{"at":"2026-11-23T08:00:00Z","orders":["A-1","A-1"],"answer":{"A-1":{"status":"Pending"}}}"""]);

        Assert.Equal(2, run.Lines.Length);
    }

    [Fact]
    public async Task An_order_of_before_the_log_has_the_facts_that_the_log_gives_it()
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"10.00","status":"partial","since":"2026-11-20T08:00:00Z","delivered":600,"refunded":4,"service":"Followers"}""",
            """{"at":"2026-11-23T08:00:00Z","place":"A-2","quantity":1000,"charge":"10.00","status":"IN_PROGRESS","delivered":null}""",
            """{"at":"2026-11-23T08:01:00Z","order":"A-1","answer":{"status":"Partial","remains":"700"}}""",
        ], "--corrections");

        Assert.Equal(
            [
                """{"line":1,"order":"A-1","status":"Partial","delivered":600,"refund":"0","refunded":"4.00","kept":"6.00","path":[],"findings":[],"attention":false}""",
                """{"line":2,"order":"A-2","status":"InProgress","delivered":null,"refund":"0","refunded":"0","kept":"10.00","path":[],"findings":[],"attention":false}""",
                """{"line":3,"order":"A-1","status":"Partial","delivered":300,"refund":"3.00","refunded":"7.00","kept":"3.00","path":["Partial","Partial"],"findings":["Correction","DeliveryDecreased"],"attention":true}""",
            ],
            run.Lines);
    }

    [Fact]
    public async Task Time_tells_every_order_that_is_stuck_and_no_other_the_longest_stuck_first()
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            """{"at":"2026-11-23T08:00:00Z","place":"late-service","quantity":1,"charge":"1","service":{"stuckAfter":"06:00:00"}}""",
            """{"at":"2026-11-23T08:10:00Z","place":"stuck","quantity":1,"charge":"1","service":"Likes"}""",
            """{"at":"2026-11-23T08:20:00Z","place":"moving","quantity":1,"charge":"1"}""",
            """{"at":"2026-11-23T08:25:00Z","place":"before the log","quantity":1,"charge":"1","since":"2026-11-23T02:00:00Z"}""",
            """{"at":"2026-11-23T08:26:00Z","place":"in the future","quantity":1,"charge":"1","since":"2026-11-24T02:00:00Z"}""",
            """{"at":"2026-11-23T08:30:00Z","order":"moving","answer":{"status":"Pending"}}""",
            """{"at":"2026-11-23T11:10:00Z"}""",
            """{"at":"2026-11-23T11:10:00.0000001Z"}""",
            """{"at":"2026-11-23T15:00:00Z"}""",
        ]);

        string[] onTime = [.. run.Lines.Skip(6).Select(line => line[..line.IndexOf(",\"status\"", StringComparison.Ordinal)])];
        Assert.Equal(
            [
                "{\"line\":7,\"order\":\"before the log\"",
                "{\"line\":8,\"order\":\"before the log\"", "{\"line\":8,\"order\":\"stuck\"",
                "{\"line\":9,\"order\":\"before the log\"", "{\"line\":9,\"order\":\"stuck\"", "{\"line\":9,\"order\":\"late-service\"",
            ],
            onTime);
        Assert.All(run.Lines.Skip(6), line => Assert.EndsWith("\"path\":[],\"findings\":[\"StuckInProcessing\"],\"attention\":true}", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_delivers_while_pending_ends_straight_from_there()
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"10.00","service":{"deliversWhilePending":true}}""",
            """{"at":"2026-11-23T08:01:00Z","order":"A-1","answer":{"status":"Pending","remains":"300"}}""",
            """{"at":"2026-11-23T08:02:00Z","order":"A-1","answer":{"status":"Partial","remains":"300"}}""",
        ]);

        Assert.Contains("\"refund\":\"3.00\",\"refunded\":\"3.00\",\"kept\":\"7.00\",\"path\":[\"Pending\",\"Partial\"],\"findings\":[]", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_exact_where_a_decimal_would_overflow_on_the_way()
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":2e9,"charge":1e20}""",
            """{"at":"2026-11-23T08:01:00Z","order":"A-1","answer":{"status":"Partial","remains":"1000000000"}}""",
        ]);

        Assert.Contains("\"refund\":\"50000000000000000000.00\",\"refunded\":\"50000000000000000000.00\",\"kept\":\"50000000000000000000.00\"", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raw_body_is_unescaped_before_it_is_read()
    {
        DemoRun run = await DemoRun.ReplayAsync([Placed, """{"at":"2026-11-23T08:05:00Z","order":"A-1","answer":"{\"status\":\"Partial\",\u0022remains\u0022:\"400\"}"}"""]);

        Assert.Contains("\"refund\":\"4.00\"", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_nested_deeply_is_the_providers_fault_and_not_the_logs()
    {
        string deep = new string('[', 5000) + new string(']', 5000);

        DemoRun run = await DemoRun.ReplayAsync([Placed, $$"""{"at":"2026-11-23T08:05:00Z","order":"A-1","answer":{{deep}}}"""]);

        Assert.Contains("\"findings\":[\"Malformed\"]", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("5")]
    [InlineData("\"\"")]
    public async Task An_answer_that_is_no_answer_is_malformed(string answer)
    {
        DemoRun run = await DemoRun.ReplayAsync([Placed, $$"""{"at":"2026-11-23T08:05:00Z","order":"A-1","answer":{{answer}}}"""]);

        Assert.Contains("\"findings\":[\"Malformed\"],\"attention\":false", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Names_are_told_as_they_are()
    {
        DemoRun run = await DemoRun.ReplayAsync(["""{"at":"2026-11-23T08:00:00Z","place":"Sipariş-1 <b>&\"\\\n😀","quantity":1,"charge":"1"}"""]);

        Assert.Contains("\"order\":\"Sipariş-1 <b>&\\\"\\\\\\n", run.Output, StringComparison.Ordinal);
    }
}
