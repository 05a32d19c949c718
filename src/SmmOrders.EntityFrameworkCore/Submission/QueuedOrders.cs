using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads the queued orders of a provider that another one could get, page by page.</summary>
internal sealed class QueuedOrders<TContext, TOrder, TKey>(OwnTransactions<TContext, TOrder> own, Func<DbContext, StoreModel<TOrder, TKey>> modelOf)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal Task<IReadOnlyList<QueuedOrder>> ReadAsync(
        string provider, IReadOnlyCollection<string> services, OrderKey? after, int most, CancellationToken cancellationToken) => own.RunAsync<IReadOnlyList<QueuedOrder>>(
        async (context, _) =>
        {
            OrderTable<TOrder, TKey> table = modelOf(context).Table;
            TKey key = default!;
            if (services.Count == 0 || (after is { } last && !table.TryFromOrderKey(last, out key)))
            {
                return [];
            }

            string[] names = [.. services.Distinct(StringComparer.Ordinal)];
            OrderStatus[] final = [.. OrderStatuses.Final];
            DateTimeOffset any = DateTimeOffset.UnixEpoch;
            IQueryable<TOrder> queued = WaitingOrders.Adopted<TOrder>(context).Where(order =>
                EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, OrderColumns.NextSendAt) > any
                && names.Contains(EF.Property<string?>(order, nameof(TrackedOrder.Service)))
                && EF.Property<RefusalKind?>(order, OrderColumns.WaitingFor) == null
                && !final.Contains(EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status))));
            TKey[] page = await KeyPages.Page(queued, table.Key.Name, key, isFirst: after is null, most).ToArrayAsync(cancellationToken).ConfigureAwait(false);
            List<OrderRow<TOrder, TKey>> rows = page.Length == 0
                ? []
                : await WaitingOrders.All<TOrder>(context).Where(table.HasKeyIn(page)).Select(table.ToRow).ToListAsync(cancellationToken).ConfigureAwait(false);
            Dictionary<TKey, OrderRow<TOrder, TKey>> byKey = rows.ToDictionary(row => row.Key);
            return [.. page.Where(byKey.ContainsKey).Select(each => Of(table, byKey[each]))];
        },
        cancellationToken);

    private static QueuedOrder Of(OrderTable<TOrder, TKey> table, OrderRow<TOrder, TKey> row) => new()
    {
        Order = table.ToOrderKey(row.Key),
        ProviderService = row.ProviderService,
        Service = row.Service!,
        Quantity = row.Quantity,
        Charge = row.Charge,
        Currency = row.Currency,
    };
}
