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
    /// <param name="submissionStop">Since when, by whom and why.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="submissionStop"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no provider or no reason, or its person is blank.</exception>
    Task StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stops submission to every provider for which an order is queued. Call it before the workers start on a database that was restored
    /// from a backup: what is queued there may have been sent since, and would be sent again.
    /// </summary>
    /// <remarks>
    /// A provider that is stopped already stays as it is. Look at each provider what it has, then place, withdraw or leave the queued orders,
    /// and resume it. An order that is sending becomes unknown by itself, and no machine sends it again.
    /// </remarks>
    /// <param name="since">Since when. A store cuts it to whole microseconds.</param>
    /// <param name="why">Why, for the panel's staff; not blank.</param>
    /// <param name="by">Who stopped it, if a person did; not blank.</param>
    /// <param name="cancellationToken">Cancels the work. What was stopped before stays stopped.</param>
    /// <returns>The names of the providers that it stopped, in ordinal order.</returns>
    /// <exception cref="ArgumentException"><paramref name="why"/> or <paramref name="by"/> is blank.</exception>
    Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes submission to a provider.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was stopped.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default);
}
