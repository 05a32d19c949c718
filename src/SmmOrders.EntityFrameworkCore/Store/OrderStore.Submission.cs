using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <content>Sends orders to their providers.</content>
public sealed partial class OrderStore<TContext, TOrder, TKey>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly SubmissionClaims<TContext, TOrder, TKey> _submissions;
    private readonly ProviderWork<TContext, TOrder, TKey> _providers;

    /// <inheritdoc/>
    /// <remarks>
    /// It ignores the context's query filters. On PostgreSQL permits are spaced by the database's clock, elsewhere by the store's
    /// <see cref="TimeProvider"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The context has no table of attempts or of providers.</exception>
    public Task<SubmissionClaim> ClaimSubmissionAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeOut, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeOut, TimeSpan.FromDays(1));
        return _submissions.ClaimAsync(provider, now, timeOut, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A person's step reads through the context's query filters, an answer's does not.</remarks>
    public Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default) =>
        _work.SubmitAsync(submission, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>It reads through the context's query filters: an order that they hide is not found.</remarks>
    public Task<RequestCorrectionOutcome> CorrectRequestAsync(RequestCorrection correction, CancellationToken cancellationToken = default) =>
        _work.CorrectAsync(correction, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of attempts or of providers.</exception>
    public Task<ProviderState> ReadProviderAsync(string provider, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        return _providers.ReadAsync(provider, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of attempts or of providers.</exception>
    public Task LimitProviderAsync(ProviderLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        OrderArguments.EnsureProvider(limits.Provider, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.PermitEvery ?? TimeSpan.MaxValue, TimeSpan.FromMicroseconds(1), nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.SendingLimit, 1, nameof(limits));
        return _providers.LimitAsync(limits, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of attempts or of providers.</exception>
    public Task StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submissionStop);
        OrderArguments.EnsureProvider(submissionStop.Provider, nameof(submissionStop));
        return string.IsNullOrWhiteSpace(submissionStop.Why) || (submissionStop.By is { } by && string.IsNullOrWhiteSpace(by))
            ? throw new ArgumentException("A stop of submission states why, and names the person if one decided it.", nameof(submissionStop))
            : _providers.StopAsync(submissionStop, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of attempts or of providers.</exception>
    public Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return by is not null && string.IsNullOrWhiteSpace(by)
            ? throw new ArgumentException("The person who stopped it is blank; leave it unset if the panel did.", nameof(by))
            : _providers.StopAllAsync(since, why, by, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of attempts or of providers.</exception>
    public Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        return _providers.ResumeAsync(provider, cancellationToken);
    }
}
