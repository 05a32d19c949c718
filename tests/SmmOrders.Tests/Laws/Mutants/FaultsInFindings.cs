namespace SmmOrders.Tests.Laws;

/// <summary>Each finding once missing, and once noted without cause.</summary>
internal static class FaultsInFindings
{
    private static readonly LawsOfFindingsTests Laws = new();

    private static readonly (Action<Trial> Law, Findings Finding)[] Noted =
    [
        (Laws.SkippedAhead_when_more_than_one_transition_was_filled_in, Findings.SkippedAhead),
        (Laws.PartialWithNothingDelivered_when_a_reported_Partial_became_Canceled, Findings.PartialWithNothingDelivered),
        (Laws.PartialFullyDelivered_when_Partial_is_reported_with_nothing_left, Findings.PartialFullyDelivered),
        (Laws.OverDelivered_when_the_remains_are_below_zero, Findings.OverDelivered),
        (Laws.RemainsMissing_when_a_refund_depends_on_missing_remains, Findings.RemainsMissing),
        (Laws.RemainsUnreadable_when_a_refund_depends_on_unreadable_remains, Findings.RemainsUnreadable),
        (Laws.RemainsExceedsQuantity_when_a_refund_depends_on_remains_above_the_quantity, Findings.RemainsExceedsQuantity),
        (Laws.CompletedWithRemains_when_Completed_is_reported_with_something_left, Findings.CompletedWithRemains),
        (Laws.CanceledAfterDelivery_when_an_order_is_Canceled_although_part_was_delivered, Findings.CanceledAfterDelivery),
        (Laws.Regression_when_an_open_status_is_behind_the_orders_own, Findings.Regression),
        (Laws.Reopened_when_an_open_status_comes_after_a_final_one, Findings.Reopened),
        (Laws.Correction_when_another_final_status_comes_after_a_final_one, Findings.Correction),
        (Laws.RefundWouldDecrease_when_a_correction_would_take_money_back, Findings.RefundWouldDecrease),
        (Laws.UnknownStatus_when_the_word_is_outside_the_vocabulary, Findings.UnknownStatus),
        (Laws.ProviderError_when_the_answer_is_an_error, Findings.ProviderError),
        (Laws.NotReported_when_the_answer_does_not_include_the_order, Findings.NotReported),
        (Laws.Malformed_when_it_is_not_an_answer_at_all, Findings.Malformed),
        (Laws.StuckInProcessing_when_the_order_is_stuck_after_the_report, Findings.StuckInProcessing),
        (Laws.DeliveryDecreased_when_a_final_status_has_fewer_delivered_than_an_earlier_report, Findings.DeliveryDecreased),
        (Laws.Unanswered_when_no_usable_answer_came_for_longer_than_the_threshold, Findings.Unanswered),
        (Laws.Late_when_the_order_is_past_the_time_frame_of_its_service, Findings.Late),
    ];

    public static PlantedFault[] All { get; } =
    [
        .. Noted.Select(noted => new PlantedFault(noted.Law, "never says so", DomainModel.Right with
        {
            Tell = (_, step) => step with { Findings = step.Findings & ~noted.Finding },
        })),
        .. Noted.Select(noted => new PlantedFault(noted.Law, "says so whenever a status came", DomainModel.Right with
        {
            Tell = (_, step) => step.Entered ? step with { Findings = step.Findings | noted.Finding } : step,
        })),
        new(Laws.No_report_gives_a_finding_of_sending_or_storing_orders, "notes what it does not know", DomainModel.Right with
        {
            Tell = (_, step) => step.Entered ? step with { Findings = step.Findings | Findings.NotPlaced } : step,
        }),
        new(Laws.A_person_is_asked_to_look_exactly_where_a_finding_says_so, "asks nobody", DomainModel.Right with { Attention = _ => false }),
        new(Laws.A_person_is_asked_to_look_exactly_where_a_finding_says_so, "asks for every finding", DomainModel.Right with
        {
            Attention = findings => findings != Findings.None,
        }),
    ];
}
