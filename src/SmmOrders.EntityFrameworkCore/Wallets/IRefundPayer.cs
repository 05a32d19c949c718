using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Pays refunds into the panel's wallets. The panel's own part: the store calls it once for each batch.</summary>
/// <remarks>
/// It runs inside the transaction that records the refunds: use the context that it is given, and neither commit nor save elsewhere. Do
/// not change a tracked wallet: <c>wallet.Balance += amount</c> loses money when two do it at once, even with a concurrency token. Use
/// <see cref="WalletExtensions.CreditAsync"/>, which adds in the database. If it throws, nothing of the batch is recorded; the store then
/// tries again in halves, so that one missing wallet holds up its own order alone.
/// </remarks>
/// <typeparam name="TContext">The panel's context.</typeparam>
/// <typeparam name="TOrder">The panel's order.</typeparam>
public interface IRefundPayer<in TContext, TOrder>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
{
    /// <summary>Pays each refund.</summary>
    /// <param name="context">The context, with the open transaction.</param>
    /// <param name="refunds">The refunds that were won: each is paid exactly once. At least one.</param>
    /// <param name="cancellationToken">Cancels the work, and with it the transaction.</param>
    Task PayAsync(TContext context, IReadOnlyList<RefundToPay<TOrder>> refunds, CancellationToken cancellationToken);
}
