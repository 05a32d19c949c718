namespace SmmOrders;

/// <summary>The part of <see cref="IOrderStore"/> that forgets: what happened to orders that ended long ago, and what a customer wrote.</summary>
/// <remarks>
/// Status and money of no order change, and the ledger of refunds stays whole. Both methods work in bounded pages, each in a transaction of
/// its own, beside running workers. What was done before they failed or were canceled stays; call them again for the rest.
/// </remarks>
public interface IRetentionStore
{
    /// <summary>
    /// Removes what happened to the orders that ended before an instant: their history, their closed attention, their attempts and
    /// the requests that are over. The orders, their ledger, their open attention and the requests that may still be answered or decided stay.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The order keeps the number of the last history row that was removed; later rows are numbered from there, and verification accepts it
    /// as the start of the history. An order that is corrected while it is purged has ended anew, and keeps what is new.
    /// </para>
    /// <para>
    /// Choose an instant before which no order is polled any more (<see cref="PollPolicy.EndedFor"/>): an event whose row was removed opens a
    /// new row if it is reported again.
    /// </para>
    /// </remarks>
    /// <param name="before">The instant. An order that ended at it or later is not purged. A store cuts it to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<PurgeOutcome> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces what a customer wrote for these orders, and what others wrote about it: links, values of request fields, providers' words and
    /// persons' notes, in every table of the store. The panel's own columns are the panel's to erase.
    /// </summary>
    /// <remarks>
    /// The fields <c>service</c> and <c>quantity</c> keep their values, and all fields their names. An order that may still be sent (queued,
    /// sending, refused or unknown) is <see cref="ApplyStatus.Refused"/>, since a replacement would be sent for it: place or withdraw it first.
    /// <para>What is about a provider and no order stays: why it fails, why a person stopped it, and a status word that nobody knows. It is what
    /// the provider says of itself, and no request for one order leads to it; keep customers out of what your staff writes there.</para>
    /// </remarks>
    /// <param name="erasure">The orders, and what replaces their words.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>One outcome for each order, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="erasure"/> or its list of orders is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no order, or one that is <c>default</c>; or a text of it is blank, too long or has a NUL.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<IReadOnlyList<ErasureOutcome>> EraseAsync(OrderErasure erasure, CancellationToken cancellationToken = default);
}
