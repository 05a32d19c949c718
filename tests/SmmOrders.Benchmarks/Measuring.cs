using System.Globalization;
using BenchmarkDotNet.Running;

namespace SmmOrders.Benchmarks;

/// <summary>Measures what the arguments name, all where they name nothing, and writes the table.</summary>
internal static class Measuring
{
    private static readonly Type[] Benchmarks =
        [typeof(TransitionBenchmarks), typeof(ObservationBenchmarks), typeof(RefundBenchmarks), typeof(MillionOrdersBenchmarks), typeof(AnswerBenchmarks)];

    public static int Run(string[] args)
    {
        if (RunHelper(args) is { } helping)
        {
            helping.GetAwaiter().GetResult();
            return 0;
        }

        string[] unknown = [.. args.Except(["--short", "--processes", "--benchmarks", "--storage", "--claims", "--large", "--loop"])];
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"Unknown: {string.Join(' ', unknown)}. Usage: [--short] [--benchmarks] [--processes] [--storage] [--claims [--large]] [--loop]");
            return 2;
        }

        bool isShort = args.Contains("--short");
        bool all = args.All(argument => argument == "--short");
        var table = new SpeedTable();
        if (all || args.Contains("--benchmarks"))
        {
            table.Add(new Results(BenchmarkRunner.Run(Benchmarks, new SpeedConfig(isShort))));
        }

        if (all || args.Contains("--processes"))
        {
            table.Add(StartUp.Measure());
        }

        if (all || args.Contains("--storage"))
        {
            int rounds = isShort ? 5 : 201;
            string? server = Environment.GetEnvironmentVariable("SMMORDERS_POSTGRES");
            table.Add("PostgreSQL", "15", string.IsNullOrEmpty(server) ? null : StoreSpeed.OfPostgresAsync(server, rounds).GetAwaiter().GetResult());
            table.Add("SQLite", "20", StoreSpeed.OfSqliteAsync(rounds).GetAwaiter().GetResult());
        }

        if (all || args.Contains("--claims"))
        {
            int[] sizes = [10_000, isShort ? 20_000 : 1_000_000, .. args.Contains("--large") ? [10_000_000] : Array.Empty<int>()];
            string? server = Environment.GetEnvironmentVariable("SMMORDERS_POSTGRES");
            table.Add("PostgreSQL", string.IsNullOrEmpty(server) ? null : ClaimCost.OfPostgresAsync(server, sizes).GetAwaiter().GetResult());
            table.Add("SQLite", ClaimCost.OfSqliteAsync(sizes).GetAwaiter().GetResult());
        }

        if (all || args.Contains("--loop"))
        {
            string? server = Environment.GetEnvironmentVariable("SMMORDERS_POSTGRES");
            table.Add(string.IsNullOrEmpty(server) ? null
                : (isShort ? LoopSpeed.OfAsync(server, 20_000, rounds: 3, ordersOfRound: 5_000, ordersOfMemory: 10_000) : LoopSpeed.OfAsync(server, 1_000_000, rounds: 20, ordersOfRound: 12_000, ordersOfMemory: 50_000)).GetAwaiter().GetResult());
        }

        string file = Path.Combine(Artifacts.Folder, "speed.md");
        _ = Directory.CreateDirectory(Artifacts.Folder);
        File.WriteAllText(file, table.ToString());
        Console.WriteLine($"\n{table}\nWritten to {file}");
        return 0;
    }

    // A process that a measurement has started, beside itself.
    private static Task? RunHelper(string[] args) => args switch
    {
        [ProviderProcess.Argument, var orders] => ProviderProcess.RunAsync(int.Parse(orders, CultureInfo.InvariantCulture)),
        [LoopPanel.Argument, var database, var provider, var orders] => LoopPanel.MeasureMemoryAsync(database, new(provider), int.Parse(orders, CultureInfo.InvariantCulture)),
        _ => null,
    };
}
