using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Worker;

/// <summary>
/// A server of the panel. The first line on standard input has its settings; it says "ready" once its workers run. It stops gracefully when
/// it reads another line, says "stopped", and ends at once when standard input ends: whoever started it is gone.
/// </summary>
internal static class WorkerProgram
{
    public const string Ready = "ready";
    public const string Stopped = "stopped";

    private static async Task Main()
    {
        PanelSettings settings = PanelSettings.Of((await Console.In.ReadLineAsync())!);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        _ = builder.Logging.AddFilter(level => level >= LogLevel.Warning).AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        _ = builder.Services.AddPanel(settings).AddPanelWorkers(settings);
        using IHost host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        if (await Console.In.ReadLineAsync() is null)
        {
            Environment.Exit(1);
        }

        await host.StopAsync();
        Console.WriteLine(Stopped);
    }
}
