namespace SmmOrders.Samples.Tests.Replay;

public sealed class ReplayOptionTests
{
    private const string Placed = """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"1.00"}""";

    // 1.00 at 5 and at 15 left of 1000 is 0.005 and 0.015: between two cents, after an even and after an odd one.
    [Theory]
    [InlineData("half-up", "0.01", "0.02")]
    [InlineData("half-even", "0", "0.02")]
    [InlineData("down", "0", "0.01")]
    [InlineData("up", "0.01", "0.02")]
    [InlineData(null, "0.01", "0.02")]
    public async Task Rounding_is_as_named(string? rounding, string five, string fifteen)
    {
        string[] option = rounding is null ? [] : ["--rounding", rounding];

        Assert.Equal((five, fifteen), (await RefundOfAsync("5", option), await RefundOfAsync("15", option)));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "0.3")]
    [InlineData("2", "0.33")]
    [InlineData("5", "0.33333")]
    [InlineData("8", "0.33333333")]
    public async Task Decimals_are_as_named(string decimals, string refund)
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":3,"charge":"1"}""",
            """{"at":"2026-11-23T08:05:00Z","order":"A-1","answer":{"status":"Partial","remains":"1"}}""",
        ], "--decimals", decimals);

        Assert.Contains($"\"refund\":\"{refund}\",", run.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default", "Processing", "\"status\":\"Pending\"", "\"findings\":[\"Regression\"]")]
    [InlineData("perfectpanel", "Pending", "\"path\":[\"Pending\",\"Processing\"]", "\"findings\":[]")]
    public async Task The_lifecycle_is_as_named(string lifecycle, string initial, params string[] after)
    {
        DemoRun run = await DemoRun.ReplayAsync(
        [
            Placed,
            """{"at":"2026-11-23T08:05:00Z","order":"A-1","answer":{"status":"Pending"}}""",
            """{"at":"2026-11-23T08:06:00Z","order":"A-1","answer":{"status":"Processing"}}""",
        ], "--lifecycle", lifecycle);

        Assert.Contains($"\"status\":\"{initial}\"", run.Lines[0], StringComparison.Ordinal);
        Assert.All(after, part => Assert.Contains(part, run.Lines[2], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("00:00:01", 1)]
    [InlineData("01:59:59", 1)]
    [InlineData("02:00:00", 0)]
    [InlineData("30:00:00", 0)]
    [InlineData("9999999:59:59", 0)]
    public async Task Stuck_is_longer_than_named(string threshold, int stuck)
    {
        DemoRun run = await DemoRun.ReplayAsync([Placed, """{"at":"2026-11-23T10:00:00Z"}"""], "--stuck-after", threshold);

        Assert.Equal(1 + stuck, run.Lines.Length);
    }

    [Fact]
    public async Task Corrections_are_applied_only_where_asked_for()
    {
        string[] log =
        [
            """{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"10.00"}""",
            """{"at":"2026-11-23T08:01:00Z","order":"A-1","answer":{"status":"Partial","remains":"400"}}""",
            """{"at":"2026-11-23T08:02:00Z","order":"A-1","answer":{"status":"Partial","remains":"700"}}""",
            """{"at":"2026-11-23T08:03:00Z","order":"A-1","answer":{"status":"Canceled"}}""",
        ];

        DemoRun without = await DemoRun.ReplayAsync(log);
        DemoRun with = await DemoRun.ReplayAsync(log, "--corrections");

        Assert.Equal(["0", "4.00", "0", "0"], without.Lines.Select(Refund));
        Assert.Equal(["0", "4.00", "3.00", "3.00"], with.Lines.Select(Refund));
    }

    [Theory]
    [InlineData("tr")]
    [InlineData("pt-BR")]
    [InlineData("en-GB")]
    public async Task The_culture_changes_nothing_that_a_program_reads(string culture)
    {
        DemoRun run = await DemoRun.OfAsync("--format", "json", "--culture", culture);

        Assert.Equal(GoldenFile.Read(GoldenFile.Told), run.Output);
    }

    private static string Refund(string line) => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("refund").GetString()!;

    private static async Task<string> RefundOfAsync(string remains, string[] options)
    {
        string report = $$$"""{"at":"2026-11-23T08:05:00Z","order":"A-1","answer":{"status":"Partial","remains":"{{{remains}}}"}}""";
        return Refund((await DemoRun.ReplayAsync([Placed, report], options)).Lines[1]);
    }
}
