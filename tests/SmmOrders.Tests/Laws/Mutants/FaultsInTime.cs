namespace SmmOrders.Tests.Laws;

/// <summary>Clocks that are wrong.</summary>
internal static class FaultsInTime
{
    private static readonly LawsOfTimeTests Laws = new();
    private static readonly DomainModel Right = DomainModel.Right;

    public static PlantedFault[] All { get; } =
    [
        new(Laws.Stuck_is_Processing_for_longer_than_the_threshold_to_the_tick, "counts the threshold itself", Right with
        {
            Time = (setting, order, now) => DomainRules.Time(setting, order, now == DateTimeOffset.MaxValue ? now : now.AddTicks(1)),
        }),
        new(Laws.Stuck_is_Processing_for_longer_than_the_threshold_to_the_tick, "compares wall clocks", Right with { Time = OnWallClocks }),
        new(Laws.The_clock_runs_from_entering_the_status_and_no_poll_touches_it, "starts the clock anew with every poll", Right with { Since = (_, _, now) => now }),
        new(Laws.The_clock_runs_from_entering_the_status_and_no_poll_touches_it, "lets the clock run on in the next status", Right with { Since = (order, _, _) => order.Since }),
        new(Laws.An_order_that_entered_in_the_future_is_neither_stuck_nor_late, "forgets the sign of the time that passed", Right with
        {
            Time = (setting, order, now) => now < order.Since
                ? DomainRules.Time(setting, order with { Since = now }, order.Since)
                : DomainRules.Time(setting, order, now),
        }),
        new(Laws.Only_Processing_is_ever_stuck_and_only_a_time_frame_of_the_service_makes_late, "calls Pending stuck", Right with
        {
            Time = (setting, order, now) => DomainRules.Time(
                setting, order.Status == OrderStatus.Pending ? order with { Status = OrderStatus.Processing } : order, now),
        }),
        new(Laws.Only_Processing_is_ever_stuck_and_only_a_time_frame_of_the_service_makes_late, "gives every service a deadline", Right with
        {
            Time = (setting, order, now) => DomainRules.Time(
                setting with { Service = new() { StuckAfter = setting.Service.StuckAfter, ExpectedPending = TimeSpan.FromDays(1), ExpectedInProgress = TimeSpan.FromDays(1) } }, order, now),
        }),
        new(Laws.A_service_is_evaluated_by_its_own_threshold, "knows one threshold for all", Right with
        {
            Time = (setting, order, now) => DomainRules.Time(setting with { Service = ServiceProfile.Default }, order, now),
        }),
    ];

    internal static Findings OnWallClocks(Setting setting, Facts order, DateTimeOffset now) => DomainRules.Time(
        setting, order with { Since = new DateTimeOffset(order.Since.DateTime, TimeSpan.Zero) }, new DateTimeOffset(now.DateTime, TimeSpan.Zero));
}
