using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Verifies a panel's wallets against its orders and the ledger.</summary>
internal interface IWalletVerification<in TContext, TOrder>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
{
    /// <summary>The balance of a wallet.</summary>
    LambdaExpression Balance { get; }

    /// <summary>Verifies all wallets, in the context's open transaction.</summary>
    Task<List<OrderDamage>> VerifyAsync<TKey>(TContext context, OrderTable<TOrder, TKey> table, int pageSize, CancellationToken cancellationToken)
        where TKey : notnull;
}
