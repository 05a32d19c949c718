using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

public sealed class CanaryTests : IDisposable
{
    private readonly EventShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task No_log_metric_or_trace_of_a_run_names_an_order_a_user_a_link_or_a_secret()
    {
        IReadOnlyList<string> traces = await Canary.RunAsync(_shop);
        IReadOnlyList<string> metrics = [.. _shop.Meters.All.Concat(_shop.Meters.Read().All).Select(measured => measured.ToString())];

        Assert.NotEmpty(traces);
        Assert.NotEmpty(metrics);
        Assert.Contains(_shop.Log.Lines, line => line.Level == LogLevel.Error);
        Assert.Empty(Leaks([.. traces, .. metrics, .. Logs()]));
    }

    [Theory]
    [InlineData("Event of order 770077007700 failed.")]
    [InlineData("POST http://127.0.0.1/?token=canary-token")]
    public async Task A_line_that_leaks_is_caught(string line)
    {
        _ = await Canary.RunAsync(_shop);
#pragma warning disable CA2254, CA1848 // What leaks is the message itself.
        _shop.Log.LogWarning(line);
#pragma warning restore CA2254, CA1848

        Assert.Equal([line], Leaks([.. Logs()]));
    }

    private IEnumerable<string> Logs() => _shop.Log.Lines.Select(line => $"{line.Message}{line.Exception}");

    private static IEnumerable<string> Leaks(IReadOnlyList<string> lines) =>
        lines.Where(line => Canary.All.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
}
