namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class InstantColumnTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(-1)]
    [InlineData(-9)]
    [InlineData(-10)]
    [InlineData(-11)]
    public void What_SQLite_stores_is_the_instant_cut_to_microseconds_also_before_1970(long ticks)
    {
        DateTimeOffset instant = DateTimeOffset.UnixEpoch.AddTicks(ticks).ToOffset(TimeSpan.FromHours(-3));

        DateTimeOffset stored = InstantColumn.FromMicroseconds(InstantColumn.ToMicroseconds(instant));

        Assert.Equal(InstantColumn.Cut(instant), stored);
        Assert.True(stored <= instant && instant - stored < TimeSpan.FromMicroseconds(1));
        Assert.Equal(TimeSpan.Zero, stored.Offset);
    }

    [Fact]
    public void The_first_and_the_last_instant_are_kept() => Assert.All(
        [DateTimeOffset.MinValue, DateTimeOffset.MaxValue],
        instant => Assert.Equal(InstantColumn.Cut(instant), InstantColumn.FromMicroseconds(InstantColumn.ToMicroseconds(instant))));
}
