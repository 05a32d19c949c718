using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SmmOrders.Benchmarks;

/// <summary>All benchmarks in this very process, so that every ratio is of one run, with their bytes.</summary>
internal sealed class SpeedConfig : ManualConfig
{
    public SpeedConfig(bool isShort)
    {
        Job job = isShort ? Job.ShortRun : Job.Default.WithMaxIterationCount(30);
        _ = AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Artifacts.Folder);
    }
}
