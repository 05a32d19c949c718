namespace SmmOrders.Tests;

public sealed class SubmissionBackoffTests
{
    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(3, 120)]
    [InlineData(6, 960)]
    [InlineData(7, 1800)]
    [InlineData(int.MaxValue, 1800)]
    public void Each_further_attempt_waits_twice_as_long_up_to_half_an_hour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SubmissionBackoff.After(attempts));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Without_an_attempt_there_is_none(int attempts) => Assert.Throws<ArgumentOutOfRangeException>(() => SubmissionBackoff.After(attempts));
}
