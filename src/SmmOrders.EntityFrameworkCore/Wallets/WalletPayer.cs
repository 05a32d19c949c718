using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Pays refunds into wallets of the panel's own context.</summary>
internal sealed class WalletPayer<TContext, TOrder, TWallet, TWalletKey>(
    Expression<Func<TWallet, TWalletKey>> key, Expression<Func<TWallet, decimal>> balance, Func<TOrder, TWalletKey> walletOf) : IRefundPayer<TContext, TOrder>, IThrowingPayer
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TWallet : class
    where TWalletKey : notnull
{
    // By model: a context may have another for each tenant.
    private readonly ConditionalWeakTable<IModel, WalletColumns> _columns = [];

    public Task PayAsync(TContext context, IReadOnlyList<RefundToPay<TOrder>> refunds, CancellationToken cancellationToken) => WalletExtensions.CreditColumnsAsync(
        context, _columns.GetValue(context.Model, _ => WalletColumns.Of(context, key, balance)), key, balance,
        refunds.Select(refund => KeyValuePair.Create(walletOf(refund.Order), refund.Refund.Amount)), cancellationToken);
}
