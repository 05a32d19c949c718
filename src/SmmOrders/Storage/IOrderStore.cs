namespace SmmOrders;

/// <summary>
/// Where a panel keeps its orders: status, history, refund and wallet change together, once, or not at all. Workers use it and know no
/// database. The package SmmOrders.EntityFrameworkCore implements it on the panel's own database, and SmmOrders.Testing in memory.
/// </summary>
/// <remarks>
/// Implementations are thread-safe. They decide by <see cref="OrderRules"/>, pay a refund in the transaction that records it, and let
/// the first of several writers win. The conformance cases of SmmOrders.Testing say what every implementation must do.
/// </remarks>
public interface IOrderStore
{
    /// <summary>The name under which the store is registered; empty for the only one.</summary>
    string Name { get; }

    /// <summary>Applies reports to their orders, in one transaction if all can be applied.</summary>
    /// <remarks>
    /// One bad order holds nobody up: what cannot be applied is <see cref="ApplyStatus.NotApplied"/>, and all others are applied. If a
    /// batch has several reports of one order, they are applied in turn.
    /// </remarks>
    /// <param name="reports">From 1 to 1,000 reports.</param>
    /// <param name="cancellationToken">Cancels the work. What was committed before stays.</param>
    /// <returns>One outcome for each report, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reports"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are none or more than 1,000, or one names no order or has no report.</exception>
    Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default);

    /// <summary>Applies a person's decision, and records who and why.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no order, or nobody.</exception>
    Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default);

    /// <summary>Applies a step of an order's submission, for example that the provider accepted it.</summary>
    /// <param name="submission">The step.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="submission"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no order, or places the order without the provider's identifier.</exception>
    Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for the right to run workers on the store. A store that one process alone can serve, such as a SQLite file, gives it to one at
    /// a time; other processes may still read, add orders and decide.
    /// </summary>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The right, or why there is none. By default any number of processes may run workers.</returns>
    Task<WorkerLock> TryLockWorkersAsync(CancellationToken cancellationToken = default) => Task.FromResult(WorkerLock.Shared());
}
