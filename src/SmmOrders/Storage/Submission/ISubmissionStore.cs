namespace SmmOrders;

/// <summary>The part of <see cref="IOrderStore"/> that sends orders to their providers (domain rules, section 7).</summary>
/// <remarks>
/// A sender claims one order at a time, sends it, and stores the answer with the attempt's identifier. If it dies in between, the order
/// becomes <see cref="SubmissionStatus.Unknown"/> by itself when it is overdue, and only a person sends it again.
/// </remarks>
public interface ISubmissionStore
{
    /// <summary>
    /// Claims the provider's next order to send, in the order in which they are due: queued and open. Takes the provider's permit, stores the
    /// intent, the attempt and the history, and commits; so call it just before the request leaves, and send only what it returns.
    /// </summary>
    /// <remarks>
    /// The permits of a provider are spaced by its <see cref="ProviderLimits.PermitEvery"/>, and of all instances together at most
    /// <see cref="ProviderLimits.SendingLimit"/> of its orders are sending. If no order is claimed, no permit is used up. An attempt without a
    /// clear answer keeps its place under that limit until a later attempt has one, or submission is resumed: so an outage of the provider
    /// makes no more orders unknown than may be sending at once.
    /// </remarks>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="timeOut">The provider's time-out for adding an order; above zero. The order is overdue a minute after it.</param>
    /// <param name="cancellationToken">Cancels the work. A claim that is being committed is not canceled.</param>
    /// <returns>The order to send; or why there is none, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeOut"/> is not above zero, or longer than a day.</exception>
    /// <exception cref="OperationCanceledException">It was canceled, and nothing was claimed.</exception>
    Task<SubmissionClaim> ClaimSubmissionAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default);

    /// <summary>Applies a step of an order's submission: a provider's answer, or what a person decided.</summary>
    /// <remarks>
    /// An answer that names its attempt is always recorded there, however late it comes. It decides while the order waits for it, and a late
    /// acceptance also while the order is queued again. Later than that, an acceptance is <see cref="Findings.PlacedTwice"/>, and everything
    /// else changes nothing. If its attempt has an identifier already, from an answer or a person, the attempt keeps it, and its words name the other.
    /// <para><see cref="SubmissionTrigger.Send"/> takes no permit and counts no limit here: <see cref="ClaimSubmissionAsync"/> does both, and
    /// is how an order is sent. Give the step itself only where something else keeps the provider's pace.</para>
    /// </remarks>
    /// <param name="submission">The step.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="submission"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// It names no order or has no step; it places the order without the provider's identifier, or has the identifier with another step; its
    /// person is blank; it names an attempt with a step that is no answer, or with a person; or its next provider is blank, or is beside a
    /// step that leads to none.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default);

    /// <summary>Corrects what is to be sent for an order that is queued or refused, and records who and why. The submission stays as it is.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="correction"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The order or the person is missing; a field has no name or value; or the provider or the service is blank.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<RequestCorrectionOutcome> CorrectRequestAsync(RequestCorrection correction, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads orders that are queued for a provider, and that another one could get: those of some services, in the order of their keys. An
    /// order that waits for its link is left out, since its earlier order is active.
    /// </summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="services">The panel's own identifiers of the services, compared ordinally; at most 1,000.</param>
    /// <param name="after">The order after which to begin; <see langword="null"/> for the first.</param>
    /// <param name="most">How many to read: 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The orders; fewer than <paramref name="most"/> if there are no more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty, or there are more than 1,000 services.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is not from 1 to 1,000.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<IReadOnlyList<QueuedOrder>> ReadQueuedAsync(
        string provider, IReadOnlyCollection<string> services, OrderKey? after = null, int most = 100, CancellationToken cancellationToken = default);

    /// <summary>
    /// Passes a queued order on to the next provider, in one step, and records it in the history (<see cref="HistoryKind.PassedOn"/>). Only a
    /// queued order: what is sending or unknown may exist at its provider.
    /// </summary>
    /// <param name="passing">Which order, from whom to whom.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="passing"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no order, or a provider or service of it is blank.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    Task<OrderPassingOutcome> PassOnAsync(OrderPassing passing, CancellationToken cancellationToken = default);
}
