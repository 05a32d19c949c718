namespace SmmOrders;

/// <summary>
/// The part of <see cref="IOrderStore"/> that tells others what happened: an event for each row of the history and for each row of attention
/// that opens or closes, and for each sink. Events are written in the transaction that changes the order, or not at all.
/// </summary>
/// <remarks>
/// <para>
/// A sink is whoever is told: a webhook, a message bus, an alert. Its name is given where the store is registered. From then on each event
/// is written for it once. A store without sinks writes none.
/// </para>
/// <para>
/// Each event is given out at least once, with the same identifier each time. Those of one order and sink are given out in order: one
/// only when all earlier ones are delivered or dead. Events without an order, about a provider, have no order among them.
/// </para>
/// </remarks>
public interface IOutboxStore
{
    /// <summary>The names of the sinks, in the order in which they were given. They are compared ordinally.</summary>
    IReadOnlyList<string> OutboxSinks { get; }

    /// <summary>
    /// Claims events that are due for a sink, those that have been due longest first, and at most one of each order. Any number of claimers
    /// may run at once. Deliver each and record what came of it: <see cref="RecordOutboxAsync"/>. Then claim again, until none is returned.
    /// </summary>
    /// <remarks>
    /// A claim holds for its lease. What is not recorded by then, because the deliverer died for example, is due again by itself. Each claim
    /// of an event counts as a try.
    /// </remarks>
    /// <param name="sink">One of <see cref="OutboxSinks"/>.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="lease">How long the claim holds: above zero, up to a day. Longer than all deliveries of the claim may take together.</param>
    /// <param name="most">How many events to claim, at most: 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The events; none if no event is due.</returns>
    /// <exception cref="ArgumentException">The store has no such sink.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lease"/> or <paramref name="most"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<IReadOnlyList<OutboxEvent>> ClaimOutboxAsync(
        string sink, DateTimeOffset now, TimeSpan lease, int most = 100, CancellationToken cancellationToken = default);

    /// <summary>Records what came of deliveries.</summary>
    /// <remarks>
    /// A delivery counts however late it is recorded. A failure or a return counts only while its claim is the event's newest: a later
    /// claim decides for itself.
    /// </remarks>
    /// <param name="deliveries">Up to 1,000 deliveries.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>How many counted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deliveries"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are more than 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled, and nothing was recorded.</exception>
    Task<int> RecordOutboxAsync(IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Makes dead events due again, with all their tries: a person does that once the sink works again.</summary>
    /// <remarks>Later events of the same order may have been delivered meanwhile.</remarks>
    /// <param name="sink">One of <see cref="OutboxSinks"/>.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="id">The event; <see langword="null"/> for all dead events of the sink.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>How many were dead and are due now.</returns>
    /// <exception cref="ArgumentException">The store has no such sink.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<int> RetryOutboxAsync(string sink, DateTimeOffset now, Guid? id = null, CancellationToken cancellationToken = default);

    /// <summary>Counts what is not delivered to a sink.</summary>
    /// <param name="sink">One of <see cref="OutboxSinks"/>.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException">The store has no such sink.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<OutboxBacklog> ReadOutboxAsync(string sink, CancellationToken cancellationToken = default);
}
