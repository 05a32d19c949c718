using BenchmarkDotNet.Reports;

namespace SmmOrders.Benchmarks;

/// <summary>What one run of the benchmarks measured: times, of which only ratios are shown, and bytes.</summary>
internal sealed class Results(IEnumerable<Summary> summaries)
{
    private readonly Dictionary<string, BenchmarkReport> _reports = summaries
        .SelectMany(summary => summary.Reports)
        .ToDictionary(report => string.Join('.', [
            report.BenchmarkCase.Descriptor.Type.Name,
            report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
            .. report.BenchmarkCase.Parameters.Items.Select(item => $"{item.Value}")]));

    /// <summary>How many times longer the first takes than the second, by their medians.</summary>
    public double Ratio(string first, string second) => Median(first) / Median(second);

    /// <summary>Bytes allocated by one operation.</summary>
    public long Bytes(string name)
    {
        BenchmarkReport report = Find(name);
        return report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? throw new InvalidOperationException($"The bytes of {name} were not measured.");
    }

    private double Median(string name) =>
        Find(name).ResultStatistics?.Median ?? throw new InvalidOperationException($"The time of {name} was not measured.");

    private BenchmarkReport Find(string name) =>
        _reports.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{name} was not run.");
}
