using System.Diagnostics;

namespace SmmOrders.Tests.Performance;

/// <summary>Two ways to do the same work, timed against each other in turns: only their ratio is looked at.</summary>
internal static class Race
{
    private const int Rounds = 30;

    /// <summary>
    /// How many times longer one run of <paramref name="slow"/> takes. Of each the fastest round counts: whatever else the
    /// machine does can only make a round slower.
    /// </summary>
    public static double Ratio((Action Work, int Runs) slow, (Action Work, int Runs) fast)
    {
        double slowest = double.MaxValue;
        double fastest = double.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            slowest = Math.Min(slowest, TicksOf(slow));
            fastest = Math.Min(fastest, TicksOf(fast));
        }

        return slowest / fastest;
    }

    private static double TicksOf((Action Work, int Runs) runner)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runner.Runs; i++)
        {
            runner.Work();
        }

        return (Stopwatch.GetTimestamp() - start) / (double)runner.Runs;
    }
}
