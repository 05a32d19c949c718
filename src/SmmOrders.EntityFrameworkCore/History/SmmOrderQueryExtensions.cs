using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Queries over a panel's own orders. They go through the panel's query, with its conditions and query filters.</summary>
public static class SmmOrderQueryExtensions
{
    /// <summary>
    /// The sums by currency: orders, charged, refunded and kept, exact on both databases. For one status, write
    /// <c>context.Orders.Where(order => order.Status == OrderStatus.Partial).TotalsByCurrency()</c>.
    /// </summary>
    /// <remarks>
    /// On SQLite a sum must fit into 64 bits: with the default scale of 8, up to 92 billion. Beyond that the database throws; it never
    /// returns a wrong sum. A smaller <see cref="SmmOrderModelOptions.MoneyScale"/> makes room.
    /// </remarks>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <param name="orders">The orders to sum, for example <c>context.Orders</c>.</param>
    /// <returns>One row for each currency, in no particular order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is <see langword="null"/>.</exception>
    public static IQueryable<OrderTotals> TotalsByCurrency<TOrder>(this IQueryable<TOrder> orders)
        where TOrder : class, ITrackedOrder
    {
        ArgumentNullException.ThrowIfNull(orders);
        return orders.GroupBy(order => EF.Property<string?>(order, nameof(TrackedOrder.Currency))).Select(same => new OrderTotals
        {
            Currency = same.Key,
            Orders = same.LongCount(),
            Charged = same.Sum(order => EF.Property<decimal>(order, nameof(TrackedOrder.Charge))),
            Refunded = same.Sum(order => EF.Property<decimal>(order, nameof(TrackedOrder.Refunded))),
        });
    }

    /// <summary>
    /// The orders, each with its state, also what only the store reads. The state of one order for the guide:
    /// <c>(await context.Orders.Where(order => order.Id == id).WithState().SingleAsync()).ToState()</c>.
    /// </summary>
    /// <remarks>Order, skip and take before this call. The orders are tracked if <paramref name="orders"/> is a tracking query.</remarks>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <param name="orders">The orders, for example <c>context.Orders</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is <see langword="null"/>.</exception>
    public static IQueryable<StoredOrder<TOrder>> WithState<TOrder>(this IQueryable<TOrder> orders)
        where TOrder : class, ITrackedOrder
    {
        ArgumentNullException.ThrowIfNull(orders);
        return orders.Select(order => new StoredOrder<TOrder>
        {
            Order = order,
            Currency = EF.Property<string?>(order, nameof(TrackedOrder.Currency)),
            Provider = EF.Property<string?>(order, nameof(TrackedOrder.Provider)),
            Service = EF.Property<string?>(order, nameof(TrackedOrder.Service)),
            Facts = new OrderRow<TOrder, object>
            {
                Status = EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status)),
                StatusSince = EF.Property<DateTimeOffset>(order, nameof(TrackedOrder.StatusSince)),
                Quantity = EF.Property<long>(order, nameof(TrackedOrder.Quantity)),
                Charge = EF.Property<decimal>(order, nameof(TrackedOrder.Charge)),
                Delivered = EF.Property<long?>(order, nameof(TrackedOrder.Delivered)),
                MostDelivered = EF.Property<long?>(order, OrderColumns.MostDelivered),
                Refunded = EF.Property<decimal>(order, nameof(TrackedOrder.Refunded)),
                CancelCause = EF.Property<CancelCause>(order, nameof(TrackedOrder.CancelCause)),
                UnansweredSince = EF.Property<DateTimeOffset?>(order, nameof(TrackedOrder.UnansweredSince)),
                Open = EF.Property<Findings>(order, nameof(TrackedOrder.Open)),
                SubmissionStatus = EF.Property<SubmissionStatus?>(order, nameof(TrackedOrder.SubmissionStatus)),
                BoughtAt = EF.Property<DateTimeOffset?>(order, OrderColumns.BoughtAt),
                SubmissionOverdueAt = EF.Property<DateTimeOffset?>(order, OrderColumns.SubmissionOverdueAt),
                SubmissionRefusal = EF.Property<RefusalKind?>(order, nameof(TrackedOrder.SubmissionRefusal)),
                RequestKind = EF.Property<RequestKind?>(order, OrderColumns.RequestKind),
                RequestStatus = EF.Property<RequestStatus?>(order, OrderColumns.RequestStatus),
                RequestOverdueAt = EF.Property<DateTimeOffset?>(order, OrderColumns.RequestOverdueAt),
            }.ToFacts(),
        });
    }
}
