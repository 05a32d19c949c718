namespace SmmOrders.EntityFrameworkCore;

// The port's IAttentionStore.
public sealed partial class OrderStore<TContext, TOrder, TKey>
{
    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters, and opens rows only if the context has <c>HasSmmOrderAttention</c>.</remarks>
    public Task<SweepOutcome> SweepAsync(DateTimeOffset now, int most = 500, CancellationToken cancellationToken = default) =>
        _work.SweepAsync(now, most, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>It goes through the open orders in pages of 500, each in a transaction of its own, and ignores the context's query filters.</remarks>
    public Task<long> RewriteDeadlinesAsync(string? service, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        _work.RewriteDeadlinesAsync(service, now, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A row about an order that the context's query filters hide is not found.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of attention.</exception>
    public Task<ApplyStatus> CloseAttentionAsync(AttentionClosing closing, CancellationToken cancellationToken = default) =>
        _work.CloseAsync(closing, cancellationToken);
}
