using System.Globalization;

namespace SmmOrders.Tests;

/// <summary>The order that most examples use: 1000 units for 10.00, and 2 decimals rounded half up.</summary>
internal static class Some
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    internal static readonly OrderTracker Tracker = new(RefundPolicy.HalfUp(2));

    internal static readonly OrderTracker CorrectingTracker = new(RefundPolicy.HalfUp(2), OrderLifecycle.Default.WithCorrections());

    internal static readonly ServiceProfile DeliversWhilePending = new() { DeliversWhilePending = true };

    internal static OrderState Order(OrderStatus status, long? delivered = null, decimal refunded = 0m, DateTimeOffset? since = null) =>
        State(status, since ?? Noon, 1000, 10.00m, delivered, refunded);

    /// <summary>The same order with states open.</summary>
    internal static OrderState Opened(OrderState order, Findings open, DateTimeOffset? unansweredSince = null, long? mostDelivered = null) =>
        With(order, facts => facts with { MostDelivered = mostDelivered ?? facts.MostDelivered, UnansweredSince = unansweredSince, Open = open });

    /// <summary>The order with other facts.</summary>
    internal static OrderState With(OrderState order, Func<OrderFacts, OrderFacts> change) => OrderState.From(change(new OrderFacts
    {
        Status = order.Status,
        StatusSince = order.StatusSince,
        Quantity = order.Quantity,
        Charge = order.Charge,
        Delivered = order.Delivered,
        MostDelivered = order.MostDelivered,
        Refunded = order.Refunded,
        CancelCause = order.CancelCause,
        UnansweredSince = order.UnansweredSince,
        Open = order.Open,
        Submission = order.Submission,
        Request = order.Request,
    }));

    internal static OrderState State(
        OrderStatus status, DateTimeOffset since, long quantity, decimal charge, long? delivered = null, decimal refunded = 0m,
        CancelCause cause = CancelCause.Unknown) => OrderState.From(new OrderFacts
        {
            Status = status,
            StatusSince = since,
            Quantity = quantity,
            Charge = charge,
            Delivered = delivered,
            Refunded = refunded,
            CancelCause = cause,
        });

    /// <summary>The order in each of the six statuses.</summary>
    internal static IEnumerable<OrderState> Orders =>
    [
        Order(OrderStatus.Processing), Order(OrderStatus.Pending), Order(OrderStatus.InProgress, 300),
        Order(OrderStatus.Completed, 1000), Order(OrderStatus.Canceled, 0, 10.00m), Order(OrderStatus.Partial, 600, 4.00m),
    ];

    /// <summary><c>missing</c>, <c>unreadable</c>, or a count.</summary>
    internal static Remains Remains(string text) => text switch
    {
        "missing" => SmmOrders.Remains.Missing,
        "unreadable" => SmmOrders.Remains.Unreadable,
        _ => SmmOrders.Remains.Of(long.Parse(text, CultureInfo.InvariantCulture)),
    };

    internal static decimal? Money(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
