namespace SmmOrders.Hosting;

/// <summary>What a store counted.</summary>
/// <param name="At">When.</param>
/// <param name="Orders">Its orders and rows of attention.</param>
/// <param name="Outbox">Its sinks.</param>
internal sealed record StoreCounts(DateTimeOffset At, OrderCounts Orders, IReadOnlyList<OutboxBacklog> Outbox)
{
    /// <summary>When the first order of each provider became due to be polled, or will.</summary>
    internal IEnumerable<(string Provider, DateTimeOffset DueAt)> PollsDue =>
        Orders.Polled.GroupBy(group => group.Provider, (provider, groups) => (provider, groups.Min(group => group.DueAt)));

    /// <summary>When the first queued order of each provider became due to be sent, or will.</summary>
    internal IEnumerable<(string? Provider, DateTimeOffset DueAt)> SubmissionsDue =>
        Orders.Submissions.Where(group => group.Status == SubmissionStatus.Queued).Select(group => (group.Provider, group.DueAt));
}
