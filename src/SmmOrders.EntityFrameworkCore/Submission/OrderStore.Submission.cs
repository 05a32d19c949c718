using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <content>Sends orders to their providers.</content>
public sealed partial class OrderStore<TContext, TOrder, TKey>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly SubmissionClaims<TContext, TOrder, TKey> _submissions;
    private readonly QueuedOrders<TContext, TOrder, TKey> _queued;

    /// <inheritdoc/>
    /// <remarks>
    /// It ignores the context's query filters. On PostgreSQL permits are spaced by the database's clock, elsewhere by the store's
    /// <see cref="TimeProvider"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The context has no table of attempts or of providers.</exception>
    public Task<SubmissionClaim> ClaimSubmissionAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        OrderArguments.EnsureTimeOut(timeOut, nameof(timeOut));
        return _submissions.ClaimAsync(provider, now, timeOut, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A person's step reads through the context's query filters, an answer's does not.</remarks>
    public async Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default) => Woken(
        await _work.SubmitAsync(submission, cancellationToken).ConfigureAwait(false),
        submitted => submitted.Status == ApplyStatus.Applied && (submission.By is not null || submission.NextProvider is not null));

    /// <inheritdoc/>
    /// <remarks>It reads through the context's query filters: an order that they hide is not found.</remarks>
    public Task<RequestCorrectionOutcome> CorrectRequestAsync(RequestCorrection correction, CancellationToken cancellationToken = default) =>
        _work.CorrectAsync(correction, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    public Task<IReadOnlyList<QueuedOrder>> ReadQueuedAsync(
        string provider, IReadOnlyCollection<string> services, OrderKey? after = null, int most = 100, CancellationToken cancellationToken = default)
    {
        OrderArguments.CheckQueued(provider, services, most);
        return _queued.ReadAsync(provider, services, after, most, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    public async Task<OrderPassingOutcome> PassOnAsync(OrderPassing passing, CancellationToken cancellationToken = default) => Woken(
        await _work.PassOnAsync(passing, cancellationToken).ConfigureAwait(false), passed => passed.Status == ApplyStatus.Applied);
}
