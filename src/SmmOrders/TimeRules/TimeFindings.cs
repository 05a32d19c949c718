namespace SmmOrders;

/// <summary>The states that time alone opens: stuck, late, unanswered, not placed, and unknown because an answer is overdue.</summary>
internal static class TimeFindings
{
    /// <summary>Which of stuck, late and unanswered are open for an order with these facts.</summary>
    internal static Findings OpenAt(
        DateTimeOffset now, OrderTracker rules, ServiceProfile service, OrderStatus status, DateTimeOffset statusSince, DateTimeOffset? unansweredSince)
    {
        (Findings state, TimeSpan? limit) = OfStatus(status, rules, service);
        Findings open = limit is { } most && TimeLimit.IsPast(statusSince, most, now) ? state : Findings.None;
        return unansweredSince is { } since && TimeLimit.IsPast(since, rules.Unanswered.Threshold, now) ? open | Findings.Unanswered : open;
    }

    /// <summary><see cref="Findings.NotPlaced"/>, if the order has been waiting in the queue for longer than the threshold.</summary>
    internal static Findings NotPlacedAt(DateTimeOffset now, OrderTracker rules, ServiceProfile service, Submission? submission, Findings open) =>
        submission?.Status switch
        {
            SubmissionStatus.Queued => TimeLimit.IsPast(submission.BoughtAt, rules.Stuck.ThresholdFor(service), now) ? Findings.NotPlaced : Findings.None,

            // Another attempt is not news: the finding would be raised again with each.
            SubmissionStatus.Sending => open & Findings.NotPlaced,
            _ => Findings.None,
        };

    /// <summary>The first instant at which time alone opens a state that is not open yet.</summary>
    internal static DateTimeOffset? NextDeadline(OrderState order, OrderTracker rules, ServiceProfile service)
    {
        DateTimeOffset? ofRequest = TimeLimit.WholeFrom(order.Request?.OverdueAt);
        if (!order.IsPlaced)
        {
            return order.Submission!.Status switch
            {
                SubmissionStatus.Queued when (order.Open & Findings.NotPlaced) == 0 => TimeLimit.FirstPast(order.Submission.BoughtAt, rules.Stuck.ThresholdFor(service)),
                SubmissionStatus.Sending => TimeLimit.WholeFrom(order.Submission.OverdueAt),
                _ => null,
            };
        }

        (Findings state, TimeSpan? limit) = OfStatus(order.Status, rules, service);
        DateTimeOffset? ofStatus = limit is { } most && (order.Open & state) == 0 ? TimeLimit.FirstPast(order.StatusSince, most) : null;
        DateTimeOffset? ofAnswers = order.UnansweredSince is { } since && (order.Open & Findings.Unanswered) == 0
            ? TimeLimit.FirstPast(since, rules.Unanswered.Threshold)
            : null;
        return Earlier(Earlier(ofStatus, ofAnswers), ofRequest);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private static (Findings State, TimeSpan? Limit) OfStatus(OrderStatus status, OrderTracker rules, ServiceProfile service) =>
        status == OrderStatus.Processing
            ? (Findings.StuckInProcessing, rules.Stuck.ThresholdFor(service))
            : (Findings.Late, service.FrameOf(status));
}
