namespace SmmOrders.Hosting;

/// <summary>
/// The time in which what was claimed may leave. A process that is held up after its claim and goes on later must not send what others have
/// decided about meanwhile.
/// </summary>
internal static class SendWindow
{
    /// <summary>Whether it is over: an answer could come after the store has given up waiting for it.</summary>
    /// <param name="overdueAt">When the store gives up waiting.</param>
    /// <param name="timeOut">How long the provider may take.</param>
    /// <param name="now">When the turn began.</param>
    /// <param name="began">The same by the clock's ticks.</param>
    /// <param name="time">The clock.</param>
    internal static bool IsOver(DateTimeOffset overdueAt, TimeSpan timeOut, DateTimeOffset now, long began, TimeProvider time)
    {
        // The later of both: the clock may have been set back meanwhile, and the ticks stand still while a machine sleeps.
        TimeSpan byClock = time.GetUtcNow() - now;
        TimeSpan byTicks = time.GetElapsedTime(began);
        return overdueAt - now - timeOut < (byClock > byTicks ? byClock : byTicks);
    }
}
