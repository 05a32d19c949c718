namespace SmmOrders.Benchmarks;

/// <summary>From an empty application to the first decision, just in time and ahead of time.</summary>
internal sealed record StartUp(TimeSpan JustInTime, TimeSpan OfTheContainer, TimeSpan? AheadOfTime, long? NativeBytes)
{
    private const int Rounds = 21;
    private const string Smoke = "SmmOrders.AotSmoke";

    public static StartUp Measure()
    {
        string dll = Artifacts.Built(Smoke);
        Child[] managed = Child.Race(Rounds, ["dotnet", dll, "empty"], ["dotnet", dll, "container"], ["dotnet", dll, "first-decision"]);
        string? native = Publish();
        Child[]? ahead = native is null ? null : Child.Race(Rounds, [native, "empty"], [native, "first-decision"]);
        return new StartUp(
            managed[2].Elapsed - managed[0].Elapsed,
            managed[1].Elapsed - managed[0].Elapsed,
            ahead?[1].Elapsed - ahead?[0].Elapsed,
            native is null ? null : new FileInfo(native).Length);
    }

    // Null where the machine has no linker.
    private static string? Publish()
    {
        string folder = Path.Combine(Artifacts.Folder, "native");
        try
        {
            _ = Child.Run("dotnet", "publish", Path.Combine(Artifacts.Root, "tests", Smoke), "--use-current-runtime", "--output", folder);
            return Path.Combine(folder, OperatingSystem.IsWindows() ? $"{Smoke}.exe" : Smoke);
        }
        catch (InvalidOperationException failed)
        {
            Console.Error.WriteLine($"NativeAOT is left out: {failed.Message}");
            return null;
        }
    }
}
