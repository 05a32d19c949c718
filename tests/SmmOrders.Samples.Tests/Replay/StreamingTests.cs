using System.Globalization;

namespace SmmOrders.Samples.Tests.Replay;

/// <summary>
/// Memory follows the number of orders, not of lines: long logs are replayed by a process whose heap the runtime holds to a
/// few MiB, and which would not survive more.
/// </summary>
public sealed class StreamingTests
{
    private const int HeapInMebibytes = 16;

    // 80 bytes of that memory for a line, where the form is short.
    private static readonly int Lines = LongForm.Count(small: 200_000, large: 1_000_000);

    public static TheoryData<int> Lengths => [Lines / 10, Lines];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_log_of_any_length_needs_memory_for_its_orders_alone(int lines)
    {
        SampleProcess run = await ReplayAsync(lines, ReportOnAnOpenOrder, "json");

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{{\"line\":{lines},\"order\":\"999\",\"status\":\"InProgress\","), run.Output, StringComparison.Ordinal);
        Assert.Equal("exit 0\n", run.Error);
    }

    [Fact]
    public async Task A_table_is_not_kept_in_memory_either()
    {
        SampleProcess run = await ReplayAsync(30_000, ReportOnAnOpenOrder, "table");

        Assert.StartsWith("── No order is stuck at ", run.Output, StringComparison.Ordinal);
        Assert.Equal("exit 0\n", run.Error);
    }

    [Fact]
    public async Task As_many_orders_as_the_long_log_has_lines_do_not_fit_in_that_memory()
    {
        SampleProcess run = await ReplayAsync(Lines, Order, "json");

        Assert.StartsWith("{\"line\":", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("exit 0\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The last line that is told, and the exit code on standard error.</summary>
    private static async Task<SampleProcess> ReplayAsync(int lines, Func<int, string> lineAt, string format)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, Enumerable.Range(0, lines).Select(lineAt), TestContext.Current.CancellationToken);
            return await SampleProcess.ShellAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{{ DOTNET_GCHeapHardLimit=0x{HeapInMebibytes * 1024 * 1024:x} $DEMO replay {file} --format {format}; echo \"exit $?\" >&2; }} | tail -n 1"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // A thousand orders, and then nothing but reports that change them and never end them.
    private static string ReportOnAnOpenOrder(int i) => i < 1000
        ? Order(i)
        : string.Create(CultureInfo.InvariantCulture, $$$"""{"at":"{{{At(i)}}}","order":"{{{i % 1000}}}","answer":{"status":"In progress","remains":"{{{1 + (i % 999)}}}"}}""");

    private static string Order(int i) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"at":"{{At(i)}}","place":"{{i}}","quantity":1000,"charge":"10.00"}""");

    private static string At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second).ToString("O", CultureInfo.InvariantCulture);
}
