namespace SmmOrders.Tests.Laws;

/// <summary>What panels get wrong about the eight laws.</summary>
internal static class FaultsInReports
{
    private static readonly LawsOfReportsTests Laws = new();
    private static readonly DomainModel Right = DomainModel.Right;

    public static PlantedFault[] All { get; } =
    [
        new(Laws.A_final_status_and_its_money_are_decided_together_or_neither_is, "saves the status and forgets its money", Right with
        {
            Tell = (_, step) => step with { Paid = null, After = step.After with { Refunded = step.Before.Refunded } },
        }),
        new(Laws.A_final_status_and_its_money_are_decided_together_or_neither_is, "pays as soon as a cancellation is doubtful", Right with
        {
            Tell = (_, step) => step.Before.IsOver || !step.Findings.HasFlag(Findings.RemainsMissing)
                ? step
                : step with { After = step.After with { Refunded = step.After.Charge } },
        }),
        new(Laws.Refunds_target_a_total_and_pay_only_the_difference, "pays the whole total again", Right with { Pay = (target, _) => target }),
        new(Laws.Refunds_target_a_total_and_pay_only_the_difference, "loses the rest once something was paid", Right with
        {
            Pay = (target, refunded) => refunded > 0 ? 0 : target,
        }),
        new(Laws.Refunded_is_from_zero_to_the_charge_and_refunded_plus_kept_is_exactly_the_charge, "pays 130 %", Right with { Pay = (target, _) => target }),
        new(Laws.A_full_refund_is_the_charge_to_the_letter, "rounds a full refund", Right with
        {
            Target = (setting, order, reading) => decimal.Round(DomainRules.Target(setting, order, reading), setting.Refunds.Decimals, MidpointRounding.ToZero),
        }),
        new(Laws.More_delivered_never_refunds_more, "pays for what was delivered", Right with
        {
            Target = (setting, order, reading) => reading.Delivered is { } delivered ? DomainRules.Share(setting.Refunds, order, Math.Min(delivered, order.Quantity)) : order.Charge,
        }),
        new(Laws.The_same_report_twice_changes_nothing_the_second_time, "takes the same Partial for another", Right with
        {
            IsTheSame = (order, reading) => reading.Status != OrderStatus.Partial && reading.Status == order.Status,
        }),
        new(Laws.Moves_among_open_statuses_never_move_money, "pays back when an order is queued again", Right with
        {
            Tell = (_, step) => step.After.Status == OrderStatus.Pending && step.Entered
                ? step with { After = step.After with { Refunded = step.After.Charge } }
                : step,
        }),
        new(Laws.A_report_that_cannot_be_understood_changes_nothing_and_is_noted, "takes an unknown word for Pending", Right with
        {
            Hear = (_, _, report) => report.Kind == ReportKind.UnknownStatus ? StatusReport.Of(OrderStatus.Pending) : report,
        }),
        new(Laws.A_report_that_cannot_be_understood_changes_nothing_and_is_noted, "takes an error for a cancellation", Right with
        {
            Hear = (_, _, report) => report.Kind == ReportKind.ProviderError ? StatusReport.Of(OrderStatus.Canceled) : report,
        }),
        new(Laws.A_report_that_cannot_be_understood_changes_nothing_and_is_noted, "reads missing remains as 0", Right with { Hear = MissingIsZero }),
        new(Laws.No_report_brings_a_final_order_back_to_life, "has no guard on final orders", Right with
        {
            IsOver = _ => false,
            Path = (legal, from, to) => DomainRules.IsOver(from) ? [from, to] : legal.Path(from, to),
        }),
        new(new AgreementTests().The_library_and_the_reference_model_agree_on_every_step, "blames the server for every cancellation", Right with
        {
            Cause = (_, _, _) => CancelCause.ServerDowntime,
        }),
    ];

    internal static StatusReport MissingIsZero(Setting setting, Facts order, StatusReport report) =>
        report.Kind == ReportKind.Status && report.Remains.IsMissing ? StatusReport.Of(report.Status!.Value, 0) : report;
}
