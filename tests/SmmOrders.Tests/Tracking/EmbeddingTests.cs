namespace SmmOrders.Tests;

/// <summary>A panel keeps its own order class: the library's decisions are copied in and out of it without loss.</summary>
public sealed class EmbeddingTests
{
    [Fact]
    public void A_panels_own_order_follows_the_reports_to_its_end()
    {
        var row = new PanelOrder { Id = "A-1", CustomerId = 7, Link = "https://example.test/a", Quantity = 1000, Charge = 10.00m };
        row.Take(Some.Tracker.Place(row.Quantity, row.Charge, Some.Noon));
        List<string> paid = [];

        Poll(StatusReport.Of(OrderStatus.Pending), hours: 1);
        Poll(StatusReport.Of(OrderStatus.InProgress, 900), hours: 2);
        Poll(StatusReport.Of(OrderStatus.Partial), hours: 3);
        Poll(StatusReport.Of(OrderStatus.Partial, 400), hours: 4);
        Poll(StatusReport.Of(OrderStatus.Partial, 400), hours: 5);

        Assert.Equal(OrderStatus.Partial, row.Status);
        Assert.Equal(Some.Noon.AddHours(4), row.StatusSince);
        Assert.Equal((600L, 4.00m), (row.Delivered, row.Refunded));
        Assert.Equal(["A-1:4"], paid);

        void Poll(StatusReport report, int hours)
        {
            OrderUpdate update = Some.Tracker.Observe(row.ToState(), report, Some.Noon.AddHours(hours));
            if (update.Changed)
            {
                row.Take(update.Order);
            }

            if (update.Refund is { } refund)
            {
                paid.Add(refund.IdempotencyKey(row.Id));
            }
        }
    }

    [Fact]
    public void Every_possible_order_round_trips()
    {
        OrderState[] orders =
        [
            .. Some.Orders,
            Some.State(OrderStatus.Canceled, Some.Noon.ToOffset(TimeSpan.FromHours(-5)), long.MaxValue, 0.27819m, 5, 0.00001m, CancelCause.ServerDowntime),
            Some.Opened(Some.Order(OrderStatus.Processing, 5), Findings.RemainsMissing | Findings.StuckInProcessing, Some.Noon, mostDelivered: 7),
        ];
        foreach (OrderState order in orders)
        {
            var row = new PanelOrder { Id = "A-1", CustomerId = 7, Link = "", Quantity = order.Quantity, Charge = order.Charge };
            row.Take(order);

            Assert.Equal(order, row.ToState());
        }
    }

    [Fact]
    public void A_damaged_row_is_refused_when_it_is_read()
    {
        var row = new PanelOrder { Id = "A-1", CustomerId = 7, Link = "", Quantity = 1000, Charge = 10.00m };

        Assert.Throws<ArgumentOutOfRangeException>("Status", () => row.ToState());
    }

    private sealed class PanelOrder
    {
        public required string Id { get; init; }

        public required int CustomerId { get; init; }

        public required string Link { get; init; }

        public required long Quantity { get; init; }

        public required decimal Charge { get; init; }

        public OrderStatus Status { get; private set; }

        public DateTimeOffset StatusSince { get; private set; }

        public long? Delivered { get; private set; }

        public decimal Refunded { get; private set; }

        public CancelCause CancelCause { get; private set; }

        public long? MostDelivered { get; private set; }

        public DateTimeOffset? UnansweredSince { get; private set; }

        public Findings Open { get; private set; }

        public OrderState ToState() => OrderState.From(new OrderFacts
        {
            Status = Status,
            StatusSince = StatusSince,
            Quantity = Quantity,
            Charge = Charge,
            Delivered = Delivered,
            Refunded = Refunded,
            CancelCause = CancelCause,
            MostDelivered = MostDelivered,
            UnansweredSince = UnansweredSince,
            Open = Open,
        });

        public void Take(OrderState order)
        {
            Status = order.Status;
            StatusSince = order.StatusSince;
            Delivered = order.Delivered;
            Refunded = order.Refunded;
            CancelCause = order.CancelCause;
            MostDelivered = order.MostDelivered;
            UnansweredSince = order.UnansweredSince;
            Open = order.Open;
        }
    }
}
