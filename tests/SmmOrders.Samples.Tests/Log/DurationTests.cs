using ConsoleDemo;

namespace SmmOrders.Samples.Tests.Log;

public sealed class DurationTests
{
    [Theory]
    [InlineData("00:00:01", 1)]
    [InlineData("03:00:00", 10_800)]
    [InlineData("30:00:00", 108_000)]
    [InlineData("100:59:59", 363_599)]
    [InlineData("9999999:59:59", 35_999_999_999)]
    public void Hours_may_be_more_than_a_day(string text, long seconds)
    {
        Assert.True(Duration.TryParse(text, out TimeSpan duration));
        Assert.Equal(seconds * TimeSpan.TicksPerSecond, duration.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00:00:00")]
    [InlineData("3:00:00")]
    [InlineData("03:00")]
    [InlineData("03:60:00")]
    [InlineData("03:00:60")]
    [InlineData("-3:00:00")]
    [InlineData("+3:00:00")]
    [InlineData("03:00:00.5")]
    [InlineData("03.00.00")]
    [InlineData(" 3:00:00")]
    [InlineData("03: 0:00")]
    [InlineData("10000000:00:00")]
    [InlineData("99999999999:00:00")]
    [InlineData("٠٣:٠٠:٠٠")]
    [InlineData("1.03:00:00")]
    public void Anything_else_is_refused(string text) => Assert.False(Duration.TryParse(text, out _));
}
