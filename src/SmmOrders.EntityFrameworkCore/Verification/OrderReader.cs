using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads all that is stored about orders, without query filters and without tracking.</summary>
internal sealed class OrderReader<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, OrderRules rules)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal IQueryable<TOrder> Orders => context.Set<TOrder>().AsNoTracking().AsSplitQuery().IgnoreAutoIncludes().IgnoreQueryFilters();

    internal IQueryable<OrderHistoryEntry<TKey>> History => context.Set<OrderHistoryEntry<TKey>>().AsNoTracking().IgnoreQueryFilters();

    internal IQueryable<OrderRefundEntry<TKey>> Refunds => context.Set<OrderRefundEntry<TKey>>().AsNoTracking().IgnoreQueryFilters();

    /// <summary>Rows of the history whose order does not exist. NOT EXISTS, and not NOT IN, which PostgreSQL does not turn into a join.</summary>
    internal IQueryable<OrderHistoryEntry<TKey>> LostHistory => History.Where(entry => !Keys.Any(order => order.Equals(entry.OrderId)));

    /// <summary>Refunds of the ledger whose order does not exist.</summary>
    internal IQueryable<OrderRefundEntry<TKey>> LostRefunds => Refunds.Where(refund => !Keys.Any(order => order.Equals(refund.OrderId)));

    private IQueryable<TKey> Keys => Orders.Select(KeyPages.KeyOf<TOrder, TKey>(table.Key.Name));

    /// <summary>The orders with these keys, in that order, and damage for each that cannot be read.</summary>
    internal async Task<(List<OrderRecord<TOrder, TKey>> Orders, List<OrderDamage> Unreadable)> ReadAsync(List<TKey> keys, CancellationToken cancellationToken)
    {
        try
        {
            List<OrderRow<TOrder, TKey>> rows = await Orders.Where(table.HasKeyIn(keys)).Select(table.ToRow).ToListAsync(cancellationToken).ConfigureAwait(false);
            List<OrderHistoryEntry<TKey>> history = await History.Where(entry => keys.Contains(entry.OrderId)).ToListAsync(cancellationToken).ConfigureAwait(false);
            List<OrderRefundEntry<TKey>> refunds = await Refunds.Where(refund => keys.Contains(refund.OrderId)).ToListAsync(cancellationToken).ConfigureAwait(false);
            List<(TKey Key, string Fault)> broken = await FindBrokenAsync(context, table, keys, cancellationToken).ConfigureAwait(false);
            HashSet<TKey> unsound = [.. broken.Select(each => each.Key)];
            return (Join([.. keys.Where(key => !unsound.Contains(key))], rows, history, refunds), [.. broken.Select(each => Unreadable(each.Key, each.Fault))]);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return await ReadEachAsync(keys, exception, cancellationToken).ConfigureAwait(false);
        }
    }

    // One row that cannot be read hides no other.
    private async Task<(List<OrderRecord<TOrder, TKey>> Orders, List<OrderDamage> Unreadable)> ReadEachAsync(
        List<TKey> keys, Exception exception, CancellationToken cancellationToken)
    {
        if (keys.Count == 1)
        {
            return ([], [Unreadable(keys[0], $"A row of the order cannot be read: {exception.Message.ReplaceLineEndings(" ")}")]);
        }

        int half = keys.Count / 2;
        (List<OrderRecord<TOrder, TKey>> orders, List<OrderDamage> unreadable) = await ReadAsync(keys[..half], cancellationToken).ConfigureAwait(false);
        (List<OrderRecord<TOrder, TKey>> more, List<OrderDamage> moreUnreadable) = await ReadAsync(keys[half..], cancellationToken).ConfigureAwait(false);
        return ([.. orders, .. more], [.. unreadable, .. moreUnreadable]);
    }

    /// <summary>The orders with a text or a fraction where a whole number belongs: SQLite reads it as another number, without an error.</summary>
    internal static async Task<List<(TKey Key, string Fault)>> FindBrokenAsync(
        DbContext context, OrderTable<TOrder, TKey> table, List<TKey> keys, CancellationToken cancellationToken)
    {
        List<(TKey Key, string Fault)> broken = [];
        if (keys.Count == 0 || DatabaseKinds.Of(context.Database.ProviderName) != DatabaseKind.Sqlite)
        {
            return broken;
        }

        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        IProperty of = table.History.FindProperty(nameof(OrderHistoryEntry<>.OrderId))!;
        IProperty ofRefund = table.Refunds.FindProperty(nameof(OrderRefundEntry<>.OrderId))!;
        WholeColumns[] tables =
        [
            new(table.Order, table.Key, OrderColumns.All.Select(column => table.Order.FindProperty(column.Name)!), sql),
            new(table.History, of, table.History.GetProperties().Where(column => column != of), sql),
            new(table.Refunds, ofRefund, table.Refunds.GetProperties().Where(column => column != ofRefund), sql),
        ];
        foreach (WholeColumns columns in tables)
        {
            broken.AddRange((await columns.FindBrokenAsync(context, keys, cancellationToken).ConfigureAwait(false)).Select(each => (keys[each.Place], each.Fault)));
        }

        return broken;
    }

    private OrderDamage Unreadable(TKey key, string message) => new() { Kind = DamageKind.Unreadable, Order = table.ToOrderKey(key), Message = message };

    // What a column's value or its conversion causes. What the database or its connection says is a DbException.
    internal static bool IsUnreadable(Exception exception) =>
        exception is InvalidCastException or FormatException or OverflowException or InvalidOperationException or ArgumentException;

    private List<OrderRecord<TOrder, TKey>> Join(
        List<TKey> keys, List<OrderRow<TOrder, TKey>> rows, List<OrderHistoryEntry<TKey>> history, List<OrderRefundEntry<TKey>> refunds)
    {
        Dictionary<TKey, OrderRow<TOrder, TKey>> found = rows.ToDictionary(row => row.Key);
        ILookup<TKey, OrderHistoryEntry<TKey>> historyOf = history.ToLookup(entry => entry.OrderId);
        ILookup<TKey, OrderRefundEntry<TKey>> refundsOf = refunds.ToLookup(refund => refund.OrderId);
        return
        [
            .. keys.Where(found.ContainsKey).Select(key => found[key]).Select(row => new OrderRecord<TOrder, TKey>
            {
                Row = row,
                History = [.. historyOf[row.Key].OrderBy(entry => entry.Number)],
                Refunds = [.. refundsOf[row.Key].OrderBy(refund => refund.HistoryNumber).ThenBy(refund => refund.TotalAfter)],
                Rules = RulesOf(row),
            }),
        ];
    }

    private OrderRuleSet? RulesOf(OrderRow<TOrder, TKey> row)
    {
        try
        {
            return rules.For(row.Currency, row.Provider, row.Service);
        }
        catch (ArgumentException)
        {
            // Told as damage of its own.
            return null;
        }
    }
}
