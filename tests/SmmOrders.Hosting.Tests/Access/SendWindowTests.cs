namespace SmmOrders.Hosting.Tests;

public sealed class SendWindowTests
{
    // By the clock, and by its ticks; what is claimed is overdue after 90 seconds, and its request takes 30 at most.
    [Theory]
    [InlineData(60, 60, false)]
    [InlineData(61, 61, true)]
    [InlineData(61, 0, true)]
    [InlineData(-3600, 61, true)]
    [InlineData(-3600, 60, false)]
    public void It_is_over_once_the_clock_or_its_ticks_leave_no_time_for_an_answer(int byClock, int byTicks, bool isOver)
    {
        DateTimeOffset now = WatchedTime.Noon;
        TwoClocks time = new(now.AddSeconds(byClock), byTicks);

        Assert.Equal(isOver, SendWindow.IsOver(now.AddSeconds(90), TimeSpan.FromSeconds(30), now, 0, time));
    }

    private sealed class TwoClocks(DateTimeOffset now, long ticks) : TimeProvider
    {
        public override long TimestampFrequency => 1;

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => ticks;
    }
}
