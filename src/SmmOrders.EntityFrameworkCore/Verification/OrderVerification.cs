using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Verifies orders page by page. Each page is one short transaction that reads at one instant; what it found is yielded after it, so that
/// a slow caller holds nothing open.
/// </summary>
internal sealed class OrderVerification<TContext, TOrder, TKey>(
    OwnTransactions<TContext, TOrder> own,
    OrderRules rules,
    Func<TContext, OrderTable<TOrder, TKey>> tableOf,
    IWalletVerification<TContext, TOrder>? wallets,
    ImmutableArray<OrderCheck<TOrder, TKey>> checks,
    int pageSize = 500)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private const int SharedAtOnce = 500;

    internal OrderVerification<TContext, TOrder, TKey> With(ImmutableArray<OrderCheck<TOrder, TKey>> others, int size) => new(own, rules, tableOf, wallets, others, size);

    internal async IAsyncEnumerable<OrderDamage> VerifyAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (OrderDamage damage in PagesAsync(VerifyPageAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return damage;
        }

        await foreach (OrderDamage damage in PagesAsync(FindLostHistoryAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return damage;
        }

        await foreach (OrderDamage damage in PagesAsync(FindLostRefundsAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return damage;
        }

        foreach (OrderDamage damage in await RunAsync((context, table) => FindSharedAsync(new(context, table, rules), table, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return damage;
        }

        if (wallets is not null)
        {
            foreach (OrderDamage damage in await RunAsync((context, table) => wallets.VerifyAsync(context, table, pageSize, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                yield return damage;
            }
        }
    }

    internal async IAsyncEnumerable<OrderDamage> VerifyOrderAsync(OrderKey order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<OrderDamage> damages = await RunAsync((context, table) => VerifyOneAsync(new(context, table, rules), table, order, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (OrderDamage damage in damages)
        {
            yield return damage;
        }
    }

    private async Task<T> RunAsync<T>(Func<TContext, OrderTable<TOrder, TKey>, Task<T>> read, CancellationToken cancellationToken) =>
        await own.RunAsync((context, _) => SnapshotReading.ReadAsync(context, () => read(context, tableOf(context)), cancellationToken), cancellationToken).ConfigureAwait(false);

    private async IAsyncEnumerable<OrderDamage> PagesAsync(
        Func<OrderReader<TOrder, TKey>, OrderTable<TOrder, TKey>, TKey?, bool, CancellationToken, Task<KeyPage>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (TKey? after, bool isFirst) = (default, true);
        KeyPage page;
        do
        {
            page = await RunAsync((context, table) => read(new(context, table, rules), table, after, isFirst, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (OrderDamage damage in page.Damages)
            {
                yield return damage;
            }

            (after, isFirst) = (page.Keys.Count > 0 ? page.Keys[^1] : after, false);
        }
        while (page.Keys.Count == pageSize);
    }

    private async Task<KeyPage> VerifyPageAsync(
        OrderReader<TOrder, TKey> reader, OrderTable<TOrder, TKey> table, TKey? after, bool isFirst, CancellationToken cancellationToken)
    {
        List<TKey> keys = await KeyPages.Page(reader.Orders, table.Key.Name, after, isFirst, pageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(keys, await VerifyKeysAsync(reader, table, keys, cancellationToken).ConfigureAwait(false));
    }

    private async Task<List<OrderDamage>> VerifyKeysAsync(
        OrderReader<TOrder, TKey> reader, OrderTable<TOrder, TKey> table, List<TKey> keys, CancellationToken cancellationToken)
    {
        (List<OrderRecord<TOrder, TKey>> orders, List<OrderDamage> damages) = await reader.ReadAsync(keys, cancellationToken).ConfigureAwait(false);
        damages.AddRange(
            from order in orders
            where !order.IsOld
            from damage in OrderChecks<TOrder, TKey>.Run(checks, order)
            select new OrderDamage { Kind = damage.Kind, Order = table.ToOrderKey(order.Row.Key), Message = damage.Message });
        return damages;
    }

    private async Task<KeyPage> FindLostHistoryAsync(
        OrderReader<TOrder, TKey> reader, OrderTable<TOrder, TKey> table, TKey? after, bool isFirst, CancellationToken cancellationToken)
    {
        List<TKey> keys = await KeyPages.Page(reader.LostHistory, nameof(OrderHistoryEntry<>.OrderId), after, isFirst, pageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(keys, [.. keys.Distinct().Select(key => LostHistory(table.ToOrderKey(key)))]);
    }

    private async Task<KeyPage> FindLostRefundsAsync(
        OrderReader<TOrder, TKey> reader, OrderTable<TOrder, TKey> table, TKey? after, bool isFirst, CancellationToken cancellationToken)
    {
        List<TKey> keys = await KeyPages.Page(reader.LostRefunds, nameof(OrderRefundEntry<>.OrderId), after, isFirst, pageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(keys, [.. keys.Distinct().Select(key => LostRefunds(table.ToOrderKey(key)))]);
    }

    // The unique index of HasSmmOrderConstraints makes this impossible; a panel may do without it.
    private static async Task<List<OrderDamage>> FindSharedAsync(OrderReader<TOrder, TKey> reader, OrderTable<TOrder, TKey> table, CancellationToken cancellationToken)
    {
        var names = reader.Orders.Select(order => new
        {
            Key = EF.Property<TKey>(order, table.Key.Name),
            Provider = EF.Property<string?>(order, nameof(TrackedOrder.Provider)),
            Id = EF.Property<string?>(order, nameof(TrackedOrder.ProviderOrderId)),
        });
        var shared = await names.Where(name => name.Provider != null && name.Id != null)
            .GroupBy(name => new { name.Provider, name.Id }).Where(same => same.Count() > 1).Select(same => same.Key).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<(string Provider, string Id, OrderKey Order)> found = [];

        // Not a join: of columns that may be null it would compare each row with each.
        foreach (var part in shared.GroupBy(same => same.Provider).SelectMany(same => same.Chunk(SharedAtOnce)))
        {
            (string provider, string?[] ids) = (part[0].Provider!, [.. part.Select(same => same.Id)]);
            found.AddRange((await names.Where(name => name.Provider == provider && ids.Contains(name.Id)).ToListAsync(cancellationToken).ConfigureAwait(false))
                .Select(name => (name.Provider!, name.Id!, table.ToOrderKey(name.Key))));
        }

        return
        [
            .. found.OrderBy(name => name.Provider, StringComparer.Ordinal).ThenBy(name => name.Id, StringComparer.Ordinal).ThenBy(name => name.Order, KeyOrder.Instance)
                .Select(name => new ProviderIdentifier(name.Provider, name.Id).SharedBy(name.Order)),
        ];
    }

    private async Task<List<OrderDamage>> VerifyOneAsync(
        OrderReader<TOrder, TKey> reader, OrderTable<TOrder, TKey> table, OrderKey order, CancellationToken cancellationToken)
    {
        if (!table.TryFromOrderKey(order, out TKey key))
        {
            return [Missing(order)];
        }

        List<TKey> keys = [key];
        if (!await reader.Orders.AnyAsync(table.HasKeyIn(keys), cancellationToken).ConfigureAwait(false))
        {
            List<OrderDamage> lost = [Missing(order)];
            if (await reader.History.AnyAsync(entry => keys.Contains(entry.OrderId), cancellationToken).ConfigureAwait(false))
            {
                lost.Add(LostHistory(order));
            }

            if (await reader.Refunds.AnyAsync(refund => keys.Contains(refund.OrderId), cancellationToken).ConfigureAwait(false))
            {
                lost.Add(LostRefunds(order));
            }

            return lost;
        }

        List<OrderDamage> damages = await VerifyKeysAsync(reader, table, keys, cancellationToken).ConfigureAwait(false);
        var name = await reader.Orders.Where(table.HasKeyIn(keys))
            .Select(found => new { Provider = EF.Property<string?>(found, nameof(TrackedOrder.Provider)), Id = EF.Property<string?>(found, nameof(TrackedOrder.ProviderOrderId)) })
            .SingleAsync(cancellationToken).ConfigureAwait(false);
        if (name is { Provider: not null, Id: not null } && await reader.Orders.CountAsync(
            other => EF.Property<string?>(other, nameof(TrackedOrder.Provider)) == name.Provider && EF.Property<string?>(other, nameof(TrackedOrder.ProviderOrderId)) == name.Id,
            cancellationToken).ConfigureAwait(false) > 1)
        {
            damages.Add(new ProviderIdentifier(name.Provider, name.Id).SharedBy(order));
        }

        return damages;
    }

    private static OrderDamage Missing(OrderKey order) => new() { Kind = DamageKind.OrderMissing, Order = order, Message = "There is no such order." };

    private static OrderDamage LostHistory(OrderKey order) => new()
    {
        Kind = DamageKind.HistoryWithoutOrder,
        Order = order,
        Message = "The history has rows of this order, but the order does not exist; neither should be deleted alone.",
    };

    private static OrderDamage LostRefunds(OrderKey order) => new()
    {
        Kind = DamageKind.RefundWithoutOrder,
        Order = order,
        Message = "The ledger has refunds of this order, but the order does not exist; neither should be deleted alone.",
    };

    /// <summary>The keys of one page, one for each row, and what was found about them.</summary>
    private sealed record KeyPage(List<TKey> Keys, List<OrderDamage> Damages);
}
