using System.Text.Json;

namespace SmmOrders.Samples.Tests.Replay;

public sealed class UnusableLineTests
{
    private const string Placed = """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"10.00"}""";
    private const string Ended = """{"at":"2026-11-23T09:00:00Z","order":"A-1","answer":{"status":"Partial","remains":"400"}}""";

    [Theory]
    [InlineData("not JSON", "The line is not a JSON object.")]
    [InlineData("[1,2]", "The line is not a JSON object.")]
    [InlineData("\"text\"", "The line is not a JSON object.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1","answer":{"status":"Par""", "The line is not JSON, from byte 67 on.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z"} {"at":"2026-11-23T08:30:00Z"}""", "The line is not JSON, from byte 31 on.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z",}""", "The line is not JSON, from byte 30 on.")]
    [InlineData("{}", "\"at\" is missing.")]
    [InlineData("""{"order":"A-1","answer":{"status":"Pending"}}""", "\"at\" is missing.")]
    [InlineData("""{"at":"yesterday"}""", "\"at\" is \"yesterday\". It takes an instant with its offset, such as \"2026-11-23T08:00:00Z\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00"}""", "\"at\" is \"2026-11-23T08:30:00\". It takes an instant with its offset, such as \"2026-11-23T08:00:00Z\".")]
    [InlineData("""{"at":"2026-13-23T08:30:00Z"}""", "\"at\" is \"2026-13-23T08:30:00Z\". It takes an instant with its offset, such as \"2026-11-23T08:00:00Z\".")]
    [InlineData("""{"at":1763884800}""", "\"at\" is 1763884800. It takes an instant with its offset, such as \"2026-11-23T08:00:00Z\".")]
    [InlineData("""{"at":null}""", "\"at\" is null. It takes an instant with its offset, such as \"2026-11-23T08:00:00Z\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","at":"2026-11-23T08:30:00Z"}""", "\"at\" is there twice.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","plcae":"A-2","quantity":1000,"charge":"10.00"}""", "There is no field \"plcae\" without \"place\", \"order\" or \"orders\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1","answer":{},"charge":"10.00"}""", "There is no field \"charge\" beside \"order\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","answr":{}}""", "There is no field \"answr\" without \"place\", \"order\" or \"orders\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","123456789012345678901234567890123456789😀":1}""", "There is no field \"123456789012345678901234567890123456789…\" without \"place\", \"order\" or \"orders\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","At":"2026-11-23T08:30:00Z"}""", "There is no field \"At\" without \"place\", \"order\" or \"orders\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1"}""", "\"answer\" is missing.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","answer":{"status":"Pending"}}""", "There is no field \"answer\" without \"place\", \"order\" or \"orders\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1","orders":["A-1"],"answer":{}}""", "A line has one of \"order\", \"orders\", not more.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","order":"A-1","answer":{}}""", "A line has one of \"place\", \"order\", not more.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1","answer":{},"quantity":5}""", "There is no field \"quantity\" beside \"order\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":5,"charge":"1","answer":{}}""", "There is no field \"answer\" beside \"place\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-9","answer":{"status":"Pending"}}""", "A-9 was never placed.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"a-1","answer":{"status":"Pending"}}""", "a-1 was never placed.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":" ","answer":{"status":"Pending"}}""", "\"order\" is blank: it names an order.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":["A-1"],"answer":{"status":"Pending"}}""", "\"order\" is an array. It takes an order's id.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":-1,"answer":{"status":"Pending"}}""", "\"order\" is -1. It takes an order's id.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"\ud800","answer":{"status":"Pending"}}""", "A text in the line has half of a surrogate pair in it, which is no text.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1","answer":"\udc00"}""", "A text in the line has half of a surrogate pair in it, which is no text.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","orders":[],"answer":{}}""", "\"orders\" is empty: it names at least one order.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","orders":"A-1","answer":{}}""", "\"orders\" is \"A-1\". It takes an array of orders' ids.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","orders":["A-1",null],"answer":{}}""", "\"orders\" is null. It takes an order's id.")]
    [InlineData("""{"at":"2026-11-23T07:59:59Z","order":"A-1","answer":{"status":"Pending"}}""", "Time runs backwards for A-1: 2026-11-23T07:59:59.0000000+00:00 is before 2026-11-23T08:00:00.0000000+00:00.")]
    [InlineData("""{"at":"2026-11-23T08:30:00+01:00","order":"A-1","answer":{"status":"Pending"}}""", "Time runs backwards for A-1: 2026-11-23T08:30:00.0000000+01:00 is before 2026-11-23T08:00:00.0000000+00:00.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-1","quantity":1000,"charge":"10.00"}""", "A-1 was placed before.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","charge":"10.00"}""", "\"quantity\" is missing.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000}""", "\"charge\" is missing.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":0,"charge":"10.00"}""", "\"quantity\" is 0. An order's quantity is above zero.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":-5,"charge":"10.00"}""", "\"quantity\" is -5. An order's quantity is above zero.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1.5,"charge":"10.00"}""", "\"quantity\" is 1.5. It takes a whole number, such as 1000.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":9223372036854775808,"charge":"10.00"}""", "\"quantity\" is 9223372036854775808. It takes a whole number, such as 1000.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":"many","charge":"10.00"}""", "\"quantity\" is \"many\". It takes a whole number, such as 1000.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"-0.01"}""", "\"charge\" is -0.01. An order's charge is zero or above.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":-1}""", "\"charge\" is -1. An order's charge is zero or above.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"1,00"}""", "\"charge\" is \"1,00\". It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"$10"}""", "\"charge\" is \"$10\". It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":null}""", "\"charge\" is null. It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":0.00000000000000000000000000001}""", "\"charge\" is 0.00000000000000000000000000001. It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":79228162514264337593543950336}""", "\"charge\" is 79228162514264337593543950336. It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":12345678901234567890123456789}""", "\"charge\" is 12345678901234567890123456789. It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"1.0000000000000000000000000001"}""", "\"charge\" is \"1.0000000000000000000000000001\". It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":1e-29}""", "\"charge\" is 1e-29. It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":1e999}""", "\"charge\" is 1e999. It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":1e-99999999999}""", "\"charge\" is 1e-99999999999. It takes an amount of at most 28 digits, such as \"10.00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":9999999999999999999999999999}""", "\"charge\" is 9999999999999999999999999999. A charge of 9999999999999999999999999999 has too many digits to be split exactly at 2 decimals: at most 792281625142643375935439503.35.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1","status":"Partial","remains":"400"}""", "\"status\" stands outside \"answer\". Write what a provider says as \"order\":\"…\",\"answer\":{\"status\":…}.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","order":"A-1","answer":{},"status":"Partial"}""", "\"status\" stands outside \"answer\". Write what a provider says as \"order\":\"…\",\"answer\":{\"status\":…}.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","orders":["A-1"],"Remains":"400"}""", "\"Remains\" stands outside \"answer\". Write what a provider says as \"order\":\"…\",\"answer\":{\"Remains\":…}.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","status":"Partial"}""", "\"status\" stands outside \"answer\". Write what a provider says as \"order\":\"…\",\"answer\":{\"status\":…}.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","\udc00":1}""", "A text in the line has half of a surrogate pair in it, which is no text.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","refunded":"10.01"}""", "\"refunded\" is 10.01. The refunded total is from zero to the charge of 10.00.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","refunded":"-1"}""", "\"refunded\" is -1. The refunded total is from zero to the charge of 10.00.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","refundd":"4.00"}""", "There is no field \"refundd\" beside \"place\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","delivered":-1}""", "\"delivered\" is -1. A delivered count is zero or above, or null if not known.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","status":"Done"}""", "\"status\" is \"Done\". Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","since":"noon"}""", "\"since\" is \"noon\". It takes an instant with its offset, such as \"2026-11-23T08:00:00Z\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","service":true}""", "\"service\" is true. It takes a name, a number or an object.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","service":{"stuckAfter":"6h"}}""", "\"stuckAfter\" is \"6h\". It takes a duration above zero, such as \"06:00:00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","service":{"expectedPending":"00:00:00"}}""", "\"expectedPending\" is \"00:00:00\". It takes a duration above zero, such as \"06:00:00\".")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","service":{"deliversWhilePending":"yes"}}""", "\"deliversWhilePending\" is \"yes\". It takes true or false.")]
    [InlineData("""{"at":"2026-11-23T08:30:00Z","place":"A-2","quantity":1000,"charge":"10.00","service":{"stuckafter":"06:00:00"}}""", "There is no field \"stuckafter\" in \"service\".")]
    public async Task It_is_told_with_its_reason_costs_nothing_else_and_makes_the_exit_code_1(string line, string error)
    {
        DemoRun run = await DemoRun.ReplayAsync([Placed, line, Ended]);

        Assert.Equal(3, run.Lines.Length);
        Assert.Equal(error, JsonDocument.Parse(run.Lines[1]).RootElement.GetProperty("error").GetString());
        Assert.StartsWith("{\"line\":2,\"error\":\"", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(
            """{"line":3,"order":"A-1","status":"Partial","delivered":600,"refund":"4.00","refunded":"4.00","kept":"6.00","path":["Processing","InProgress","Partial"],"findings":["SkippedAhead"],"attention":false}""",
            run.Lines[2]);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task An_order_that_was_never_placed_costs_the_others_of_its_bulk_answer_nothing()
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            Placed,
            """{"at":"2026-11-23T08:06:00Z","orders":["A-9","A-1"],"answer":{"A-9":{"status":"Completed"},"A-1":{"status":"Pending"}}}""",
        ]);

        Assert.Equal("""{"line":2,"error":"A-9 was never placed."}""", run.Lines[1]);
        Assert.StartsWith("""{"line":2,"order":"A-1","status":"Pending",""", run.Lines[2], StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_line_of_time_must_not_be_before_the_one_before_it()
    {
        DemoRun run = await DemoRun.ReplayAsync(["""{"at":"2026-11-23T12:00:00Z"}""", """{"at":"2026-11-23T11:59:59.9999999Z"}""", """{"at":"2026-11-23T12:00:00Z"}"""]);

        Assert.Equal(["""{"line":2,"error":"Time runs backwards: 2026-11-23T11:59:59.9999999+00:00 is before 2026-11-23T12:00:00.0000000+00:00."}"""], run.Lines);
    }

    [Fact]
    public async Task A_report_must_not_be_before_the_time_at_which_its_order_was_told_as_stuck()
    {
        DemoRun run = await DemoRun.ReplayAsync([Placed, """{"at":"2026-11-23T12:00:00Z"}""", Ended]);

        Assert.Contains("\"findings\":[\"StuckInProcessing\"]", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("""{"line":3,"error":"Time runs backwards for A-1:""", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_not_UTF_8_is_told()
    {
        byte[] log = [.. "{\"at\":\""u8, 0xFF, .. "\"}\n"u8, .. System.Text.Encoding.UTF8.GetBytes(Placed)];

        DemoRun run = await DemoRun.WithInputAsync(new MemoryStream(log), "replay", "-", "--format", "json");

        Assert.Equal("""{"line":1,"error":"The line is not UTF-8."}""", run.Lines[0]);
        Assert.Equal(2, run.Lines.Length);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task A_line_of_more_than_1_MiB_is_told_and_passed_over(int more, bool tooLong)
    {
        const string head = "{\"at\":\"2026-11-23T08:30:00Z\",\"order\":\"A-1\",\"answer\":\"";
        string line = head + new string('x', (1024 * 1024) + more - head.Length - 3) + "\"}" + "\r";

        DemoRun run = await DemoRun.ReplayAsync([Placed, line, Ended]);

        Assert.Equal(3, run.Lines.Length);
        Assert.Equal(tooLong, run.Lines[1] == """{"line":2,"error":"The line is longer than 1048576 bytes."}""");
        Assert.Equal(tooLong ? 1 : 0, run.ExitCode);
    }

    [Fact]
    public async Task Each_one_is_told_under_its_own_number()
    {
        DemoRun run = await DemoRun.ReplayAsync(["x", "", Placed, "y", " \t\r", "z"]);

        Assert.Equal([1, 3, 4, 6], run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("line").GetInt32()));
    }
}
