namespace SmmOrders;

/// <summary>The part of <see cref="IOrderStore"/> that keeps what holds for a provider over all instances of the panel. Names are compared ordinally.</summary>
public interface IProviderStore
{
    /// <summary>Reads what is stored about a provider; the defaults if nothing is.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    Task<ProviderState> ReadProviderAsync(string provider, CancellationToken cancellationToken = default);

    /// <summary>Sets a provider's limits. They hold from the next permit on.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="limits"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no provider.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of range.</exception>
    Task LimitProviderAsync(ProviderLimits limits, CancellationToken cancellationToken = default);

    /// <summary>Stops submission to a provider, or changes why and when its next probe is sent.</summary>
    /// <remarks>
    /// What the panel decides (<see cref="SubmissionStop.By"/> is not set) changes no stop that only a person may end: one by a person, or one
    /// without a probe. If the panel had stopped it before, <see cref="SubmissionStop.Since"/> stays as it was.
    /// </remarks>
    /// <param name="submissionStop">Since when, by whom and why.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether submission was not stopped before: of several instances that stop it at once, one gets <see langword="true"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="submissionStop"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no provider or no reason, or its person is blank.</exception>
    Task<bool> StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stops submission to every provider for which an order is queued, or a request waits to be sent. Call it before the workers start on a
    /// database that was restored from a backup: what waits there may have been sent since, and would be sent again.
    /// </summary>
    /// <remarks>
    /// A provider that is stopped already stays as it is, except that one that the panel itself would resume after a probe is not probed any
    /// more. Look at each provider what it has, then place, withdraw or leave the queued orders, and resume it. An order that is sending
    /// becomes unknown by itself, and no machine sends it again.
    /// </remarks>
    /// <param name="since">Since when. A store cuts it to whole microseconds.</param>
    /// <param name="why">Why, for the panel's staff; not blank.</param>
    /// <param name="by">Who stopped it, if a person did; not blank.</param>
    /// <param name="cancellationToken">Cancels the work. What was stopped before stays stopped.</param>
    /// <returns>The names of the providers that it stopped, or that are not probed any more, in ordinal order.</returns>
    /// <exception cref="ArgumentException"><paramref name="why"/> or <paramref name="by"/> is blank.</exception>
    Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes submission to a provider, whoever stopped it; attempts without a clear answer do not count any more.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was stopped, or attempts in a row had no clear answer.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default);

    /// <summary>
    /// Resumes submission to a provider that answered a probe: if the panel stopped it until then. A stop by a person, or one without a probe,
    /// stays, also if it came while the probe was under way.
    /// </summary>
    /// <remarks>If as many attempts in a row had no clear answer as may be sending at once, one order is sent, and more once it has one.</remarks>
    /// <param name="provider">The provider's name.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was resumed.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    Task<bool> ResumeProbedSubmissionAsync(string provider, CancellationToken cancellationToken = default);

    /// <summary>Pauses the polling of a provider, or changes why. Submission goes on.</summary>
    /// <param name="pause">Since when, by whom and why.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pause"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no provider or no reason, or its person is blank.</exception>
    Task PausePollingAsync(PollingPause pause, CancellationToken cancellationToken = default);

    /// <summary>Resumes the polling of a provider.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was paused.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    Task<bool> ResumePollingAsync(string provider, CancellationToken cancellationToken = default);

    /// <summary>
    /// Marks a provider as failing: requests to it fail as a whole. That is written here and not to its orders, whatever their number.
    /// While it fails, nothing of it is claimed but a probe.
    /// </summary>
    /// <remarks>
    /// It fails since the first report. Once that is longer ago than the threshold for unanswered orders (domain rules, section 3: 24 hours
    /// by default), a report opens one row of attention for the provider, <see cref="Findings.Unanswered"/>.
    /// </remarks>
    /// <param name="outage">When, how, and when to probe.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What is known now.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="outage"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no provider or has no words.</exception>
    Task<ProviderTrouble> ReportOutageAsync(ProviderOutage outage, CancellationToken cancellationToken = default);

    /// <summary>Records that a provider answers again: its orders are claimed again, and its row of attention closes.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was failing.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    Task<bool> ReportRecoveryAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims the probe of a provider that is failing, or whose submission the panel stopped: one request that is about no order, such as
    /// <c>balance</c>. It takes a permit, and moves the next probe out.
    /// </summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="pause">After how long the next probe may follow; above zero.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether to send the probe; or when to ask again. Instants are compared with the database's clock.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pause"/> is not above zero, or longer than a day.</exception>
    Task<ProbeClaim> ClaimProbeAsync(string provider, TimeSpan pause, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds providers that open orders or requests have and the panel no longer does: nobody sends or polls those orders, or follows
    /// those refills. Each is one row of attention, <see cref="Findings.Unanswered"/>, which closes once the panel has the provider again,
    /// or its orders and requests are over.
    /// </summary>
    /// <param name="known">The names of the panel's providers.</param>
    /// <param name="now">The current instant. A store cuts it to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The names that are missing, sorted ordinally.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="known"/> is <see langword="null"/>.</exception>
    Task<IReadOnlyList<string>> FindMissingProvidersAsync(IReadOnlyCollection<string> known, DateTimeOffset now, CancellationToken cancellationToken = default);
}
