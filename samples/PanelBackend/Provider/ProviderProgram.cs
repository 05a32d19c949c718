namespace PanelBackend;

/// <summary>
/// Runs the simulated provider alone, for several instances of the panel that share it: <c>provider --port 5090 --speed 60</c>. It forgets
/// its orders when it stops.
/// </summary>
internal static class ProviderProgram
{
    private const int UsualPort = 5090;

    public static async Task RunAsync(string[] args)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        _ = builder.Logging.ClearProviders();
        var clock = new PanelClock(TimeProvider.System.GetUtcNow(), PanelOptions.Read(builder.Configuration).Speed);
        await using SimulatedUpstream simulated = await SimulatedUpstream.StartAsync(clock, builder.Configuration.GetValue("port", UsualPort));
        Console.WriteLine($"""

            The simulated provider runs at {simulated.Provider.Address}
            Its key is {SimulatedUpstream.Key}. A minute of yours is {clock.Speed} of its minutes.

            Ctrl+C stops it.
            """);
        await builder.Build().RunAsync();
    }
}
