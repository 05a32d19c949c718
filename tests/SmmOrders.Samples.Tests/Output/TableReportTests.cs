using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsoleDemo;
using Spectre.Console;

namespace SmmOrders.Samples.Tests.Output;

public sealed class TableReportTests
{
    [Fact]
    public async Task It_tells_what_happened_then_the_totals_then_whom_to_look_at_then_who_is_stuck()
    {
        string[] lines = (await DemoRun.OfAsync()).Lines;

        string[] titles = ["2026-11-23 UTC", "2026-11-26 UTC", "Totals", "orders to look at", "1 order stuck at 2026-11-27 12:40:01 UTC"];
        int[] heads = [.. titles.Select(head => Array.FindIndex(lines, line => line.StartsWith("── ", StringComparison.Ordinal) && line.Contains(head, StringComparison.Ordinal)))];
        Assert.DoesNotContain(-1, heads);
        Assert.Equal(heads.Order(), heads);
        Assert.Contains("129 lines read, all understood", lines);
        Assert.Contains("45 orders: 1 Processing, 0 Pending, 6 InProgress, 14 Completed, 9 Canceled, 15 Partial", lines);
    }

    [Theory]
    [InlineData(GuideText.FindingCorrectionNotApplied, GuideText.FindingCorrectionApplied)]
    [InlineData(GuideText.FindingCorrectionApplied, GuideText.FindingCorrectionNotApplied, "--corrections")]
    public async Task A_correction_is_listed_with_whether_it_was_applied(GuideText expected, GuideText other, params string[] options)
    {
        const string Log = """
            {"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":100,"charge":"1"}
            {"at":"2026-11-23T09:00:00Z","order":"A-1","answer":{"status":"Completed","remains":"0"}}
            {"at":"2026-11-23T10:00:00Z","order":"A-1","answer":{"status":"Partial","remains":"50"}}
            """;
        using var output = new MemoryStream();

        _ = await DemoCommand.RunAsync(
            ["replay", "-", .. options], new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(Log)), output, new(Terminal.Plain(output, width: 400)), TextWriter.Null));

        string listed = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains(GuideTexts.BuiltIn.Get(expected), listed, StringComparison.Ordinal);
        Assert.DoesNotContain(GuideTexts.BuiltIn.Get(other), listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_that_the_JSON_tells_has_its_row()
    {
        string[] rows = [.. (await DemoRun.OfAsync()).Lines.TakeWhile(line => !line.Contains(" Totals ", StringComparison.Ordinal))];

        foreach (JsonElement told in GoldenFile.Read(GoldenFile.Told).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement))
        {
            string refund = told.GetProperty("refund").GetString()!;
            string expected = string.Create(
                CultureInfo.InvariantCulture,
                $@"^ *{told.GetProperty("line").GetInt64()} \d\d:\d\d:\d\d {told.GetProperty("order").GetString()} .*{told.GetProperty("status").GetString()} .*{(refund == "0" ? "" : $@"\+{refund} ")}");
            Assert.Contains(rows, row => Regex.IsMatch(row, expected, RegexOptions.CultureInvariant));
        }
    }

    [Theory]
    [InlineData]
    [InlineData("--corrections")]
    [InlineData("--decimals", "5", "--rounding", "down")]
    [InlineData("--decimals", "0", "--rounding", "up", "--lifecycle", "perfectpanel")]
    public async Task Charged_is_refunded_and_kept_to_the_last_digit_and_the_sum_of_what_the_JSON_tells(params string[] options)
    {
        DemoRun table = await DemoRun.OfAsync(options);
        DemoRun json = await DemoRun.OfAsync(["--format", "json", .. options]);

        JsonElement[] last = [.. json.Lines.Select(line => JsonDocument.Parse(line).RootElement).GroupBy(told => told.GetProperty("order").GetString()).Select(order => order.Last())];
        (BigInteger refunded, BigInteger kept) = (Sum(last, "refunded"), Sum(last, "kept"));
        Assert.Equal((refunded + kept, refunded, kept), (Units(Total(table, "Charged")), Units(Total(table, "Refunded")), Units(Total(table, "Kept"))));
        Assert.True(refunded > 0 && kept > 0);
    }

    [Fact]
    public async Task Totals_are_aligned_at_the_point()
    {
        DemoRun run = await DemoRun.WithInputAsync(
            """
            {"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1,"charge":"100"}
            {"at":"2026-11-23T08:00:00Z","place":"A-2","quantity":1,"charge":"0.27819"}
            {"at":"2026-11-23T08:01:00Z","order":"A-1","answer":{"status":"Canceled"}}
            """, "replay", "-");

        string[] totals = [.. run.Lines.SkipWhile(line => !line.StartsWith("Charged", StringComparison.Ordinal)).Take(3)];
        Assert.Equal(["Charged     100.27819", "Refunded    100.00000", "Kept          0.27819"], totals.Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task There_is_no_total_rather_than_a_rounded_one()
    {
        DemoRun run = await DemoRun.WithInputAsync(
            """
            {"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1,"charge":"100000000000000000000000000"}
            {"at":"2026-11-23T08:00:00Z","place":"A-2","quantity":1,"charge":"600000000000000000000000000"}
            {"at":"2026-11-23T08:00:00Z","place":"A-3","quantity":1,"charge":"0.0001"}
            {"at":"2026-11-23T08:01:00Z","order":"A-1","answer":{"status":"Canceled"}}
            """, "replay", "-");

        Assert.Equal("more than 28 digits", Total(run, "Charged"));
        Assert.Equal("100000000000000000000000000.00", Total(run, "Refunded"));
        Assert.Equal("more than 28 digits", Total(run, "Kept"));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Orders_to_look_at_are_listed_with_the_guides_advice_until_a_clean_report()
    {
        DemoRun run = await DemoRun.WithInputAsync(
            """
            {"at":"2026-11-23T08:00:00Z","place":"held","quantity":100,"charge":"1"}
            {"at":"2026-11-23T08:00:00Z","place":"was-held","quantity":100,"charge":"1"}
            {"at":"2026-11-23T08:00:00Z","place":"was-empty","quantity":100,"charge":"1"}
            {"at":"2026-11-23T08:01:00Z","orders":["held","was-held","was-empty"],"answer":{"held":{"status":"Partial"},"was-held":{"status":"Partial"},"was-empty":{"status":"Partial","remains":100}}}
            {"at":"2026-11-23T08:02:00Z","orders":["was-held","was-empty"],"answer":{"was-held":{"status":"Partial","remains":10},"was-empty":{"status":"Canceled"}}}
            """, "replay", "-");

        string looked = string.Join(' ', Between(run, "to look at", "stuck"));
        Assert.Contains("2 orders to look at", run.Output, StringComparison.Ordinal);
        Assert.Matches("held +Processing +The order has ended, but the provider does not say", looked);
        Assert.Contains("We are checking it.", looked, StringComparison.Ordinal);
        Assert.Matches("was-empty +Canceled +Reported Partial with nothing delivered", looked);
        Assert.DoesNotContain("was-held", looked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\"", true)]
    [InlineData("{\"error\":\"Request limit exceeded\"}", true)]
    [InlineData("[]", true)]
    [InlineData("{\"held\":{\"status\":\"Pending\"}}", false)]
    public async Task A_failed_poll_strikes_no_order_off_the_list_and_a_clean_report_does(string answer, bool isListed)
    {
        DemoRun run = await DemoRun.WithInputAsync(
            $$$"""
            {"at":"2026-11-23T08:00:00Z","place":"held","quantity":100,"charge":"1"}
            {"at":"2026-11-23T08:01:00Z","order":"held","answer":{"status":"Partial"}}
            {"at":"2026-11-23T08:02:00Z","orders":["held"],"answer":{{{answer}}}}
            """, "replay", "-");

        Assert.Contains(isListed ? "1 order to look at" : "No order needs attention", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stuck_are_those_at_the_end_of_the_log()
    {
        DemoRun run = await DemoRun.WithInputAsync(
            """
            {"at":"2026-11-23T08:00:00Z","place":"stuck","quantity":100,"charge":"1","service":"Likes [fast]"}
            {"at":"2026-11-23T08:00:00Z","place":"was-stuck","quantity":100,"charge":"1"}
            {"at":"2026-11-23T12:00:00Z"}
            {"at":"2026-11-23T12:30:00Z","order":"was-stuck","answer":{"status":"Pending"}}
            """, "replay", "-");

        string stuck = string.Join(' ', Between(run, "1 order stuck at 2026-11-23 12:30:00 UTC", "the end"));
        Assert.Matches(@"stuck +4 h 30 min +Likes \[fast\] +Check that you placed the order correctly", stuck);
        Assert.DoesNotContain("was-stuck", stuck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_cannot_be_used_are_told_in_their_place_and_counted()
    {
        DemoRun run = await DemoRun.WithInputAsync("x\ny\n", "replay", "-");

        Assert.Contains("   1 not used: The line is not a JSON object.", run.Lines);
        Assert.Contains("2 lines read, 2 faults in them", run.Lines);
        Assert.Equal(1, run.ExitCode);
    }

    [Theory]
    [InlineData("[red]not yours[/]")]
    [InlineData("[/]")]
    [InlineData("[[")]
    [InlineData("]]")]
    [InlineData("[link=file:///etc/passwd]x[/]")]
    [InlineData("[bold")]
    public async Task What_strangers_write_is_text_and_never_markup(string text)
    {
        string quoted = JsonSerializer.Serialize(text);
        string log = $$$"""
            {"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":100,"charge":"1","service":{{{quoted}}}}
            {"at":"2026-11-23T08:01:00Z","order":"A-1","answer":{"error":{{{quoted}}}}}
            {"at":"2026-11-23T08:02:00Z","order":"A-1","answer":{"status":{{{quoted}}}}}
            {"at":"2026-11-23T08:03:00Z","order":{{{quoted}}},"answer":{"status":"Pending"}}
            {"at":"2026-11-23T12:00:00Z"}
            """;
        DemoRun run = await OnPageAsync(400, log);
        DemoRun asId = await OnPageAsync(80, log.Replace("\"A-1\"", quoted, StringComparison.Ordinal));

        // The service when it is placed and when it is stuck, the error, the unknown word, and the order that was never placed.
        Assert.Equal((1, 5), (run.ExitCode, Count(run.Output, text)));
        Assert.Equal(0, asId.ExitCode);
    }

    [Fact]
    public async Task What_would_move_the_cursor_or_hide_something_is_a_dot_and_what_is_long_is_cut()
    {
        DemoRun run = await DemoRun.WithInputAsync(
            """
            {"at":"2026-11-23T08:00:00Z","place":"\u001b[2J","quantity":100,"charge":"1","service":"b\r\nc\u202Ed\u2028e"}
            {"at":"2026-11-23T08:00:00Z","place":"A-2","quantity":100,"charge":"1","service":"LONG"}
            """.Replace("LONG", new string('x', 500), StringComparison.Ordinal), "replay", "-");

        Assert.Contains(" ·[2J ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Service: b··c·d·e\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("x…", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output, c => Assert.False(char.IsControl(c) && c != '\n'));
    }

    [Fact]
    public async Task The_guides_words_are_in_the_language_that_is_named_and_the_rest_is_not()
    {
        DemoRun english = await DemoRun.OfAsync();
        DemoRun turkish = await DemoRun.OfAsync("--culture", "tr");

        string advice = new OrderGuide(RefundPolicy.HalfUp(2)).Describe(Findings.Late, CultureInfo.GetCultureInfo("tr"))[0];
        Assert.Contains(OneLine(advice)[..20], OneLine(turkish.Output), StringComparison.Ordinal);
        Assert.DoesNotContain(OneLine(advice)[..20], OneLine(english.Output), StringComparison.Ordinal);
        Assert.Equal(Before(english), Before(turkish));

        static IEnumerable<string> Before(DemoRun run) => run.Lines.TakeWhile(line => !line.Contains("to look at", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task No_word_is_cut_and_every_column_stays(int width)
    {
        string log = string.Join('\n',
        [
            .. SampleLog.Lines(),
            """{"at":"2026-11-28T08:00:00Z","place":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","quantity":1,"charge":"123456789012.12345678"}""",
            """{"at":"2026-11-28T08:01:00Z","order":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","answer":{"error":"neworder.error.not_enough_funds_on_balance"}}""",
            """{"at":"2026-11-28T08:02:00Z","order":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","answer":{"status":"Canceled"}}""",
        ]);
        DemoRun run = await OnPageAsync(width, log);

        string[] said = [.. log.Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("place", out _))
            .SelectMany(line => new[] { line.GetProperty("place"), line.TryGetProperty("service", out JsonElement service) ? service : default })
            .Select(text => text.ValueKind switch { JsonValueKind.Object => text.GetProperty("name").GetString()!, JsonValueKind.String => text.GetString()!, _ => "" })];
        string[] findings = [.. GoldenFile.Read(GoldenFile.Told).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("findings").EnumerateArray()).Select(finding => finding.GetString()!)];
        HashSet<string> shown = [.. run.Output.Split([' ', ',', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries)];
        string[] expected =
        [
            .. said.Concat(findings).SelectMany(text => text.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries)),
            .. Enum.GetNames<OrderStatus>(), "neworder.error.not_enough_funds_on_balance", "+123456789012.12345678",
        ];
        Assert.Empty(expected.Except(shown));
        Assert.Contains(run.Lines, line => Regex.IsMatch(line, "^Line +Time +Order +What happened +Status +Delivered +Refund"));
        Assert.Contains(run.Lines, line => Regex.IsMatch(line, @"^ *17 08:40:00 1001 +Partial, remains 300 +> Partial +200/500 +\+0\.96"));
    }

    [Fact]
    public async Task The_first_lines_say_what_one_will_see_and_the_service_stands_apart_from_the_findings()
    {
        DemoRun run = await OnPageAsync(80, """{"at":"2026-11-23T18:40:00Z","place":"1034","quantity":40,"charge":"6","service":{"name":"YouTube Subscribers","expectedInProgress":"48:00:00"},"status":"In progress","since":"2026-11-20T09:00:00Z"}""");

        Assert.StartsWith("Each row is something that happened to an order, and what became of the order;\n> marks a new status.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Service: YouTube Subscribers", run.Lines.Select(line => line.Trim()));
        Assert.Contains("Needs attention: Late", run.Lines.Select(line => line.Trim()));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(109)]
    [InlineData(110)]
    [InlineData(200)]
    public async Task Every_line_fits_the_page(int width)
    {
        DemoRun run = await OnPageAsync(width, string.Join('\n', SampleLog.Lines()));

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Lines, line => Assert.InRange(line.TrimEnd('\r').Length, 0, width));
        Assert.True(run.Lines.Length > 200);
    }

    [Fact]
    public async Task Statuses_and_money_are_colored_where_a_terminal_shows_colors()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        IAnsiConsole page = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(text) });
        page.Profile.Width = 132;
        _ = await DemoCommand.RunAsync([], new Terminal(Stream.Null, Stream.Null, new(page), TextWriter.Null));

        string[] statuses = [.. Enum.GetNames<OrderStatus>().Select(status => Regex.Match(text.ToString(), $@"\u001b\[([0-9;]+)m{status}\u001b\[0m").Groups[1].Value)];
        Assert.DoesNotContain("", statuses);
        Assert.Equal(statuses.Length, statuses.Distinct().Count());
        Assert.Matches(@"\u001b\[[0-9;]+m\+0\.96\u001b\[0m", text.ToString());
    }

    private static async Task<DemoRun> OnPageAsync(int width, string log)
    {
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(log));
        using var output = new MemoryStream();
        IAnsiConsole page = Terminal.Plain(output);
        page.Profile.Width = width;
        int code = await DemoCommand.RunAsync(["replay", "-"], new Terminal(input, output, new(page), TextWriter.Null));
        return new DemoRun(code, System.Text.Encoding.UTF8.GetString(output.ToArray()), "");
    }

    private static string Total(DemoRun run, string name) => run.Lines.Single(line => line.StartsWith($"{name} ", StringComparison.Ordinal))[name.Length..].Trim();

    private static BigInteger Sum(IEnumerable<JsonElement> orders, string money) =>
        orders.Aggregate(BigInteger.Zero, (sum, order) => sum + Units(order.GetProperty(money).GetString()!));

    // In units of 1e-28, by hand: no decimal of the library's may be trusted here.
    private static BigInteger Units(string amount)
    {
        string[] parts = amount.Split('.');
        return BigInteger.Parse(parts[0] + (parts.Length > 1 ? parts[1] : "").PadRight(28, '0'), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Between(DemoRun run, string from, string to) => run.Lines
        .SkipWhile(line => !line.Contains(from, StringComparison.Ordinal)).Skip(1)
        .TakeWhile(line => !line.Contains(to, StringComparison.Ordinal) || !line.StartsWith("── ", StringComparison.Ordinal));

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
