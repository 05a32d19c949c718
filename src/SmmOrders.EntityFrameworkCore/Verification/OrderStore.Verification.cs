using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

public sealed partial class OrderStore<TContext, TOrder, TKey>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderVerification<TContext, TOrder, TKey> _verification;

    /// <summary>
    /// Verifies the whole database against the laws: each order's facts, history, ledger and end; rows without an order; and the wallets,
    /// if the registration says what else moves them (<see cref="OrderStoreBuilder{TContext, TOrder, TKey}.VerifyWallets"/>).
    /// </summary>
    /// <remarks>
    /// <para>
    /// It may run while others write: it reads each page of orders, with their history and ledger, at one instant and in a short transaction
    /// of its own, which takes no lock that writers wait for (on SQLite: with a write-ahead log). It ignores query filters, as a worker does.
    /// Its memory does not grow with the number of orders. An old row that was never adopted is skipped.
    /// </para>
    /// <para>
    /// The wallets are read last, with all orders once more, in one transaction: orders, refunds and wallets move together. One amount for
    /// each wallet is kept in memory. They are not judged if an order is <see cref="DamageKind.Unreadable"/>.
    /// </para>
    /// <para>
    /// It judges by <see cref="OrderRules"/> as they are now: after a change of a lifecycle or a refund policy, older orders may not fit.
    /// Damage that follows from other damage of the same order is not reported again.
    /// </para>
    /// </remarks>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Each damage; none if all is well.</returns>
    public IAsyncEnumerable<OrderDamage> VerifyAsync(CancellationToken cancellationToken = default) => _verification.VerifyAsync(cancellationToken);

    /// <summary>Verifies one order: facts, history, ledger and end. Wallets are verified with the whole database alone.</summary>
    /// <inheritdoc cref="VerifyAsync(CancellationToken)" path="/remarks"/>
    /// <param name="order">The order, as <see cref="KeyOf"/> or a worker names it.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Each damage; none if all is well. If there is no such order: <see cref="DamageKind.OrderMissing"/>.</returns>
    /// <exception cref="ArgumentException">The key is <c>default</c>.</exception>
    public IAsyncEnumerable<OrderDamage> VerifyOrderAsync(OrderKey order, CancellationToken cancellationToken = default) => order == default
        ? throw new ArgumentException("The key is default, which names no order.", nameof(order))
        : _verification.VerifyOrderAsync(order, cancellationToken);

    /// <summary>For tests: with some of the checks alone, or in pages of another size.</summary>
    internal IAsyncEnumerable<OrderDamage> VerifyAsync(Func<OrderCheck<TOrder, TKey>, bool> uses, int pageSize, CancellationToken cancellationToken) =>
        _verification.With([.. OrderChecks<TOrder, TKey>.All.Where(uses)], pageSize).VerifyAsync(cancellationToken);
}
