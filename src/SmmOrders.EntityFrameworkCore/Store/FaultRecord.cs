using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Records that orders are at fault: the state <see cref="Findings.NotApplied"/>, its row of attention with the reason, and a later poll or
/// sweep, since it must not come back at every round. Status and money stay.
/// </summary>
internal static class FaultRecord
{
    /// <summary>Writes in the context's open transaction. An order that another session holds is left to it.</summary>
    internal static async Task WriteAsync<TOrder, TKey>(
        DbContext context, StoreModel<TOrder, TKey> model, IReadOnlyCollection<OrderFault> faults, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        Dictionary<TKey, OrderFault> byKey = [];
        foreach (OrderFault fault in faults)
        {
            if (model.Table.TryFromOrderKey(fault.Order, out TKey key))
            {
                byKey[key] = fault;
            }
        }

        IQueryable<TOrder> orders = context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes();
        List<TKey> free = await RowLocks.TakeAsync(context, model.Table, orders.Where(model.Table.HasKeyIn(byKey.Keys)).Select(model.Table.ToKey), cancellationToken).ConfigureAwait(false);
        List<FaultRow<TKey>> rows = await orders.Where(model.Table.HasKeyIn(free)).Select(model.Table.ToFault).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<AttentionChange> opened = [];
        foreach (FaultRow<TKey> row in rows)
        {
            // An old row stays as it is until it is adopted: with an interval it would be polled.
            OrderFault fault = byKey[row.Key];
            if (row.Version is null)
            {
                continue;
            }

            if (!await WriteAsync(orders.Where(model.Table.HasKeyIn([row.Key])), row, row.After(fault), cancellationToken).ConfigureAwait(false) || model.Attention is not { } attention)
            {
                continue;
            }

            AttentionRow reason = AttentionPlan.State(fault.Order, row.Key, Findings.NotApplied, fault.Reason, fault.At);
            if (row.IsKnown)
            {
                await attention.RenewAsync(context, reason, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                opened.Add(new([reason], [], fault.At) { Order = row.Key, Version = (row.Version ?? 0) + 1, IsVersioned = true });
            }
        }

        if (opened.Count > 0)
        {
            await model.TellAsync(context, [], opened, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> WriteAsync<TOrder, TKey>(IQueryable<TOrder> order, FaultRow<TKey> before, FaultRow<TKey> after, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        (long? version, long? raised, Findings open, long? interval, DateTimeOffset? next, DateTimeOffset? deadline) =
            (before.Version, after.Version, after.Open, after.Interval, after.NextPollAt, after.Deadline);
        return await order.Where(row => EF.Property<long?>(row, OrderColumns.Version) == version).ExecuteUpdateAsync(
            setters => setters
                .SetProperty(row => EF.Property<Findings>(row, nameof(TrackedOrder.Open)), open)
                .SetProperty(row => EF.Property<long?>(row, OrderColumns.Version), raised)
                .SetProperty(row => EF.Property<long?>(row, OrderColumns.PollInterval), interval)
                .SetProperty(row => EF.Property<DateTimeOffset?>(row, OrderColumns.NextPollAt), next)
                .SetProperty(row => EF.Property<DateTimeOffset?>(row, OrderColumns.Deadline), deadline),
            cancellationToken).ConfigureAwait(false) > 0;
    }
}
