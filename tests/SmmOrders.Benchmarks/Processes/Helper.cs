using System.Diagnostics;

namespace SmmOrders.Benchmarks;

/// <summary>
/// This program once more, in a process of its own that does one part of a measurement. It writes one line when that is done or ready, and
/// ends when its standard input does: with this object, and with this process, however that ends.
/// </summary>
internal sealed class Helper : IAsyncDisposable
{
    private readonly Process _process;

    private Helper(Process process) => _process = process;

    /// <summary>The line that it wrote.</summary>
    public string Line { get; private set; } = "";

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<Helper> StartAsync(params string[] arguments)
    {
        var helper = new Helper(Process.Start(new ProcessStartInfo("dotnet", [typeof(Helper).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
        helper.Line = await helper._process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{string.Join(' ', arguments)} ended without a word; standard error says why.");
        return helper;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
