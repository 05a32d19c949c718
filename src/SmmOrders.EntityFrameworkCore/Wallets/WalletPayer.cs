using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Pays refunds into wallets of the panel's own context.</summary>
internal sealed class WalletPayer<TContext, TOrder, TWallet, TWalletKey>(
    Expression<Func<TWallet, TWalletKey>> key, Expression<Func<TWallet, decimal>> balance, Func<TOrder, TWalletKey> walletOf) : IRefundPayer<TContext, TOrder>, IThrowingPayer
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TWallet : class
    where TWalletKey : notnull
{
    public Task PayAsync(TContext context, IReadOnlyList<RefundToPay<TOrder>> refunds, CancellationToken cancellationToken) => context.CreditAsync(
        key, balance, refunds.Select(refund => KeyValuePair.Create(walletOf(refund.Order), refund.Refund.Amount)), cancellationToken);
}
