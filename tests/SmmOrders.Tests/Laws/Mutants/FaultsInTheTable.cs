namespace SmmOrders.Tests.Laws;

/// <summary>One wrong cell of the table at a time.</summary>
internal static class FaultsInTheTable
{
    private static readonly LawsOfTheTableTests Laws = new();
    private static readonly DomainModel Right = DomainModel.Right;

    public static PlantedFault[] All { get; } =
    [
        new(Laws.Partial_with_a_part_left_ends_Partial_and_pays_that_part, "pays the charge on Partial", Right with { Target = (_, order, _) => order.Charge }),
        new(Laws.Partial_with_a_part_left_ends_Partial_and_pays_that_part, "takes Partial for Canceled", Right with
        {
            Read = (setting, order, report) => DomainRules.Read(setting, order, report) is { Status: OrderStatus.Partial, Undecided: false } reading
                ? reading with { Status = OrderStatus.Canceled }
                : DomainRules.Read(setting, order, report),
        }),
        new(Laws.Partial_with_everything_left_is_Canceled_and_pays_the_charge, "takes the word Partial as it stands", Right with
        {
            Read = (setting, order, report) => DomainRules.Read(setting, order, report) with { Status = report.Status!.Value },
        }),
        new(Laws.Partial_with_nothing_left_ends_Partial_and_pays_nothing, "takes nothing left for nothing delivered", Right with
        {
            Hear = (_, order, report) => report.Kind == ReportKind.Status && report.Remains is { IsKnown: true, Count: <= 0 }
                ? StatusReport.Of(report.Status!.Value, order.Quantity)
                : report,
        }),
        new(Laws.Partial_without_a_usable_count_is_held, "reads missing remains as 0", Right with { Hear = FaultsInReports.MissingIsZero }),
        new(Laws.Partial_without_a_usable_count_is_held, "reads unreadable remains as 0", Right with
        {
            Hear = (_, _, report) => report.Kind == ReportKind.Status && report.Remains.IsUnreadable ? StatusReport.Of(report.Status!.Value, 0) : report,
        }),
        new(Laws.Partial_without_a_usable_count_is_held, "clamps the remains to the quantity", Right with
        {
            Hear = (_, order, report) => report.Kind == ReportKind.Status && report.Remains.IsKnown && report.Remains.Count > order.Quantity
                ? StatusReport.Of(report.Status!.Value, order.Quantity)
                : report,
        }),
        new(Laws.Canceled_pays_the_charge_whatever_the_remains, "trusts the remains on Canceled", Right with
        {
            Target = (setting, order, reading) => reading.Delivered is { } delivered
                ? DomainRules.Share(setting.Refunds, order, Math.Max(order.Quantity - delivered, 0))
                : DomainRules.Target(setting, order, reading),
        }),
        new(Laws.Canceled_pays_the_undelivered_part_or_is_held_if_the_panel_chose_that, "pays in full all the same", Right with
        {
            Target = (_, order, _) => order.Charge,
        }),
        new(Laws.Zero_left_on_Canceled_is_not_a_count, "believes the 0 that panels write on whatever they cancel", Right with
        {
            Read = (setting, order, report) => report is { Status: OrderStatus.Canceled, Remains: { IsKnown: true, Count: 0 } }
                ? new Reading(OrderStatus.Canceled, order.Quantity, Findings.None, order.Quantity)
                : DomainRules.Read(setting, order, report),
        }),
        new(Laws.Canceled_of_a_parent_without_a_usable_count_is_held, "refunds a canceled parent in full whatever its children delivered", Right with
        {
            Hear = (_, _, report) => report is { IsParent: true, Status: OrderStatus.Canceled } ? StatusReport.Of(OrderStatus.Canceled, report.Remains) : report,
        }),
        new(Laws.A_cancellation_has_its_cause_and_the_cause_does_not_affect_the_refund, "forgets the cause", Right with { Cause = (_, _, _) => CancelCause.Unknown }),
        new(Laws.A_cancellation_has_its_cause_and_the_cause_does_not_affect_the_refund, "pays nothing where the customer made a mistake", Right with
        {
            Tell = (_, step) => step.After.Cause == CancelCause.OrderIssue ? step with { Paid = null, After = step.After with { Refunded = step.Before.Refunded } } : step,
        }),
        new(Laws.Completed_with_nothing_left_or_missing_remains_pays_nothing, "takes silence on Completed for a cancellation", Right with
        {
            Hear = (_, _, report) => report.Kind == ReportKind.Status && report.Status == OrderStatus.Completed && !report.Remains.IsKnown
                ? StatusReport.Of(OrderStatus.Canceled)
                : report,
        }),
        new(Laws.Completed_with_something_left_is_Completed_pays_nothing_and_needs_attention, "pays back what Completed left", Right with
        {
            Target = (setting, order, reading) => DomainRules.Share(setting.Refunds, order, Math.Max(order.Quantity - (reading.Delivered ?? 0), 0)),
        }),
        new(Laws.An_open_status_that_can_be_reached_is_entered_and_pays_nothing, "knows no way of more than one transition", Right with
        {
            Path = (legal, from, to) => legal.Path(from, to) is { Length: 2 } path || DomainRules.IsOver(to) ? legal.Path(from, to) : [],
        }),
        new(Laws.Remains_of_zero_while_open_prove_nothing, "ends an order that has nothing left", Right with
        {
            Hear = (_, _, report) => report.Kind == ReportKind.Status && report.Remains is { IsKnown: true, Count: 0 }
                ? StatusReport.Of(OrderStatus.Completed, 0)
                : report,
        }),
        new(Laws.Remains_of_zero_while_open_prove_nothing, "believes that all was delivered", Right with
        {
            Tell = (_, step) => step.SaysOpen && step.Left == 0 ? step with { After = step.After with { Delivered = step.After.Quantity } } : step,
        }),
    ];
}
