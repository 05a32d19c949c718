namespace SmmOrders.Testing;

/// <content>Counts what waits, for metrics and health checks.</content>
public sealed partial class InMemoryOrderStore
{
    /// <inheritdoc/>
    public Task<OrderCounts> CountOrdersAsync(CancellationToken cancellationToken = default) => RunAsync(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            IReadOnlyList<StoredOrder> orders = _table.All();
            return new OrderCounts
            {
                Polled =
                [
                    .. orders.Where(order => order is { Provider: not null, NextPollAt: not null })
                        .GroupBy(order => (order.Provider, order.State.Status), (key, group) => new PolledCount
                        {
                            Provider = key.Provider!,
                            Status = key.Status,
                            Count = group.LongCount(),
                            DueAt = group.Min(order => order.NextPollAt!.Value),
                        })
                        .OrderBy(count => count.Provider, StringComparer.Ordinal).ThenBy(count => count.Status),
                ],
                Submissions =
                [
                    .. orders.Where(order => order.State.Submission?.Status is SubmissionStatus.Queued or SubmissionStatus.Sending)
                        .GroupBy(order => (order.Provider, order.State.Submission!.Status), (key, group) => new SubmissionCount
                        {
                            Provider = key.Provider,
                            Status = key.Status,
                            Count = group.LongCount(),
                            DueAt = group.Min(order => order.NextSendAt ?? order.State.Submission!.OverdueAt!.Value),
                        })
                        .OrderBy(count => count.Provider, StringComparer.Ordinal).ThenBy(count => count.Status),
                ],
                Attention =
                [
                    .. _table.Attention().Where(row => row.ClosedAt is null)
                        .GroupBy(row => row.Finding, (finding, group) => new AttentionCount { Finding = finding, Count = group.LongCount(), OldestAt = group.Min(row => row.OpenedAt) })
                        .OrderBy(count => count.Finding),
                ],
            };
        },
        cancellationToken);

    /// <inheritdoc/>
    /// <returns>Memory is always ready.</returns>
    public Task<StoreCheck> CheckAsync(CancellationToken cancellationToken = default) => RunAsync(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new StoreCheck();
        },
        cancellationToken);
}
