using BenchmarkDotNet.Running;
using SmmOrders.Benchmarks;

bool isShort = args.Contains("--short");
string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "results"));
BenchmarkRunner.Run([typeof(TransitionBenchmarks), typeof(ObservationBenchmarks), typeof(RefundBenchmarks), typeof(MillionOrdersBenchmarks)], new SpeedConfig(isShort, folder));
