namespace SmmOrders.Tests.Laws;

/// <summary>What is forgotten, and what is remembered for too long.</summary>
internal static class FaultsInMemory
{
    private static readonly LawsOfMemoryTests Laws = new();
    private static readonly LawsOfReportsTests Reports = new();
    private static readonly DomainModel Right = DomainModel.Right;

    public static PlantedFault[] All { get; } =
    [
        new(Reports.An_undecided_end_holds_the_order_until_an_open_status_or_a_decided_end, "forgets a hold when a poll fails", Right with
        {
            Open = (setting, before, after, report, undecided, now) => DomainRules.Open(
                setting, report.Kind is ReportKind.Status or ReportKind.UnknownStatus ? before : before with { Open = Findings.None }, after, report, undecided, now),
        }),
        new(Reports.An_undecided_end_holds_the_order_until_an_open_status_or_a_decided_end, "forgets a hold at an unknown word", Right with
        {
            Open = (setting, before, after, report, undecided, now) => DomainRules.Open(
                setting, report.Kind == ReportKind.UnknownStatus ? before with { Open = Findings.None } : before, after, report, undecided, now),
        }),
        new(Reports.An_undecided_end_holds_the_order_until_an_open_status_or_a_decided_end, "holds an order that the server works on again", Right with
        {
            Open = (setting, before, after, report, undecided, now) => DomainRules.Open(
                setting, before, after, report, undecided == Findings.None && !after.IsOver ? before.Held : undecided, now),
        }),
        new(Reports.An_undecided_end_holds_the_order_until_an_open_status_or_a_decided_end, "holds an order that has ended", Right with
        {
            Open = (setting, before, after, report, undecided, now) =>
                DomainRules.Open(setting, before, after, report, undecided, now) | (after.IsOver ? before.Held : Findings.None),
        }),
        new(Reports.An_order_is_unanswered_from_the_first_poll_without_an_answer_about_it_to_the_first_with_one, "starts the clock anew with every failed poll", Right with
        {
            UnansweredSince = (before, after, report, now) => DomainRules.UnansweredSince(before with { UnansweredSince = null }, after, report, now),
        }),
        new(Reports.An_order_is_unanswered_from_the_first_poll_without_an_answer_about_it_to_the_first_with_one, "takes an unknown word for no answer", Right with
        {
            UnansweredSince = (before, after, report, now) => DomainRules.UnansweredSince(
                before, after, report.Kind == ReportKind.UnknownStatus ? StatusReport.NotReported() : report, now),
        }),
        new(Reports.An_order_is_unanswered_from_the_first_poll_without_an_answer_about_it_to_the_first_with_one, "waits for answers about an order that has ended", Right with
        {
            UnansweredSince = (before, after, report, now) => DomainRules.UnansweredSince(before, after with { Status = OrderStatus.Pending }, report, now),
        }),
        new(Reports.What_an_earlier_report_showed_as_delivered_counts, "remembers the last count alone", Right with
        {
            Most = (order, delivered) => delivered ?? order.MostDelivered,
        }),
        new(Reports.If_anything_was_delivered_first_the_customers_link_is_not_the_cause, "blames the customer for what was canceled in processing", Right with
        {
            Cause = (order, report, most) => order.Status == OrderStatus.Processing ? CancelCause.OrderIssue : DomainRules.Cause(order, report, most),
        }),
        new(Reports.If_anything_was_delivered_first_the_customers_link_is_not_the_cause, "blames the customer for a Partial of which nothing is left", Right with
        {
            Cause = (order, report, most) => report.Status == OrderStatus.Partial ? CancelCause.OrderIssue : DomainRules.Cause(order, report, most),
        }),
        new(Laws.Only_states_are_open_and_time_states_are_open_exactly_while_they_are_noted, "keeps an order stuck that has moved on", Right with
        {
            Open = (setting, before, after, report, undecided, now) =>
                DomainRules.Open(setting, before, after, report, undecided, now) | (before.Open & Findings.StuckInProcessing),
        }),
        new(Laws.Only_states_are_open_and_time_states_are_open_exactly_while_they_are_noted, "takes an event for a state", Right with
        {
            Open = (setting, before, after, report, undecided, now) => DomainRules.Open(setting, before, after, report, undecided, now)
                | (report.Kind == ReportKind.UnknownStatus ? Findings.UnknownStatus : Findings.None),
        }),
        new(Laws.A_status_ends_NotApplied_and_keeps_the_other_states_that_reports_do_not_open, "forgets what a person must decide", Right with
        {
            Open = (setting, before, after, report, undecided, now) =>
                DomainRules.Open(setting, before with { Open = before.Open & ~Findings.RequestUnknown }, after, report, undecided, now),
        }),
        new(Laws.A_status_ends_NotApplied_and_keeps_the_other_states_that_reports_do_not_open, "never learns that a report was applied", Right with
        {
            Open = (setting, before, after, report, undecided, now) =>
                DomainRules.Open(setting, before, after, report, undecided, now) | (before.Open & Findings.NotApplied),
        }),
        new(Laws.Raised_and_cleared_are_the_difference_of_the_open_states, "raises what is open already", Right with
        {
            Tell = (_, step) => step with { Raised = step.After.Open },
        }),
        new(Laws.Raised_and_cleared_are_the_difference_of_the_open_states, "clears nothing", Right with
        {
            Tell = (_, step) => step with { Cleared = Findings.None },
        }),
        new(Laws.An_update_is_a_change_exactly_if_a_fact_differs, "stores nothing but a new status", Right with
        {
            Tell = (_, step) => step with { Changed = step.Entered },
        }),
        new(Laws.A_correction_says_whether_it_was_applied, "says that every correction was applied", Right with
        {
            Tell = (_, step) => step with { Applied = step.Applied is null ? null : true },
        }),
        new(Laws.A_cause_that_is_reported_later_is_stored_and_nothing_else_changes, "hears no cause once the order is canceled", Right with
        {
            LaterCause = (order, _) => order.Cause,
        }),
    ];
}
