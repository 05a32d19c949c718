using System.Collections.Immutable;

namespace SmmOrders;

/// <summary>What is true of the statuses and triggers in every lifecycle.</summary>
public static class OrderStatuses
{
    /// <summary>All six statuses, open ones first, in the order in which domain rule S1 lists them.</summary>
    public static ImmutableArray<OrderStatus> All { get; } =
    [
        OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress, OrderStatus.Completed, OrderStatus.Canceled, OrderStatus.Partial,
    ];

    /// <summary>All six triggers, by value.</summary>
    public static ImmutableArray<OrderTrigger> AllTriggers { get; } =
    [
        OrderTrigger.Process, OrderTrigger.Queue, OrderTrigger.Start, OrderTrigger.Complete, OrderTrigger.EndPartially, OrderTrigger.Cancel,
    ];

    /// <summary>Whether work on the order has ended: Completed, Canceled or Partial.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public static bool IsFinal(this OrderStatus status) => status.EnsureDefined() >= OrderStatus.Completed;

    /// <summary>Whether the order is still being worked on: Processing, Pending or InProgress.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public static bool IsOpen(this OrderStatus status) => !status.IsFinal();

    /// <summary>The status that the trigger leads to, in every lifecycle that permits it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trigger"/> is none of the six.</exception>
    public static OrderStatus Target(this OrderTrigger trigger) => trigger switch
    {
        OrderTrigger.Process => OrderStatus.Processing,
        OrderTrigger.Queue => OrderStatus.Pending,
        OrderTrigger.Start => OrderStatus.InProgress,
        OrderTrigger.Complete => OrderStatus.Completed,
        OrderTrigger.EndPartially => OrderStatus.Partial,
        OrderTrigger.Cancel => OrderStatus.Canceled,
        _ => throw NotATrigger(trigger),
    };

    internal static bool IsDefined(OrderStatus status) => (uint)status - 1 < 6;

    internal static bool IsDefined(OrderTrigger trigger) => (uint)trigger - 1 < 6;

    internal static OrderStatus EnsureDefined(this OrderStatus status, string parameter = "status") =>
        IsDefined(status) ? status : throw NotAStatus(status, parameter);

    internal static ArgumentOutOfRangeException NotAStatus(OrderStatus status, string parameter = "status") =>
        Undefined.Value(parameter, status, "an order status");

    internal static ArgumentOutOfRangeException NotATrigger(OrderTrigger trigger, string parameter = "trigger") =>
        Undefined.Value(parameter, trigger, "an order trigger");
}
