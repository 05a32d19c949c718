using System.Globalization;
using ConsoleDemo.Replay;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SmmOrders.Samples.Tests.Replay;

public sealed class FinishedOrdersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 2_000)]
    public Property An_order_comes_back_as_it_was_put() => Prop.ForAll(Orders.ToArbitrary(), order =>
    {
        var finished = new FinishedOrders();

        return finished.TryPut(order) ? Same(order, finished.Find(order.Id)) : order.Id.Length > 200 && finished.Find(order.Id) is null;
    });

    [Property(MaxTest = 200)]
    public Property Of_many_orders_each_comes_back_as_it_was_put_last() => Prop.ForAll(Orders.ArrayOf(200).ToArbitrary(), orders =>
    {
        var finished = new FinishedOrders();
        var last = new Dictionary<string, TrackedOrder>();
        foreach (TrackedOrder order in orders)
        {
            if (finished.TryPut(order))
            {
                last[order.Id] = order;
            }
        }

        return last.Values.All(order => Same(order, finished.Find(order.Id))) && finished.Find("no such order") is null;
    });

    [Fact]
    public void An_order_that_only_its_time_has_changed_takes_no_more_room()
    {
        var finished = new FinishedOrders();
        var order = new TrackedOrder("A-1", State(OrderStatus.Partial, 1000, 10m, 600, 4m), Noon);
        Assert.True(finished.TryPut(order));
        long bytes = finished.Length;

        for (int i = 0; i < 1000; i++)
        {
            order.Seen = Noon.AddTicks(i);
            Assert.True(finished.TryPut(order));
        }

        Assert.Equal(bytes, finished.Length);
        Assert.Equal(order.Seen, finished.Find("A-1")!.Seen);
    }

    [Theory]
    [InlineData("1000123", 1000, "10.00", "4.00", 40)]
    [InlineData("A-1", 1, "0", "0", 30)]
    public void A_usual_order_takes_few_bytes(string id, long quantity, string charge, string refunded, long most)
    {
        var finished = new FinishedOrders();
        OrderState state = State(
            OrderStatus.Partial, quantity, decimal.Parse(charge, CultureInfo.InvariantCulture), quantity, decimal.Parse(refunded, CultureInfo.InvariantCulture));

        Assert.True(finished.TryPut(new TrackedOrder(id, state, Noon)));
        Assert.InRange(finished.Length, 1, most);
    }

    private static OrderState State(
        OrderStatus status, long quantity, decimal charge, long? delivered, decimal refunded, CancelCause cause = CancelCause.Unknown) => OrderState.From(new()
        {
            Status = status,
            StatusSince = Noon,
            Quantity = quantity,
            Charge = charge,
            Delivered = delivered,
            Refunded = refunded,
            CancelCause = cause,
        });

    private static bool Same(TrackedOrder order, TrackedOrder? found) =>
        found is not null
        && (found.Id, found.Seen, found.Attention) == (order.Id, order.Seen, order.Attention)
        && (found.State.Status, found.State.Quantity, found.State.Delivered, found.State.CancelCause)
            == (order.State.Status, order.State.Quantity, order.State.Delivered, order.State.CancelCause)
        && (found.State.Charge.ToString(CultureInfo.InvariantCulture), found.State.Refunded.ToString(CultureInfo.InvariantCulture))
            == (order.State.Charge.ToString(CultureInfo.InvariantCulture), order.State.Refunded.ToString(CultureInfo.InvariantCulture));

    private static Gen<TrackedOrder> Orders =>
        from id in Gen.OneOf(Gen.Choose(1, 100).Select(n => $"A-{n}"), Gen.Elements("sipariş-ığ", "😀", new string('x', 500)))
        from status in Gen.Elements(OrderStatus.Completed, OrderStatus.Canceled, OrderStatus.Partial)
        from cause in Gen.Elements(Enum.GetValues<CancelCause>())
        from quantity in Gen.Elements(1L, 1000L, 2_000_000_000L, long.MaxValue)
        from delivered in Gen.Elements<long?>(null, 0L, 1L, 600L, long.MaxValue)
        from charge in Gen.Elements(0m, 0.00m, 10.00m, 0.27819m, 100_000_000_000_000_000_000m, decimal.MaxValue, 0.0000000000000000000000000001m)
        from refunded in Gen.Elements(0m, charge)
        from attention in Gen.Elements(Findings.None, Findings.Correction, Findings.Late | Findings.Reopened)
        from ticks in Gen.Choose(0, int.MaxValue)
        select new TrackedOrder(id, State(status, quantity, charge, delivered, refunded, cause), Noon.AddTicks(ticks)) { Attention = attention };
}
