namespace SmmOrders.Benchmarks;

/// <summary>The demo replays a long log, against a program that only reads its lines and walks their tokens.</summary>
/// <param name="Lines">How many lines the log has.</param>
/// <param name="Ratio">How many times as long as the walk the replay takes.</param>
/// <param name="ShortPeak">The most memory held, in bytes, for a tenth of the lines.</param>
/// <param name="LongPeak">The same for all lines.</param>
internal sealed record Replay(int Lines, double Ratio, long ShortPeak, long LongPeak)
{
    private const int Rounds = 7;

    /// <summary>By how many bytes the peak rises with each order more that has ended.</summary>
    public double BytesPerEnded => (LongPeak - ShortPeak) / (double)(LogWriter.Ended(Lines) - LogWriter.Ended(Lines / 10));

    public static Replay Measure(int lines)
    {
        string folder = Directory.CreateTempSubdirectory("smmorders-").FullName;
        try
        {
            string log = Path.Combine(folder, "long.jsonl");
            string tenth = Path.Combine(folder, "short.jsonl");
            LogWriter.Write(log, lines);
            LogWriter.Write(tenth, lines / 10);
            Child[] medians = Child.Race(Rounds, Walk(log), Demo(log), Demo(tenth));
            return new(lines, medians[1].Elapsed / medians[0].Elapsed, medians[2].PeakBytes, medians[1].PeakBytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Under the demo's own settings of the runtime, under which the walk too is fastest: a sixth less processor time than under
    // the defaults. A slow peer would flatter the ratio.
    private static string[] Walk(string log) =>
    [
        "dotnet", "exec", "--runtimeconfig", Path.ChangeExtension(Artifacts.Built("ConsoleDemo"), ".runtimeconfig.json"),
        "--depsfile", Path.ChangeExtension(Artifacts.Built("ConsoleDemo"), ".deps.json"), Artifacts.Built("SmmOrders.Benchmarks"), "walk", log,
    ];

    private static string[] Demo(string log) => ["dotnet", Artifacts.Built("ConsoleDemo"), "replay", log, "--format", "json"];
}
