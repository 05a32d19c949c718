using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmmOrders.Samples.Tests;

public sealed class SampleLogTests
{
    [Fact]
    public async Task The_shipped_log_is_told_line_for_line_as_the_rules_say()
    {
        DemoRun run = await DemoRun.OfAsync("--format", "json");

        Assert.Empty(GoldenFile.Differences(GoldenFile.Told, run.Output));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task With_corrections_what_is_still_due_is_paid_and_nothing_is_taken_back()
    {
        DemoRun run = await DemoRun.OfAsync("--format", "json", "--corrections");

        Assert.Empty(GoldenFile.Differences(GoldenFile.ToldWithCorrections, run.Output));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task The_log_told_from_standard_input_is_the_same()
    {
        DemoRun run = await DemoRun.ReplayAsync(SampleLog.Lines());

        Assert.Equal(GoldenFile.Read(GoldenFile.Told), run.Output);
    }

    [Theory]
    [InlineData("\"remains\":\"300\"", "\"remains\":\"301\"")]
    [InlineData("\"charge\":\"1.60\"", "\"charge\":\"1.61\"")]
    [InlineData("\"status\":\"Partially\"", "\"status\":\"Partial!\"")]
    [InlineData("11:31:01Z", "11:31:00Z")]
    public async Task A_planted_fault_in_the_log_is_caught(string what, string instead)
    {
        string[] lines = SampleLog.Lines();
        int planted = Array.FindIndex(lines, line => line.Contains(what, StringComparison.Ordinal));
        lines[planted] = lines[planted].Replace(what, instead, StringComparison.Ordinal);

        DemoRun run = await DemoRun.ReplayAsync(lines);

        string first = GoldenFile.Differences(GoldenFile.Told, run.Output)[0];
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"expected {{\"line\":{planted + 1},"), first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rounding", "down")]
    [InlineData("--decimals", "3")]
    [InlineData("--lifecycle", "perfectpanel")]
    [InlineData("--stuck-after", "02:59:59")]
    [InlineData("--corrections")]
    public async Task Another_rule_than_the_default_is_caught(params string[] option)
    {
        DemoRun run = await DemoRun.OfAsync(["--format", "json", .. option]);

        Assert.NotEmpty(GoldenFile.Differences(GoldenFile.Told, run.Output));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void It_has_at_least_40_orders() =>
        Assert.InRange(SampleLog.Lines().Count(line => line.Contains("\"place\"", StringComparison.Ordinal)), 40, 100);

    [Fact]
    public void It_shows_every_status_and_every_finding_that_the_default_rules_can_give()
    {
        JsonElement[] told = [.. GoldenFile.Read(GoldenFile.Told).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        JsonElement[] corrected = [.. GoldenFile.Read(GoldenFile.ToldWithCorrections).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal(
            Enum.GetNames<OrderStatus>().Order(StringComparer.Ordinal),
            told.Select(line => line.GetProperty("status").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Enum.GetNames<Findings>().Except(["None", "NotPlaced", "SubmissionRefused", "SubmissionUnknown", "RequestUnknown", "PlacedTwice", "NotApplied"]).Order(StringComparer.Ordinal),
            told.Concat(corrected).SelectMany(line => line.GetProperty("findings").EnumerateArray()).Select(finding => finding.GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    // Domain rules, section 5: each numbered item, and each form in it.
    [Theory]
    [InlineData("1. an error", """^\{"error":"[^"]+"\}$""")]
    [InlineData("1. an error with a status beside it", """^\{"error":"[^"]+","status":"104"\}$""")]
    [InlineData("2. an object, an error object and a bare string in one bulk answer", "\"\\d+\":\\{\"error\":.*\"\\d+\":\"Incorrect order ID\".*\"\\d+\":\\{.*\"status\":")]
    [InlineData("2. an empty map as []", """^\[\]$""")]
    [InlineData("3. an acknowledged wish to cancel", """^\{"cancel":1\}$""")]
    [InlineData("4. start_count null", "\"start_count\":null")]
    [InlineData("4. start_count empty", "\"start_count\":\"\"")]
    [InlineData("4. remains as text", "\"remains\":\"\\d+\"")]
    [InlineData("4. remains as a number", "\"remains\":\\d+")]
    [InlineData("4. remains with spaces", "\"remains\":\" 157 \"")]
    [InlineData("4. remains with a zero fraction", "\"remains\":\"1000\\.0+\"")]
    [InlineData("4. remains below zero", "\"remains\":\"-\\d+\"")]
    [InlineData("4. remains with a plus", "\"remains\":\"\\+2\"")]
    [InlineData("4. remains empty", "\"remains\":\"\"")]
    [InlineData("4. remains null", "\"remains\":null")]
    [InlineData("4. remains Unknown", "\"remains\":\"Unknown\"")]
    [InlineData("4. remains absent", "\"status\":\"Completed\"\\}$")]
    [InlineData("4. remains with a fraction", "\"remains\":\"157\\.5\"")]
    [InlineData("4. remains with a thousands separator", "\"remains\":\"1,000\"")]
    [InlineData("5. keys in another case", "\"Status\":.*\"Remains\":")]
    [InlineData("5. an envelope", """^\{"status":true,"data":\{(?!"\d).*"status":"Awaiting""")]
    [InlineData("5. an envelope around a bulk answer", """^\{"status":true,"data":\{"\d+":""")]
    [InlineData("5. ok beside order_status", "\"status\":\"ok\",\"order_status\":")]
    [InlineData("8. HTML", "^<!DOCTYPE html>.*login")]
    [InlineData("8. an empty body", "^$")]
    [InlineData("8. truncated JSON", "\"status\":\"Compl$")]
    [InlineData("8. 5xx", "502 Bad Gateway")]
    [InlineData("8. 429", "^Too Many Requests$")]
    public void It_has_this_dialect(string dialect, string pattern) =>
        Assert.True(SampleLog.Answers().Any(answer => Regex.IsMatch(answer, pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline)), dialect);

    [Theory]
    [InlineData("In progress", "In Progress", "Inprogress", "in_progress", "IN-PROGRESS", "Active", "Running")]
    [InlineData("Canceled", "Cancelled", "Cancel", "Refunded")]
    [InlineData("Completed", "Complete", "Success")]
    [InlineData("Partial", "Partially", "Partially Completed")]
    [InlineData("Pending", "Awaiting", "Waiting")]
    [InlineData("Processing", "Process")]
    [InlineData("Fail", "Failed", "Error", "Rejected", "Paused", "Holding", "Expired", "Not completed", "Pending cancellation")]
    public void It_has_these_spellings(params string[] words)
    {
        string all = string.Join('\n', SampleLog.Answers());

        Assert.All(words, word => Assert.Matches($"(?i:status)\":\"{word}\"", all));
    }

    [Fact]
    public void It_has_orders_with_everything_that_can_be_said_about_an_order()
    {
        string all = string.Join('\n', SampleLog.Lines());

        Assert.All(
            ["deliversWhilePending", "stuckAfter", "expectedPending", "expectedInProgress", "\"since\"", "\"refunded\"", "\"delivered\"", "+01:00", "\"0.00\"", "\"charge\":4.00"],
            said => Assert.Contains(said, all, StringComparison.Ordinal));
    }
}
