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

    /// <summary>When the first of those begins that is not open yet.</summary>
    internal static DateTimeOffset? NextAfter(OrderState order, OrderTracker rules, ServiceProfile service)
    {
        (Findings state, TimeSpan? limit) = OfStatus(order.Status, rules, service);
        DateTimeOffset? ofStatus = limit is { } most && (order.Open & state) == 0 ? TimeLimit.FirstPast(order.StatusSince, most) : null;
        DateTimeOffset? ofAnswers = order.UnansweredSince is { } since && (order.Open & Findings.Unanswered) == 0
            ? TimeLimit.FirstPast(since, rules.Unanswered.Threshold)
            : null;
        return ofStatus is null || ofAnswers < ofStatus ? ofAnswers : ofStatus;
    }

    private static (Findings State, TimeSpan? Limit) OfStatus(OrderStatus status, OrderTracker rules, ServiceProfile service) =>
        status == OrderStatus.Processing
            ? (Findings.StuckInProcessing, service.StuckAfter ?? rules.Stuck.Threshold)
            : (Findings.Late, service.FrameOf(status));
}
