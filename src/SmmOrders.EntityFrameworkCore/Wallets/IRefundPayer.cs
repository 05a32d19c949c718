using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Pays refunds into the panel's wallets. The panel's own part: the store calls it once for each batch.</summary>
/// <remarks>
/// <para>
/// It runs inside the transaction that records the refunds: use the context that it is given, and neither commit nor save elsewhere. If it
/// throws, nothing of the batch is recorded; the store then tries again in halves, so that one missing wallet holds up its own order alone.
/// </para>
/// <para>
/// Do not change the balance of a tracked wallet. <c>wallet.Balance += amount</c> and <c>wallet.Balance -= price</c> write back a number
/// that was read earlier, and money is lost when a refund and a checkout meet. A unique key does not help, and a version token does not
/// either: a set-based write does not raise it, and a save that is tried again after a conflict writes the same old number. Add and
/// subtract in the database, here and in the checkout: <see cref="WalletExtensions.CreditAsync"/> and
/// <see cref="WalletExtensions.TryDebitAsync"/>.
/// </para>
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
