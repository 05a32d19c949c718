namespace ConsoleDemo.Replay;

/// <summary>Tells what happens, while it happens. Must not hold on to what it was told.</summary>
internal interface IReplayReport
{
    /// <summary>A line touched an order.</summary>
    void Tell(in OrderEvent told);

    /// <summary>A line, or an order that it names, cannot be used.</summary>
    void TellFault(long line, string error);

    /// <summary>More input is waited for: show what there is.</summary>
    void Flush();

    /// <summary>The log has ended.</summary>
    /// <param name="totals">What it adds up to.</param>
    /// <param name="end">The latest instant in it; <see langword="null"/> where it has none.</param>
    /// <param name="stuck">The orders that are stuck then, the longest stuck first.</param>
    void Finish(ReplayTotals totals, DateTimeOffset? end, IEnumerable<TrackedOrder> stuck);
}
