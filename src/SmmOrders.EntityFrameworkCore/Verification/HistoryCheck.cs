using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The history's rows: each alone, and each after the one before.</summary>
internal static class HistoryCheck
{
    internal static IEnumerable<(DamageKind Kind, string Message)> Run<TOrder, TKey>(OrderRecord<TOrder, TKey> order, IReadOnlySet<DamageKind> found)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        OrderHistoryEntry<TKey>? before = null;
        foreach (OrderHistoryEntry<TKey> entry in order.History)
        {
            if (Contradiction(entry) is { } contradiction)
            {
                yield return (DamageKind.HistoryRowContradictory, Invariant($"Row {entry.Number} of the history {contradiction}."));
            }
            else if (order.Rules is { } rules && Illegality(entry, rules) is { } illegality)
            {
                yield return (DamageKind.TransitionIllegal, Invariant($"Row {entry.Number} of the history goes from {entry.From} to {entry.To}, {illegality}."));
            }

            // Only neighbors can be compared; a gap is named elsewhere.
            if (before?.Number == entry.Number - 1 && before.To != entry.From)
            {
                yield return (DamageKind.HistoryBroken, Invariant($"Row {before.Number} of the history ends in {before.To}, but row {entry.Number} begins in {entry.From}; both should be the same."));
            }
            else if (before is null && entry.Number == 1 && order.IsOurs && OrderStatuses.Final.Contains(entry.From))
            {
                yield return (DamageKind.HistoryBroken, Invariant($"The history begins in {entry.From}; an order begins in an open status."));
            }

            before = entry;
        }
    }

    private static string? Contradiction<TKey>(OrderHistoryEntry<TKey> entry)
        where TKey : notnull => entry switch
        {
            _ when !Enum.IsDefined(entry.Kind) => Invariant($"is of the kind {(byte)entry.Kind}, which is none"),
            _ when !OrderStatuses.All.Contains(entry.From) || !OrderStatuses.All.Contains(entry.To) => Invariant($"goes from status {(byte)entry.From} to {(byte)entry.To}; both should be one of the six"),
            { Delivered: < 0 } => Invariant($"has {entry.Delivered} units delivered; there should be zero or more"),
            _ when entry.RefundAmount is null != entry.RefundTotal is null => "has only one of a refund's amount and total; it should have both or none",
            { Kind: HistoryKind.Refund, RefundAmount: null } => "is a refund without an amount",
            { Kind: HistoryKind.Refund, By: null } => "is a refund by hand, but names nobody",
            { Kind: HistoryKind.Refund } when entry.From != entry.To => $"is a refund by hand, but goes from {entry.From} to {entry.To}; the status should stay",
            { Kind: HistoryKind.Submission, RefundAmount: not null } => "is a step of the submission, but has a refund",
            { Kind: HistoryKind.Submission, Submission: null } => "is a step of the submission, but does not have its status",
            { Kind: HistoryKind.Submission } when entry.Submission != SubmissionStatus.Placed && entry.From != entry.To =>
                $"is a step of the submission to {entry.Submission}, but goes from {entry.From} to {entry.To}; the status should stay",
            { Kind: HistoryKind.RequestCorrected, By: null } => "is a correction of a request, but names nobody",
            { Kind: HistoryKind.RequestCorrected } when entry.From != entry.To || entry.RefundAmount is not null =>
                $"is a correction of a request, but goes from {entry.From} to {entry.To}; status and money should stay",
            { Kind: HistoryKind.PassedOn } when entry.From != entry.To || entry.RefundAmount is not null =>
                $"passes the order on to the next provider, but goes from {entry.From} to {entry.To}; status and money should stay",
            { Kind: HistoryKind.PassedOn } when entry.Submission != SubmissionStatus.Queued =>
                $"passes the order on to the next provider, but its submission is {entry.Submission?.ToString() ?? "not tracked"}; only what is queued is passed on",
            { Kind: HistoryKind.Adopted, Number: not 1 } => "is an adoption, with which a history begins",
            { Kind: HistoryKind.Adopted } when entry.From != entry.To => $"is an adoption, but goes from {entry.From} to {entry.To}; the status should stay",
            { Kind: HistoryKind.Transition } when entry.From.IsFinal() => $"is a transition, but begins in {entry.From}; what follows an end is a correction",
            { Kind: HistoryKind.Correction } when entry.From.IsOpen() => $"is a correction, but begins in {entry.From}; only an end is corrected",
            _ => null,
        };

    private static string? Illegality<TKey>(OrderHistoryEntry<TKey> entry, OrderRuleSet rules)
        where TKey : notnull
    {
        OrderLifecycle lifecycle = rules.Lifecycle;
        switch (entry.Kind)
        {
            case HistoryKind.Submission when entry.Submission == SubmissionStatus.Placed && entry.To != lifecycle.InitialStatus:
                return $"but a placed order enters {lifecycle.InitialStatus}, the first status of its lifecycle";
            case HistoryKind.Transition when !Permits(rules.Profile.DeliversWhilePending ? lifecycle.WithDeliveryWhilePending() : lifecycle, entry):
                return "which its lifecycle does not permit";
            case HistoryKind.Correction when !Permits(lifecycle.WithCorrections(), entry):
                return "which is no correction";
            case HistoryKind.Correction when entry.By is null && !Permits(lifecycle, entry):
                return "a correction by a report, which its lifecycle does not permit";
            default:
                return null;
        }
    }

    private static bool Permits<TKey>(OrderLifecycle lifecycle, OrderHistoryEntry<TKey> entry)
        where TKey : notnull => OrderStatuses.AllTriggers.Any(trigger => trigger.Target() == entry.To && lifecycle.TryFire(entry.From, trigger, out _));
}
