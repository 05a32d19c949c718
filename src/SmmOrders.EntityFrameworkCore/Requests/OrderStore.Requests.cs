namespace SmmOrders.EntityFrameworkCore;

/// <content>Keeps requests to cancel or refill beside their orders.</content>
public sealed partial class OrderStore<TContext, TOrder, TKey>
{
    private readonly RequestClaims<TContext, TOrder, TKey> _requests;

    /// <inheritdoc/>
    /// <remarks>It reads through the context's query filters: an order that they hide is not found.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of requests.</exception>
    public async Task<OrderRequestOutcome> AskAsync(RequestAsk ask, CancellationToken cancellationToken = default)
    {
        OrderArguments.Check(ask);
        await _requests.EnsureTableAsync(cancellationToken).ConfigureAwait(false);
        return Woken(await _work.AskAsync(ask, cancellationToken).ConfigureAwait(false), asked => asked.Status == ApplyStatus.Applied);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// It ignores the context's query filters. On PostgreSQL permits are spaced by the database's clock, elsewhere by the store's
    /// <see cref="TimeProvider"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The context has no table of requests or of providers.</exception>
    public Task<RequestClaim> ClaimRequestAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        OrderArguments.EnsureTimeOut(timeOut, nameof(timeOut));
        return _requests.ClaimAsync(provider, now, timeOut, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A person's answer reads through the context's query filters, a provider's does not.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of requests.</exception>
    public async Task<OrderRequestOutcome> AnswerRequestAsync(RequestAnswer answer, CancellationToken cancellationToken = default)
    {
        OrderArguments.Check(answer);
        await _requests.EnsureTableAsync(cancellationToken).ConfigureAwait(false);
        return await _work.AnswerAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of requests or of providers.</exception>
    public Task<RefillClaim> ClaimRefillsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        OrderArguments.EnsureMost(most);
        return _requests.ClaimRefillsAsync(provider, now, most, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of requests.</exception>
    public Task<int> ReturnRefillsAsync(IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        OrderArguments.Check(refills);
        return _requests.ReturnRefillsAsync(refills, now, cancellationToken);
    }
}
