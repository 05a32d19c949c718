namespace SmmOrders.PanelBackend.Tests;

public sealed class PanelClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_clock_begins_at_its_start_and_never_goes_back()
    {
        PanelClock clock = new(Start, speed: 60);
        DateTimeOffset first = clock.GetUtcNow(), second = clock.GetUtcNow();
        Assert.True(Start <= first && first <= second);
    }

    [Fact]
    public void A_timestamp_counts_at_the_clocks_speed()
    {
        PanelClock clock = new(Start, speed: 3600);
        long real = TimeProvider.System.GetTimestamp();
        Assert.InRange(clock.GetTimestamp(), real * 3600, long.MaxValue);
    }

    [Fact]
    public async Task A_timer_of_an_hour_fires_within_seconds_where_an_hour_is_a_second() =>
        await Task.Delay(TimeSpan.FromHours(1), new PanelClock(Start, speed: 3600), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    [Fact]
    public void What_the_clock_does_not_hurry_is_as_much_longer_on_it() =>
        Assert.Equal(TimeSpan.FromMinutes(10), new PanelClock(Start, speed: 60).Stretch(TimeSpan.FromSeconds(10)));
}
