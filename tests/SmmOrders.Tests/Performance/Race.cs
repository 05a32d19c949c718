using System.Diagnostics;

namespace SmmOrders.Tests.Performance;

/// <summary>Times two ways of doing the same work in turns: only their ratio counts.</summary>
internal static class Race
{
    private const int Rounds = 30;

    /// <summary>
    /// How many times longer one run of <paramref name="slow"/> takes. The fastest round of each counts: anything else on the machine
    /// can only make a round slower.
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
