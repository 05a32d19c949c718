namespace SmmOrders;

/// <summary>The part of <see cref="IOrderStore"/> that keeps requests to cancel or refill beside their orders (domain rules, section 7).</summary>
/// <remarks>
/// <para>
/// A request is stored before it leaves, and sent once: a worker claims one at a time, sends it, and stores the answer. If it dies in
/// between, the request becomes <see cref="RequestStatus.Unknown"/> when it is overdue, and a person finds out what became of it.
/// </para>
/// <para>No request changes an order's status or money, except that canceling an order that was not sent yet withdraws it at once.</para>
/// </remarks>
public interface IRequestStore
{
    /// <summary>
    /// Stores a request to cancel or refill an order. An order that is queued or refused is canceled and refunded at once, and there is no
    /// request. Another writer may be faster: it is then decided again, on the order as it is.
    /// </summary>
    /// <param name="ask">The order, what is asked for, and who asks.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>
    /// <see cref="ApplyStatus.Applied"/> with the request's identifier, or none if the order was canceled at once;
    /// <see cref="ApplyStatus.Refused"/> with the reason, for example while the same request is under way.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="ask"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no order or nobody.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one of the two.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<OrderRequestOutcome> AskAsync(RequestAsk ask, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims the provider's next request to send, in the order in which they are due. Takes one of its permits, stores the intent, and
    /// commits; so call it just before the request leaves, and send only what it returns.
    /// </summary>
    /// <remarks>
    /// If nothing is due, no permit is used up. While submission is stopped or the provider is failing, none is claimed. A cancellation
    /// whose order has ended meanwhile is not sent.
    /// </remarks>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="timeOut">The provider's time-out for the request; above zero. It is overdue a minute after it.</param>
    /// <param name="cancellationToken">Cancels the work. A claim that is being committed is not canceled.</param>
    /// <returns>The request to send; or why there is none, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeOut"/> is not above zero, or longer than a day.</exception>
    /// <exception cref="OperationCanceledException">It was canceled, and nothing was claimed.</exception>
    Task<RequestClaim> ClaimRequestAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default);

    /// <summary>Stores what was answered to a request, or what a person found out.</summary>
    /// <remarks>
    /// A provider's answer to a request that is <see cref="RequestStatus.Unknown"/> already is recorded, and a person decides what it means.
    /// A refusal that is the provider's own trouble, and a request that surely never left, wait to be sent again, with the backoff of a
    /// submission. <see cref="ApplyStatus.Refused"/>: the request does not permit the step, or it acknowledges a refill without the provider's
    /// identifier, which could not be followed. A person refuses a refill that the provider took without one.
    /// </remarks>
    /// <param name="answer">The request, and the step that the answer is.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> or its step is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no order or no request, its step is Send, or its person or identifier is blank or out of place.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<OrderRequestOutcome> AnswerRequestAsync(RequestAnswer answer, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims refills of a provider that it acknowledged and has not ended, in the order in which they are due: for one request, which takes
    /// one of its permits. Each is due again after <see cref="RefillInterval.After"/>, until its end is stored.
    /// </summary>
    /// <remarks>If nothing is due, no permit is used up. While polling is paused or the provider is failing, none is claimed. A stop of submission holds up none.</remarks>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="most">How many refills one request may ask about: 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The refills; or why there are none, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is not from 1 to 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<RefillClaim> ClaimRefillsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default);

    /// <summary>Gives claimed refills back that nobody asked about, so that they are due at once. What has ended meanwhile stays.</summary>
    /// <remarks>One that another worker has claimed since is asked about once more, which does no harm.</remarks>
    /// <param name="refills">The refills, as they were claimed: 1 to 1,000.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>How many are due sooner than before.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="refills"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are none or more than 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<int> ReturnRefillsAsync(IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now, CancellationToken cancellationToken = default);
}
