using System.Diagnostics;
using SmmOrders.Hosting.Worker;

namespace SmmOrders.Hosting.Tests;

/// <summary>A server of the panel in a process of its own. It ends with this object, and with this process, however that ends.</summary>
internal sealed class PanelProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _complaints;

    private PanelProcess()
    {
        string name = typeof(PanelSettings).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : "");
        _process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _complaints = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it, and waits until its workers run.</summary>
    public static async Task<PanelProcess> StartAsync(PanelSettings settings)
    {
        var panel = new PanelProcess();
        await panel.SayAsync(settings.ToString());
        await panel.HearAsync(WorkerProgram.Ready);
        return panel;
    }

    /// <summary>Kills it as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets it stop as a host does that is shut down.</summary>
    public async Task StopAsync()
    {
        await SayAsync("stop");
        await HearAsync(WorkerProgram.Stopped);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    private async Task HearAsync(string word)
    {
        if (await _process.StandardOutput.ReadLineAsync() is var said && said != word)
        {
            throw new InvalidOperationException($"The panel said '{said}' where '{word}' was expected: {await _complaints}");
        }
    }
}
