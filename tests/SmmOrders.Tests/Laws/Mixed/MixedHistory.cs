using System.Text;

namespace SmmOrders.Tests.Laws;

/// <summary>Reports, submissions, requests and decisions in any order, about an order that was bought or placed.</summary>
internal sealed class MixedHistory(ulong seed, Func<MixedStep, MixedStep> fault)
{
    public static readonly DateTimeOffset Start = Some.Noon;

    private static readonly RefundPolicy[] Policies = [RefundPolicy.HalfUp(2), RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly }];

    public OrderTracker Tracker { get; } = new(
        Policies[seed % 2], seed % 3 == 0 ? OrderLifecycle.PerfectPanel : seed % 3 == 1 ? OrderLifecycle.Default : OrderLifecycle.Default.WithCorrections());

    public IEnumerable<MixedStep> Steps()
    {
        var dice = new Dice(seed);
        long quantity = dice.Pick(1L, 2, 3, 7, 1000);
        decimal charge = dice.Pick(0m, 0.01m, 1.00m, 10.00m, 12.34m);
        OrderState order = dice.Chance(75) ? Tracker.Buy(quantity, charge, Start) : Tracker.Place(quantity, charge, Start);
        DateTimeOffset now = Start;
        for (int i = 0; i < 20; i++)
        {
            now = now.AddMinutes(dice.Pick(0, 1, 2, 30, 181, 1500));
            MixedStep step = fault(Play(order, Draw(dice, order, now)));
            yield return step;
            order = step.After;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append("seed ").Append(seed).AppendLine();
        foreach (MixedStep step in Steps())
        {
            _ = text.Append(step).AppendLine();
        }

        return text.ToString();
    }

    private static Move Draw(Dice dice, OrderState order, DateTimeOffset now)
    {
        long count = dice.Between(-1, order.Quantity + 1);
        int what = dice.Below(order.Submission is null ? 60 : 100);
        return what switch
        {
            < 12 => new(now) { Report = DrawReport(dice, count) },
            < 20 => new(now) { Ask = dice.Pick(RequestKind.Cancel, RequestKind.Refill) },
            < 43 => new(now) { Request = DrawRequest(dice, now) },
            < 55 => new(now) { Decision = DrawDecision(dice, order, count) },
            < 60 => new(now),
            _ => new(now) { Submission = DrawSubmission(dice, now) },
        };
    }

    private static StatusReport DrawReport(Dice dice, long left) => dice.Below(8) switch
    {
        0 => StatusReport.NotReported(),
        1 => StatusReport.UnknownStatus("Paused"),
        2 => StatusReport.Of(dice.Pick([.. OrderStatuses.All])),
        _ => StatusReport.Of(dice.Pick([.. OrderStatuses.All]), left),
    };

    private static RequestStep DrawRequest(Dice dice, DateTimeOffset now) => dice.Below(10) switch
    {
        0 or 8 or 9 => RequestStep.Acknowledge(),
        1 => RequestStep.Finish(),
        2 => RequestStep.Reject(),
        3 => RequestStep.Refuse(dice.Pick(Enum.GetValues<RefusalKind>())),
        4 => RequestStep.LoseTrack(),
        5 => RequestStep.AskAgain(),
        _ => RequestStep.Send(now.AddMinutes(2)),
    };

    private static Decision DrawDecision(Dice dice, OrderState order, long count) => dice.Below(7) switch
    {
        0 => Decision.EndCompleted(),
        1 => Decision.EndPartial(count),
        2 => Decision.EndCanceled(dice.Pick(Enum.GetValues<CancelCause>()), dice.Chance(50) ? count : null),
        3 => Decision.CorrectToPartial(count),
        4 => Decision.CorrectToCanceled(delivered: dice.Chance(50) ? count : null),
        _ => Decision.Refund(
            dice.Pick(0m, 0.005m, 0.01m, 5.00m, order.Charge, order.Refunded + 0.01m, order.Charge + 0.01m),
            dice.Chance(70) ? order.Refunded : 0.01m),
    };

    private static SubmissionStep DrawSubmission(Dice dice, DateTimeOffset now) => dice.Below(12) switch
    {
        0 or 1 or 2 => SubmissionStep.Place(),
        3 => SubmissionStep.PlaceLate(),
        4 => SubmissionStep.Refuse(dice.Pick(Enum.GetValues<RefusalKind>())),
        5 => SubmissionStep.LoseTrack(),
        6 => SubmissionStep.Requeue(),
        7 => SubmissionStep.Withdraw(),
        _ => SubmissionStep.Send(now.AddMinutes(2)),
    };

    private MixedStep Play(OrderState order, Move move)
    {
        (OrderUpdate update, string? refusal) = Ask(order, move);
        return new(move, order, update.Order, update.Refund?.Amount ?? 0m, update.Refund?.Reason, update.Findings, update.CorrectionApplied, refusal);
    }

    private (OrderUpdate Update, string? Refusal) Ask(OrderState order, Move move)
    {
        if (move.Submission is { } step)
        {
            SubmissionOutcome outcome = Tracker.Submit(order, step, move.At);
            return (outcome.Update, outcome.Transition.RefusalReason);
        }

        if (move.Decision is { } decision)
        {
            DecisionOutcome outcome = Tracker.Decide(order, decision, move.At);
            return (outcome.Update, outcome.Refusal?.ToString());
        }

        if (move.Ask is { } kind)
        {
            RequestOutcome outcome = Tracker.Ask(order, kind, move.At);
            return (outcome.Update, outcome.Refusal?.ToString());
        }

        if (move.Request is { } request)
        {
            RequestOutcome outcome = Tracker.Follow(order, request);
            return (outcome.Update, outcome.Refusal?.ToString());
        }

        return (move.Report is { } report ? Tracker.Observe(order, report, move.At) : Tracker.CheckTime(order, move.At), null);
    }
}
