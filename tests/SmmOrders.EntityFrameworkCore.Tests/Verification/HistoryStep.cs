using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>One thing that happens to an order: a report, a decision or a step of its submission, by numbers that always mean something.</summary>
internal sealed record HistoryStep(int What, OrderStatus Status, int Share, int Minutes)
{
    public static Gen<HistoryStep> Any { get; } =
        from what in Gen.Choose(0, 9)
        from status in Gen.Elements(OrderStatuses.All.AsEnumerable())
        from share in Gen.OneOf(Gen.Choose(-10, 110), Gen.Elements(0, 100, 50))
        from minutes in Gen.Choose(-30, 600)
        select new HistoryStep(what, status, share, minutes);

    public bool IsReport => What < 7;

    public bool IsDecision => What is 7 or 8;

    /// <summary>What is left, in hundredths of the quantity: also below zero, and above all.</summary>
    public StatusReport Report(long quantity) => What switch
    {
        < 4 => StatusReport.Of(Status, quantity * Share / 100),
        4 => StatusReport.Of(Status),
        5 => StatusReport.Canceled(CancelCause.OrderIssue, quantity * Share / 100),
        _ => (Share & 3) switch { 0 => StatusReport.NotReported(), 1 => StatusReport.Malformed("<html>"), 2 => StatusReport.UnknownStatus("Paused"), _ => StatusReport.ProviderError("Incorrect order ID") },
    };

    public Decision Decide(OrderState order, int decimals)
    {
        long delivered = Math.Max(1, order.Quantity * Math.Abs(Share) / 100);
        if (What == 8)
        {
            return Decision.Refund(order.Refunded + decimal.Round(order.Kept * Math.Abs(Share) / 100m, decimals, MidpointRounding.ToZero), order.Refunded);
        }

        return (order.IsFinal, Status) switch
        {
            (false, OrderStatus.Completed) => Decision.EndCompleted(),
            (false, OrderStatus.Partial) => Decision.EndPartial(delivered),
            (false, _) => Decision.EndCanceled(CancelCause.Unknown, Share > 50 ? delivered : null),
            (true, OrderStatus.Canceled) => Decision.CorrectToCanceled(CancelCause.Unknown, Share > 50 ? delivered : null),
            (true, _) => Decision.CorrectToPartial(delivered),
        };
    }

    public SubmissionStep Submit(DateTimeOffset at) => (Math.Abs(Share) % 9) switch
    {
        0 or 1 or 2 => SubmissionStep.Send(at.AddMinutes(Minutes)),
        3 or 4 => SubmissionStep.Place(),
        5 => SubmissionStep.Refuse(Minutes > 200 ? RefusalKind.BadLink : RefusalKind.RateLimited),
        6 => SubmissionStep.LoseTrack(),
        7 => SubmissionStep.PlaceLate(),
        _ => Minutes > 300 ? SubmissionStep.Withdraw() : SubmissionStep.Requeue(),
    };
}
