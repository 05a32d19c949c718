namespace SmmOrders.Tests;

public sealed class OutboxDeliveryTests
{
    private static readonly OutboxEvent Claimed = new()
    {
        Id = Guid.NewGuid(),
        Sink = "webhook",
        Kind = OutboxKind.History,
        Order = OrderKey.Of(7),
        At = DateTimeOffset.UnixEpoch,
        Tries = 3,
        ClaimedUntil = DateTimeOffset.UnixEpoch.AddMinutes(5),
    };

    [Fact]
    public void An_event_is_delivered()
    {
        var delivery = OutboxDelivery.Delivered(Claimed);

        Assert.Equal((Claimed.Id, Claimed.ClaimedUntil), (delivery.Event, delivery.ClaimedUntil));
        Assert.Equal((true, false, false, null, null), (delivery.IsDelivered, delivery.IsDead, delivery.IsGivenBack, delivery.Failure, delivery.RetryAfter));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(3, true)]
    [InlineData(1, true)]
    public void An_event_that_failed_is_tried_again_or_dead_if_it_was_the_last_try(int mostTries, bool isDead)
    {
        var delivery = OutboxDelivery.Failed(Claimed, "503", TimeSpan.FromMinutes(1), mostTries);

        Assert.Equal((false, isDead, false, "503"), (delivery.IsDelivered, delivery.IsDead, delivery.IsGivenBack, delivery.Failure));
        Assert.Equal(isDead ? null : TimeSpan.FromMinutes(1), delivery.RetryAfter);
    }

    [Fact]
    public void An_event_that_is_given_back_is_due_at_once()
    {
        var delivery = OutboxDelivery.GivenBack(Claimed);

        Assert.Equal((false, false, true, null, TimeSpan.Zero), (delivery.IsDelivered, delivery.IsDead, delivery.IsGivenBack, delivery.Failure, delivery.RetryAfter));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        _ = Assert.Throws<ArgumentNullException>(() => OutboxDelivery.Delivered(null!));
        _ = Assert.Throws<ArgumentNullException>(() => OutboxDelivery.GivenBack(null!));
        _ = Assert.Throws<ArgumentNullException>(() => OutboxDelivery.Failed(null!, "503", TimeSpan.Zero, 1));
        _ = Assert.Throws<ArgumentNullException>(() => OutboxDelivery.Failed(Claimed, null!, TimeSpan.Zero, 1));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => OutboxDelivery.Failed(Claimed, "503", TimeSpan.FromTicks(-1), 1));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => OutboxDelivery.Failed(Claimed, "503", TimeSpan.FromDays(30) + TimeSpan.FromTicks(1), 1));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => OutboxDelivery.Failed(Claimed, "503", TimeSpan.Zero, 0));
        Assert.Equal(TimeSpan.FromDays(30), OutboxDelivery.Failed(Claimed, "503", TimeSpan.FromDays(30), 4).RetryAfter);
    }
}
