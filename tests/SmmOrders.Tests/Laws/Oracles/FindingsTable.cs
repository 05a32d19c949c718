using System.Collections.Immutable;

namespace SmmOrders.Tests.Laws;

/// <summary>Domain rules, section 6, typed by hand: which ones ask for attention, and when each is noted.</summary>
internal static class FindingsTable
{
    private static readonly (Findings Finding, bool Attention, Func<Trial, Observation, bool> When)[] Rows =
    [
        (Findings.SkippedAhead, false, (_, step) => step.Path.Length > 2),
        (Findings.PartialWithNothingDelivered, true, (_, step) => step.Says(OrderStatus.Partial) && step.Entered && step.After.Status == OrderStatus.Canceled),
        (Findings.PartialFullyDelivered, true, (_, step) => step.Says(OrderStatus.Partial) && step.Left <= 0 && !SameAgain(step)),
        (Findings.OverDelivered, false, (_, step) => step.SaysStatus && step.Left < 0 && !SameAgain(step)),
        (Findings.RemainsMissing, true, (trial, step) => IsHeld(trial, step) && (step.Report.Remains.IsMissing || step.Left == 0)),
        (Findings.RemainsUnreadable, true, (trial, step) => IsHeld(trial, step) && step.Report.Remains.IsUnreadable),
        (Findings.RemainsExceedsQuantity, true, (trial, step) => IsHeld(trial, step) && step.Left > step.Before.Quantity),
        (Findings.CompletedWithRemains, true, (_, step) => step.Says(OrderStatus.Completed) && step.Left > 0 && !SameAgain(step)),
        (Findings.CanceledAfterDelivery, true, (_, step) =>
            step.Entered && step.After.Status == OrderStatus.Canceled && (step.Before.MostDelivered > 0 || step.CountedDelivered > 0)),
        (Findings.Regression, false, (trial, step) => !step.Before.IsOver && IsBehind(trial, step)),
        (Findings.Reopened, true, (_, step) => step.Before.IsOver && step.SaysOpen),
        (Findings.Correction, true, (_, step) => IsCorrection(step)),
        (Findings.RefundWouldDecrease, true, (trial, step) => IsCorrection(step) && TakesMoneyBack(trial, step)),
        (Findings.UnknownStatus, true, (_, step) => step.Report.Kind == ReportKind.UnknownStatus),
        (Findings.ProviderError, false, (_, step) => step.Report.Kind == ReportKind.ProviderError),
        (Findings.NotReported, false, (_, step) => step.Report.Kind == ReportKind.NotReported),
        (Findings.Malformed, false, (_, step) => step.Report.Kind == ReportKind.Malformed),
        (Findings.StuckInProcessing, true, (trial, step) => IsPast(step, OrderStatus.Processing, trial.Setting.Service.StuckAfter ?? trial.Setting.StuckAfter)),
        (Findings.Late, true, (trial, step) =>
            IsPast(step, OrderStatus.Pending, trial.Setting.Service.ExpectedPending) || IsPast(step, OrderStatus.InProgress, trial.Setting.Service.ExpectedInProgress)),
        (Findings.DeliveryDecreased, true, (_, step) =>
            step.SaysStatus && !step.SaysOpen && !SameAgain(step) && step.CountedDelivered < step.Before.MostDelivered),
        (Findings.Unanswered, true, (trial, step) => step.Now.UtcTicks - step.After.UnansweredSince?.UtcTicks > trial.Setting.UnansweredAfter.Ticks),
        (Findings.NotPlaced, true, (_, _) => false),
        (Findings.SubmissionRefused, true, (_, _) => false),
        (Findings.SubmissionUnknown, true, (_, _) => false),
        (Findings.RequestUnknown, true, (_, _) => false),
        (Findings.PlacedTwice, true, (_, _) => false),
        (Findings.NotApplied, true, (_, _) => false),
    ];

    public static ImmutableArray<Findings> All { get; } = [.. Rows.Select(row => row.Finding)];

    /// <summary>Domain rules, section 6: those that begin and end.</summary>
    public static Findings States => Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity
        | Findings.StuckInProcessing | Findings.Late | Findings.Unanswered | OpenedElsewhere;

    /// <summary>Domain rules, section 6: the states that sending and storing orders opens.</summary>
    public static Findings OpenedElsewhere => Findings.NotPlaced | Findings.SubmissionRefused | Findings.SubmissionUnknown | Findings.RequestUnknown | Findings.NotApplied;

    /// <summary>Those that no report gives.</summary>
    public static Findings GivenByNoReport => OpenedElsewhere | Findings.PlacedTwice;

    public static bool AsksForAttention(Findings finding) => Rows.Single(row => row.Finding == finding).Attention;

    public static bool AnyAsksForAttention(Findings findings)
    {
        foreach ((Findings finding, bool attention, _) in Rows)
        {
            if (attention && findings.HasFlag(finding))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the rule's condition holds for the step.</summary>
    public static bool IsDue(Findings finding, Trial trial, Observation step) => Rows.Single(row => row.Finding == finding).When(trial, step);

    /// <summary>"The same again": a final status that is not news for a final order.</summary>
    public static bool SameAgain(Observation step) => step.Before.IsOver && step.SaysStatus && !step.SaysOpen && Amounts(step) == step.Before.Status
        && (step.Before.Status != OrderStatus.Partial || !HasCount(step) || step.CountedDelivered == step.Before.Delivered);

    /// <summary>"Another final status after a final one."</summary>
    public static bool IsCorrection(Observation step) => step.Before.IsOver && step.SaysStatus && !step.SaysOpen && !SameAgain(step);

    /// <summary>Whether a refund depends on unusable remains.</summary>
    public static bool IsHeld(Trial trial, Observation step) => !HasCount(step) && !SameAgain(step)
        && (step.Says(OrderStatus.Partial)
            || (step.Says(OrderStatus.Canceled) && (step.Report.IsParent || trial.Setting.Refunds.OnCanceled == RefundOnCanceled.UndeliveredOnly)))
        && (!step.Before.IsOver || trial.Setting.Lifecycle.Table.Permits(step.Before.Status, Amounts(step)));

    /// <summary>Domain rule S14: a Partial with nothing delivered is Canceled.</summary>
    public static OrderStatus Amounts(Observation step) =>
        step.Says(OrderStatus.Partial) && step.Left == step.Before.Quantity ? OrderStatus.Canceled : step.Report.Status!.Value;

    /// <summary>Whether the panel opted in to the correction, and it would pay less than was paid.</summary>
    private static bool TakesMoneyBack(Trial trial, Observation step) =>
        trial.Setting.Lifecycle.Table.Permits(step.Before.Status, Amounts(step)) && !IsHeld(trial, step) && Target(trial, step) < step.Before.Refunded;

    private static decimal Target(Trial trial, Observation step) =>
        Amounts(step) == OrderStatus.Canceled && trial.Setting.Refunds.OnCanceled == RefundOnCanceled.FullCharge
            ? step.Before.Charge
            : ExactShare.Of(
                step.Before.Charge, Math.Max(step.Left!.Value, 0), step.Before.Quantity, trial.Setting.Refunds.Decimals, trial.Setting.Refunds.Rounding);

    private static bool IsBehind(Trial trial, Observation step) =>
        step.SaysOpen && step.Report.Status != step.Before.Status && trial.Setting.Legal.Path(step.Before.Status, step.Report.Status!.Value).IsEmpty;

    private static bool IsPast(Observation step, OrderStatus status, TimeSpan? frame) =>
        step.After.Status == status && step.Now.UtcTicks - step.After.Since.UtcTicks > frame?.Ticks;

    private static bool HasCount(Observation step) => step.Counted is not null;
}
