using System.Globalization;

namespace SmmOrders.Samples.Tests.Replay;

/// <summary>
/// Memory is for the open orders, not for the log: long logs are replayed by a process whose heap the runtime holds to a few
/// MiB, and which would not survive more.
/// </summary>
public sealed class StreamingTests
{
    private const int ForOpenOrders = 16;
    private const int ForHalfAMillionEndedOrders = 64;

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public async Task A_log_of_any_length_needs_memory_for_its_open_orders_alone(int lines)
    {
        SampleProcess run = await ReplayAsync(lines, ReportOnAnOpenOrder, "json", ForOpenOrders);

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{{\"line\":{lines},\"order\":\"999\",\"status\":\"InProgress\","), run.Output, StringComparison.Ordinal);
        Assert.Equal("exit 0\n", run.Error);
    }

    [Fact]
    public async Task A_table_is_not_kept_in_memory_either()
    {
        SampleProcess run = await ReplayAsync(30_000, ReportOnAnOpenOrder, "table", ForOpenOrders);

        Assert.StartsWith("── No order is stuck at ", run.Output, StringComparison.Ordinal);
        Assert.Equal("exit 0\n", run.Error);
    }

    [Fact]
    public async Task An_order_that_has_ended_takes_few_bytes()
    {
        SampleProcess run = await ReplayAsync(1_000_000, OrderThatEnds, "json", ForHalfAMillionEndedOrders);

        Assert.StartsWith("{\"line\":1000000,\"order\":\"A-499999\",\"status\":\"Partial\",", run.Output, StringComparison.Ordinal);
        Assert.Equal("exit 0\n", run.Error);
    }

    [Fact]
    public async Task As_many_orders_that_are_all_kept_at_hand_do_not_fit()
    {
        SampleProcess run = await ReplayAsync(500_000, i => OrderThatEnds(2 * i), "json", ForHalfAMillionEndedOrders);

        Assert.StartsWith("{\"line\":", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("exit 0\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The last line that is told, and the exit code on standard error.</summary>
    private static async Task<SampleProcess> ReplayAsync(int lines, Func<int, string> lineAt, string format, int mebibytes)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, Enumerable.Range(0, lines).Select(lineAt), TestContext.Current.CancellationToken);
            return await SampleProcess.ShellAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{{ DOTNET_GCHeapHardLimit=0x{mebibytes * 1024 * 1024:x} $DEMO replay {file} --format {format}; echo \"exit $?\" >&2; }} | tail -n 1"));
        }
        finally
        {
            File.Delete(file);
        }
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
}
