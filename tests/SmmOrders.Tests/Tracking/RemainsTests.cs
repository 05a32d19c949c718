namespace SmmOrders.Tests;

public sealed class RemainsTests
{
    [Fact]
    public void Missing_unreadable_and_zero_are_distinct()
    {
        Assert.Equal(Remains.Missing, default);
        Assert.NotEqual(Remains.Missing, Remains.Unreadable);
        Assert.NotEqual(Remains.Missing, Remains.Of(0));
        Assert.NotEqual(Remains.Unreadable, Remains.Of(0));
        Assert.Equal((true, false, false), (Remains.Missing.IsMissing, Remains.Missing.IsUnreadable, Remains.Missing.IsKnown));
        Assert.Equal((false, true, false), (Remains.Unreadable.IsMissing, Remains.Unreadable.IsUnreadable, Remains.Unreadable.IsKnown));
        Assert.Equal((false, false, true), (Remains.Of(0).IsMissing, Remains.Of(0).IsUnreadable, Remains.Of(0).IsKnown));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(157)]
    [InlineData(-2)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Any_count_can_be_reported(long count)
    {
        Remains remains = count;

        Assert.Equal(count, remains.Count);
        Assert.Equal(Remains.Of(count), remains);
    }

    [Fact]
    public void Without_a_count_none_is_stated()
    {
        Assert.Null(Remains.Missing.Count);
        Assert.Null(Remains.Unreadable.Count);
    }

    [Fact]
    public void Remains_are_written_the_same_in_every_culture() => Cultures.Each(() => Assert.Equal(
        ["missing", "unreadable", "-1234", "1234"],
        [Remains.Missing.ToString(), Remains.Unreadable.ToString(), Remains.Of(-1234).ToString(), Remains.Of(1234).ToString()]));
}
