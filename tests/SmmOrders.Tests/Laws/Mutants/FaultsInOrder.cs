namespace SmmOrders.Tests.Laws;

/// <summary>What goes wrong if reports come late, twice, or not at all.</summary>
internal static class FaultsInOrder
{
    private static readonly LawsOfOrderTests Laws = new();
    private static readonly DomainModel Right = DomainModel.Right;

    public static PlantedFault[] All { get; } =
    [
        new(Laws.Missed_steps_are_filled_in_with_legal_transitions_and_each_is_recorded, "jumps to the end", Right with
        {
            Path = (legal, from, to) => legal.Path(from, to).IsEmpty ? [] : [from, to],
        }),
        new(Laws.No_unnecessary_and_no_final_step_is_filled_in, "makes a detour by Pending", Right with
        {
            Path = (legal, from, to) => from == OrderStatus.Processing && to == OrderStatus.Canceled ? [from, OrderStatus.Pending, to] : legal.Path(from, to),
        }),
        new(Laws.An_order_of_a_service_that_delivers_while_Pending_ends_straight_from_Pending, "sends every order through InProgress", Right with
        {
            Path = (legal, from, to) => from == OrderStatus.Pending && DomainRules.IsOver(to) ? [from, OrderStatus.InProgress, to] : legal.Path(from, to),
        }),
        new(Laws.A_regression_keeps_the_furthest_status_and_is_noted, "follows the server back", Right with
        {
            Path = (legal, from, to) => legal.Path(from, to).IsEmpty ? [from, to] : legal.Path(from, to),
        }),
        new(Laws.A_repeated_final_status_changes_nothing, "counts the same again as a correction", Right with { IsTheSame = (_, _) => false }),
        new(Laws.An_open_status_after_a_final_one_is_noted_and_ignored, "says nothing of a reopened order", Right with
        {
            Tell = (_, step) => step with { Findings = step.Findings & ~Findings.Reopened },
        }),
        new(Laws.A_correction_without_opt_in_is_noted_but_not_applied, "corrects without being asked", Right with { MayCorrect = (_, _, _) => true }),
        new(Laws.A_correction_with_opt_in_pays_what_is_still_due, "loses the rest for ever", Right with
        {
            Pay = (target, refunded) => refunded > 0 ? 0 : target,
        }),
        new(Laws.A_correction_with_opt_in_pays_what_is_still_due, "pays the whole total again", Right with { Pay = (target, _) => target }),
        new(Laws.A_correction_that_would_take_money_back_is_noted_and_not_applied, "takes money back", Right with
        {
            WouldTakeBack = (_, _) => false,
            Pay = (target, refunded) => target - refunded,
        }),
        new(Laws.Canceled_is_never_corrected_and_nothing_is_ever_corrected_to_Completed, "corrects Canceled", Right with
        {
            MayCorrect = (legal, from, to) => from == OrderStatus.Canceled || legal.Permits(from, to),
            WouldTakeBack = (_, _) => false,
        }),
        new(Laws.Canceled_is_never_corrected_and_nothing_is_ever_corrected_to_Completed, "corrects Partial to Completed", Right with
        {
            MayCorrect = (legal, from, to) => to == OrderStatus.Completed || legal.Permits(from, to),
        }),
    ];
}
