using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A wallet's balance = what else moved it - the charges of its orders + their refunds in the ledger.</summary>
/// <remarks>It keeps one amount for each wallet in memory, and reads all at one instant: orders, refunds and wallets move together.</remarks>
internal sealed class WalletVerification<TContext, TOrder, TWallet, TWalletKey>(
    Expression<Func<TWallet, TWalletKey>> key,
    Expression<Func<TWallet, decimal>> balance,
    Func<TOrder, TWalletKey> walletOf,
    Func<TContext, IQueryable<WalletMovement<TWalletKey>>> otherMovements) : IWalletVerification<TContext, TOrder>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TWallet : class
    where TWalletKey : notnull
{
    public LambdaExpression Balance => balance;

    public async Task<List<OrderDamage>> VerifyAsync<TKey>(TContext context, OrderTable<TOrder, TKey> table, int pageSize, CancellationToken cancellationToken)
        where TKey : notnull
    {
        Dictionary<TWalletKey, decimal> expected = [];
        await foreach (WalletMovement<TWalletKey> movement in otherMovements(context).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Add(expected, movement.Wallet, movement.Amount);
        }

        return await AddOrdersAsync(context, table, pageSize, expected, cancellationToken).ConfigureAwait(false)
            ? await CompareAsync(context, expected, cancellationToken).ConfigureAwait(false)
            : [];
    }

    private static void Add(Dictionary<TWalletKey, decimal> expected, TWalletKey wallet, decimal amount) =>
        expected[wallet] = expected.GetValueOrDefault(wallet) + amount;

    // False if an order cannot be read, which is damage of its own: whose it is, and what it cost, is then not known.
    private async Task<bool> AddOrdersAsync<TKey>(
        TContext context, OrderTable<TOrder, TKey> table, int pageSize, Dictionary<TWalletKey, decimal> expected, CancellationToken cancellationToken)
        where TKey : notnull
    {
        (TKey? after, bool isFirst) = (default, true);
        IQueryable<TOrder> orders = context.Set<TOrder>().AsNoTracking().AsSplitQuery().IgnoreAutoIncludes().IgnoreQueryFilters();
        List<TKey> keys;
        do
        {
            keys = await KeyPages.Page(orders, table.Key.Name, after, isFirst, pageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
            List<OrderRow<TOrder, TKey>> rows;
            ILookup<TKey, decimal> refunds;
            try
            {
                rows = await orders.Where(table.HasKeyIn(keys)).Select(table.ToRow).ToListAsync(cancellationToken).ConfigureAwait(false);
                refunds = (await context.Set<OrderRefundEntry<TKey>>().IgnoreQueryFilters().Where(refund => keys.Contains(refund.OrderId))
                    .Select(refund => new { refund.OrderId, refund.Amount }).ToListAsync(cancellationToken).ConfigureAwait(false))
                    .ToLookup(refund => refund.OrderId, refund => refund.Amount);
            }
            catch (Exception exception) when (OrderReader<TOrder, TKey>.IsUnreadable(exception))
            {
                return false;
            }

            if ((await OrderReader<TOrder, TKey>.FindBrokenAsync(context, table, keys, cancellationToken).ConfigureAwait(false)).Count > 0)
            {
                return false;
            }

            foreach (OrderRow<TOrder, TKey> row in rows)
            {
                // An old row that was never adopted has no ledger.
                Add(expected, walletOf(row.Order), (row.Version is null ? row.Refunded : refunds[row.Key].Sum()) - row.Charge);
            }

            (after, isFirst) = (keys.Count > 0 ? keys[^1] : after, false);
        }
        while (keys.Count == pageSize);
        return true;
    }

    private async Task<List<OrderDamage>> CompareAsync(TContext context, Dictionary<TWalletKey, decimal> expected, CancellationToken cancellationToken)
    {
        List<OrderDamage> damages = [];
        IQueryable<WalletMovement<TWalletKey>> wallets = context.Set<TWallet>().AsNoTracking().IgnoreAutoIncludes().IgnoreQueryFilters().Select(ToBalance());
        await foreach (WalletMovement<TWalletKey> stored in wallets.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _ = expected.Remove(stored.Wallet, out decimal right);
            if (stored.Amount != right)
            {
                damages.Add(new()
                {
                    Kind = DamageKind.WalletBalanceWrong,
                    Wallet = stored.Wallet,
                    Message = Invariant($"The balance is {stored.Amount}; it should be {right}: the wallet's other movements, minus the charges of its orders, plus their refunds. The difference is {stored.Amount - right}."),
                });
            }
        }

        damages.AddRange(expected.Where(each => each.Value != 0m).Select(each => new OrderDamage
        {
            Kind = DamageKind.WalletMissing,
            Wallet = each.Key,
            Message = Invariant($"There is no such wallet, but its movements add up to {each.Value}; it should exist with that balance."),
        }));
        return damages;
    }

    private Expression<Func<TWallet, WalletMovement<TWalletKey>>> ToBalance() => Expression.Lambda<Func<TWallet, WalletMovement<TWalletKey>>>(
        Expression.MemberInit(
            Expression.New(typeof(WalletMovement<TWalletKey>)),
            Expression.Bind(typeof(WalletMovement<TWalletKey>).GetProperty(nameof(WalletMovement<>.Wallet))!, key.Body),
            Expression.Bind(
                typeof(WalletMovement<TWalletKey>).GetProperty(nameof(WalletMovement<>.Amount))!, new Rebind(balance.Parameters[0], key.Parameters[0]).Visit(balance.Body))),
        key.Parameters);

    private sealed class Rebind(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
