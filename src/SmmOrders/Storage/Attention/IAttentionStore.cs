namespace SmmOrders;

/// <summary>
/// What a person should look at, as a store keeps it: one row for each open state of an order and one for each event, opened and closed in
/// the transaction that changes the order (domain rules, section 6).
/// </summary>
/// <remarks>
/// <para>
/// A state finding opens one row when it begins, and closes it when it ends. An event opens one row for each order, finding and wording:
/// the same report opens no second one, also after a person closed the first. An unknown status word opens one row for its provider,
/// however many orders have it.
/// </para>
/// <para>
/// A report that could not be applied opens <see cref="Findings.NotApplied"/> with the reason. The next status that is applied closes it.
/// </para>
/// </remarks>
public interface IAttentionStore
{
    /// <summary>
    /// Applies the passing of time to the orders whose deadline has come (<see cref="OrderTracker.CheckTime"/>): it opens stuck, late,
    /// unanswered and not placed, and gives up submissions and requests whose answer is overdue. Call it until
    /// <see cref="SweepOutcome.IsMoreDue"/> is <see langword="false"/>, then again after a minute or so. Any number of sweepers may run at once.
    /// </summary>
    /// <remarks>
    /// It reads only orders whose <see cref="OrderTracker.NextDeadline"/> has come, and moves that deadline: its cost follows what is new,
    /// not what is open. Status and money do not change, nor when the order is polled next. An order that cannot be read or decided opens
    /// <see cref="Findings.NotApplied"/>, comes back an hour later, and holds up no other.
    /// </remarks>
    /// <param name="now">The instant to evaluate at. A store cuts it to whole microseconds.</param>
    /// <param name="most">How many orders to look at, at most: 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is not from 1 to 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<SweepOutcome> SweepAsync(DateTimeOffset now, int most = 500, CancellationToken cancellationToken = default);

    /// <summary>
    /// Applies the rules as they are now to the open orders of a service: call it once after the service's <see cref="ServiceProfile"/> was
    /// changed. It opens and closes what the new time frames open and close, and rewrites the deadlines that <see cref="SweepAsync"/> reads.
    /// </summary>
    /// <remarks>It may be repeated: what it did before, it does not do again. If it fails in the middle, call it again.</remarks>
    /// <param name="service">The panel's own identifier of the service, in any case; <see langword="null"/> for the orders of every service.</param>
    /// <param name="now">The instant to evaluate at. A store cuts it to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels the work. What was rewritten before stays.</param>
    /// <returns>How many orders have another deadline, or other open states, than before.</returns>
    /// <exception cref="InvalidOperationException">The database was lost in the middle.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<long> RewriteDeadlinesAsync(string? service, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Closes one row for a person, and records who and why. The order stays as it is.</summary>
    /// <remarks>A state that still lasts opens no new row: it must end and begin anew.</remarks>
    /// <param name="closing">Which row, who and why.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>
    /// <see cref="ApplyStatus.Applied"/>; <see cref="ApplyStatus.Unchanged"/> if it was closed before, which stays as it was recorded; or
    /// <see cref="ApplyStatus.NotFound"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="closing"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The row or the person is missing.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<ApplyStatus> CloseAttentionAsync(AttentionClosing closing, CancellationToken cancellationToken = default);
}
