using BenchmarkDotNet.Running;
using SmmOrders.Benchmarks;

// Measured from outside by Replay, so it comes first and loads nothing else.
if (args is ["walk", string log])
{
    Console.WriteLine(LineWalk.Run(log));
    return 0;
}

string[] unknown = [.. args.Except(["--short", "--processes", "--benchmarks"])];
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"Unknown: {string.Join(' ', unknown)}. Usage: [--short] [--benchmarks | --processes]");
    return 2;
}

bool isShort = args.Contains("--short");
var table = new SpeedTable();
if (!args.Contains("--processes"))
{
    Type[] benchmarks = [typeof(TransitionBenchmarks), typeof(ObservationBenchmarks), typeof(RefundBenchmarks), typeof(MillionOrdersBenchmarks), typeof(AnswerBenchmarks)];
    table.Add(new Results(BenchmarkRunner.Run(benchmarks, new SpeedConfig(isShort))));
}

if (!args.Contains("--benchmarks"))
{
    int lines = isShort ? 100_000 : 1_000_000;
    table.Add(Replay.Measure(lines), lines);
    table.Add(StartUp.Measure());
}

string file = Path.Combine(Artifacts.Folder, "speed.md");
File.WriteAllText(file, table.ToString());
Console.WriteLine($"\n{table}\nWritten to {file}");
return 0;
