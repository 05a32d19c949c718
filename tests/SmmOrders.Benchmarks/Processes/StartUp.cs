namespace SmmOrders.Benchmarks;

/// <summary>From an empty application to the first decision: just in time, ready to run, and ahead of time.</summary>
internal sealed record StartUp(StartUpTimes JustInTime, StartUpTimes? ReadyToRun, StartUpTimes? AheadOfTime, long? NativeBytes)
{
    private const string Smoke = "SmmOrders.AotSmoke";

    public static StartUp Measure()
    {
        string? ready = Publish("ready", $"{Smoke}.dll", "--no-self-contained", "-p:PublishAot=false", "-p:PublishReadyToRun=true");
        string? native = Publish("native", OperatingSystem.IsWindows() ? $"{Smoke}.exe" : Smoke);
        return new StartUp(
            StartUpTimes.Of("dotnet", Artifacts.Built(Smoke)),
            ready is null ? null : StartUpTimes.Of("dotnet", ready),
            native is null ? null : StartUpTimes.Of(native),
            native is null ? null : new FileInfo(native).Length);
    }

    // Null where it fails, mostly because the machine lacks what the compiler needs: a linker, or the runtime's packs.
    private static string? Publish(string name, string file, params string[] options)
    {
        string folder = Path.Combine(Artifacts.Folder, name);
        try
        {
            _ = Child.Run("dotnet", [
                "publish", Path.Combine(Artifacts.Root, "tests", Smoke), "--use-current-runtime", "--artifacts-path", Path.Combine(folder, "build"), "--output", folder, .. options,
            ]);
            return Path.Combine(folder, file);
        }
        catch (InvalidOperationException failed)
        {
            Console.Error.WriteLine($"The {name} publish is left out: {failed.Message}");
            return null;
        }
    }
}
