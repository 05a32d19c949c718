namespace SmmOrders.Benchmarks;

/// <summary>The demo replays a long log, against a program that only reads its lines and walks their tokens.</summary>
internal static class Replay
{
    private const int Rounds = 3;

    public static (double Ratio, double ShortMiB, double LongMiB) Measure(int lines)
    {
        string folder = Directory.CreateTempSubdirectory("smmorders-").FullName;
        try
        {
            string log = Path.Combine(folder, "long.jsonl");
            string tenth = Path.Combine(folder, "short.jsonl");
            LogWriter.Write(log, lines);
            LogWriter.Write(tenth, lines / 10);
            Child[] medians = Child.Race(Rounds, Walk(log), Demo(log), Demo(tenth));
            return (medians[1].Elapsed / medians[0].Elapsed, MiB(medians[2]), MiB(medians[1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Walk(string log) => ["dotnet", Artifacts.Built("SmmOrders.Benchmarks"), "walk", log];

    private static string[] Demo(string log) => ["dotnet", Artifacts.Built("ConsoleDemo"), "replay", log, "--format", "json"];

    private static double MiB(Child child) => child.PeakBytes / (1024.0 * 1024.0);
}
