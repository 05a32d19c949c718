namespace SmmOrders;

/// <summary>The part of <see cref="IOrderStore"/> that says which orders to ask their providers about, and when.</summary>
/// <remarks>
/// <para>
/// <b>The claim is the schedule.</b> The row of each order has its own interval, from the <see cref="PollPolicy"/> of its rules. A claim
/// gives out what is due and writes when it is due again: after that interval, stretched by the order's age, and a little later by its
/// bucket (<see cref="PollPolicy.Spread"/>). So an answer without news writes nothing more, and the orders of a worker that died come due
/// again by themselves.
/// </para>
/// <para>
/// The due time that a claim wrote identifies it. An answer with <see cref="OrderReport.Claim"/> is applied only while its claim is the
/// order's newest; otherwise it is <see cref="ApplyStatus.Stale"/> and changes nothing. A claim only saves work: two workers that poll the
/// same order do no harm.
/// </para>
/// </remarks>
public interface IPollStore
{
    /// <summary>Claims orders of a provider that are due, in the order in which they are due: for one request, which takes one of the provider's permits.</summary>
    /// <remarks>If no order is due, no permit is used up. While polling is paused or the provider is failing, none is claimed.</remarks>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="most">How many orders one request may ask about: 1 to 1,000. Most providers take 100, some take 1.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The orders; or why there are none, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is not from 1 to 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<PollClaim> ClaimPollsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default);

    /// <summary>Brings the orders of a request that failed as a whole forward, in one statement. What was claimed again since stays.</summary>
    /// <remarks>While the provider is failing (<see cref="IProviderStore.ReportOutageAsync"/>), it changes nothing: its orders come due at their own time.</remarks>
    /// <param name="retry">The orders, and when to ask again.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>How many orders are due sooner than before.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="retry"/> or one of its orders is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no provider, or has no order or more than 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<int> RetryPollsAsync(PollRetry retry, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads which orders of one bucket are due, and claims nothing: for an outside owner of (provider, bucket), such as a cluster, that
    /// keeps every other worker away. Report without <see cref="OrderReport.Claim"/>: the report then writes when the order is due again.
    /// </summary>
    /// <remarks>
    /// It takes no permit and does not look at the provider's row: it answers also while polling is paused or the provider fails. Such an owner
    /// keeps the provider's pace, and asks <see cref="IProviderStore.ReadProviderAsync"/> whether to poll at all.
    /// </remarks>
    /// <param name="provider">The provider's name.</param>
    /// <param name="bucket">The bucket: 0 to 63. Each order has one for its whole life.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="most">How many orders to read: 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The orders that are due, first those that have been for longest. Their <see cref="ClaimedPoll.Claim"/> is when they became due.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bucket"/> is not from 0 to 63, or <paramref name="most"/> not from 1 to 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<IReadOnlyList<ClaimedPoll>> ReadDuePollsAsync(string provider, int bucket, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default);
}
