namespace SmmOrders;

/// <summary>The states that begin by the passing of time alone: stuck, late, unanswered.</summary>
internal static class TimeStates
{
    /// <summary>Which of them are open for an order with these facts.</summary>
    internal static Findings At(
        DateTimeOffset now, OrderTracker rules, ServiceProfile service, OrderStatus status, DateTimeOffset statusSince, DateTimeOffset? unansweredSince)
    {
        (Findings state, TimeSpan? limit) = OfStatus(status, rules, service);
        Findings open = limit is { } most && TimeLimit.IsPast(statusSince, most, now) ? state : Findings.None;
        return unansweredSince is { } since && TimeLimit.IsPast(since, rules.Unanswered.Threshold, now) ? open | Findings.Unanswered : open;
    }

    private static (Findings State, TimeSpan? Limit) OfStatus(OrderStatus status, OrderTracker rules, ServiceProfile service) =>
        status == OrderStatus.Processing
            ? (Findings.StuckInProcessing, service.StuckAfter ?? rules.Stuck.Threshold)
            : (Findings.Late, service.FrameOf(status));
}
