using System.Text.Json;

namespace SmmOrders.Tests;

public sealed class ServiceProfileTests
{
    [Fact]
    public void About_the_default_service_nothing_is_known()
    {
        Assert.Equal(new ServiceProfile(), ServiceProfile.Default);
        Assert.False(ServiceProfile.Default.DeliversWhilePending);
        Assert.Null(ServiceProfile.Default.StuckAfter);
        Assert.Null(ServiceProfile.Default.ExpectedPending);
        Assert.Null(ServiceProfile.Default.ExpectedInProgress);
        Assert.Null(ServiceProfile.Default.Polling);
        Assert.All(Some.Orders, order => Assert.False(ServiceProfile.Default.IsLate(order, DateTimeOffset.MaxValue)));
    }

    [Theory]
    [InlineData(OrderStatus.Processing, null)]
    [InlineData(OrderStatus.Pending, 2)]
    [InlineData(OrderStatus.InProgress, 48)]
    [InlineData(OrderStatus.Completed, null)]
    [InlineData(OrderStatus.Canceled, null)]
    [InlineData(OrderStatus.Partial, null)]
    public void Longer_than_expected_is_late_to_the_tick(OrderStatus status, int? hours)
    {
        var service = new ServiceProfile { ExpectedPending = TimeSpan.FromHours(2), ExpectedInProgress = TimeSpan.FromHours(48) };
        OrderState order = Some.Order(status);
        DateTimeOffset frame = Some.Noon.AddHours(hours ?? 0);

        Assert.False(service.IsLate(order, frame));
        Assert.Equal(hours is not null, service.IsLate(order, frame.AddTicks(1)));
        Assert.Equal(hours is not null, service.IsLate(order, DateTimeOffset.MaxValue));
        Assert.False(service.IsLate(order, DateTimeOffset.MinValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_time_frame_is_above_zero(long ticks)
    {
        TimeSpan frame = TimeSpan.FromTicks(ticks);
        const string Text = "A time frame is above zero; leave it out where there is none.";

        BadInput.Refused("StuckAfter", frame, Text, () => new ServiceProfile { StuckAfter = frame });
        BadInput.Refused("ExpectedPending", frame, Text, () => new ServiceProfile { ExpectedPending = frame });
        BadInput.Refused("ExpectedInProgress", frame, Text, () => new ServiceProfile { ExpectedInProgress = frame });
    }

    [Fact]
    public void An_order_that_is_not_placed_is_never_late()
    {
        OrderState bought = new OrderTracker(RefundPolicy.HalfUp(2), OrderLifecycle.PerfectPanel).Buy(1000, 10.00m, Some.Noon);

        Assert.Equal(OrderStatus.Pending, bought.Status);
        Assert.False(new ServiceProfile { ExpectedPending = TimeSpan.FromHours(2) }.IsLate(bought, DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Nothing_cannot_be_late() => Assert.Throws<ArgumentNullException>("order", () => ServiceProfile.Default.IsLate(null!, Some.Noon));

    [Fact]
    public void Services_with_the_same_facts_are_equal()
    {
        var service = new ServiceProfile
        {
            DeliversWhilePending = true,
            StuckAfter = TimeSpan.FromHours(1),
            ExpectedPending = TimeSpan.FromHours(2),
            ExpectedInProgress = TimeSpan.FromHours(3),
            Polling = PollPolicy.Default with { Pending = TimeSpan.FromMinutes(1) },
        };

        Assert.Equal(service with { Polling = new() { Pending = TimeSpan.FromMinutes(1) } }, service);
        Assert.Equal(service, JsonSerializer.Deserialize<ServiceProfile>(JsonSerializer.Serialize(service)));
        Assert.NotEqual(ServiceProfile.Default, service);
        Cultures.Each(() => Assert.Equal(
            "ServiceProfile { DeliversWhilePending = True, StuckAfter = 01:00:00, ExpectedPending = 02:00:00, ExpectedInProgress = 03:00:00, Polling =  }",
            (service with { Polling = null }).ToString()));
    }
}
