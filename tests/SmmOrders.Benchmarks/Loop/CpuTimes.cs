using System.Diagnostics;

namespace SmmOrders.Benchmarks;

/// <summary>The processor time that each has taken.</summary>
/// <param name="Ours">This process.</param>
/// <param name="Provider">The provider's.</param>
/// <param name="Database">All processes of PostgreSQL on this machine; zero if it runs on another.</param>
internal readonly record struct CpuTimes(TimeSpan Ours, TimeSpan Provider, TimeSpan Database)
{
    public TimeSpan Sum => Ours + Provider + Database;

    public static CpuTimes Of(ProviderProcess provider) => new(Environment.CpuUsage.TotalTime, provider.CpuTime, OfDatabase());

    public static CpuTimes operator -(CpuTimes end, CpuTimes start) => new(end.Ours - start.Ours, end.Provider - start.Provider, end.Database - start.Database);

    public static CpuTimes operator +(CpuTimes one, CpuTimes other) => new(one.Ours + other.Ours, one.Provider + other.Provider, one.Database + other.Database);

    private static TimeSpan OfDatabase()
    {
        TimeSpan sum = TimeSpan.Zero;
        foreach (Process process in Process.GetProcesses())
        {
            using (process)
            {
                try
                {
                    // Each of its processes adds what it does to its name.
                    sum += process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) ? process.TotalProcessorTime : TimeSpan.Zero;
                }
                catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // It has just ended.
                }
            }
        }

        return sum;
    }
}
