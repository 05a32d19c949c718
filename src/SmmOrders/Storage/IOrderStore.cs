namespace SmmOrders;

/// <summary>
/// Where a panel keeps its orders: status, history, refund and wallet change together, once, or not at all. Workers use it and know no
/// database. The package SmmOrders.EntityFrameworkCore implements it on the panel's own database, and SmmOrders.Testing in memory.
/// </summary>
/// <remarks>
/// <para>
/// Implementations are thread-safe. They cut each instant to whole microseconds, decide by the <see cref="OrderRules"/> of the order's
/// currency, provider and service, and write only if the order is still the one that was decided on: the first of several writers wins.
/// What another writer outran is decided again on fresh data, a limited number of times; what a person decided never is.
/// </para>
/// <para>
/// A refund is recorded in the ledger and paid in the transaction that changes the order. The payer is called once for each transaction
/// that has refunds, with all of them. If it throws, or runs into a time-out of its own, nothing of the transaction is recorded, and the
/// store finds the orders at fault.
/// </para>
/// <para>
/// The history has one row for each transition, and one for each decision, manual refund, correction of a request and change of
/// the submission that leaves the status as it is. The rows of an order are numbered 1, 2, 3 …,
/// without gaps. A purge removes the first of them, and the others keep their numbers. A delivered count or information alone makes no row.
/// </para>
/// <para>
/// An order that the store does not have is <see cref="ApplyStatus.NotFound"/>; so is a key of another type than the store's. The
/// conformance cases of SmmOrders.Testing test all of this on any implementation.
/// </para>
/// </remarks>
public interface IOrderStore : ISubmissionStore, IPollStore, IRequestStore, IProviderStore, IAttentionStore, IOutboxStore, IRetentionStore, IMonitoringStore
{
    /// <summary>The name under which the store is registered; empty for the only one.</summary>
    string Name { get; }

    /// <summary>
    /// Wakes the workers of this process. The store sets it after the commit that added an order, asked a request, queued an order again or
    /// resumed a provider. A commit that the store cannot see, or of another process, does not set it.
    /// </summary>
    OrderSignal Signal { get; }

    /// <summary>Applies reports to their orders, in one transaction if all can be applied.</summary>
    /// <remarks>
    /// One bad order does not hold up the others: what cannot be applied is <see cref="ApplyStatus.NotApplied"/>, and all others are applied. If a
    /// batch has several reports of one order, they are applied in turn, each in a later transaction than the one before it. If the
    /// database fails when part of the batch is committed, or may be, the outcomes say so; if nothing can be, it throws.
    /// </remarks>
    /// <param name="reports">From 1 to 1,000 reports.</param>
    /// <param name="cancellationToken">Cancels the work. What was committed before stays.</param>
    /// <returns>One outcome for each report, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reports"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are none or more than 1,000, or one names no order or has no report. Nothing was applied.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default);

    /// <summary>Applies a person's decision, and records who and why.</summary>
    /// <remarks>If the database is lost while it commits, so that nobody knows whether it did, the outcome is <see cref="ApplyStatus.Unknown"/>.</remarks>
    /// <param name="decision">The decision.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The order, the person or the decision is missing.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for the right to run workers on the store. A store that one process alone can serve, such as a SQLite file, gives it to one at
    /// a time; other processes may still read, add orders and decide.
    /// </summary>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The right, or why there is none. By default any number of processes may run workers.</returns>
    Task<WorkerLock> TryLockWorkersAsync(CancellationToken cancellationToken = default) => Task.FromResult(WorkerLock.Shared());
}
