namespace SmmOrders.AotSmoke;

internal static class SubmissionSmoke
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly OrderTracker Tracker = new(RefundPolicy.HalfUp(2));

    private static readonly OrderGuide Guide = new(Tracker.Refunds);

    public static void Run()
    {
        Walk(SubmissionLifecycle.Instance);
        Walk(RequestLifecycle.Instance);
        foreach (RefusalKind kind in Enum.GetValues<RefusalKind>())
        {
            Say.Line($"{kind}: {kind.Consequence()} {kind.Waits()}");
        }

        OrderState bought = Tracker.Buy(1000, 10.00m, Noon);
        OrderState sending = Submit(bought, SubmissionStep.Send(Noon.AddMinutes(2)));
        _ = Submit(sending, SubmissionStep.Refuse(RefusalKind.BadLink));
        SubmissionStep waiting = SubmissionStep.Refuse(RefusalKind.ServiceClosed, RefusalConsequence.WaitWithBackoff);
        _ = Submit(sending, waiting);
        Say.Line($"{waiting.Consequence} {RefusalConsequence.Person.Waits()} {RefusalKind.ProviderOutOfFunds.AllowsNextProvider()}");
        OrderState unknown = Submit(sending, SubmissionStep.LoseTrack());
        _ = Submit(unknown, SubmissionStep.PlaceLate());
        Say.Line($"{Tracker.Submit(unknown, SubmissionStep.PlaceLate(), Noon).WithPlacedTwice().Update.Findings}");
        _ = Submit(unknown, SubmissionStep.Requeue());
        _ = Submit(bought, SubmissionStep.Withdraw());
        OrderState placed = Submit(sending, SubmissionStep.Place());
        Ask(placed);
        foreach (Decision decision in (Decision[])[
            Decision.EndCompleted(), Decision.EndPartial(600), Decision.EndCanceled(), Decision.CorrectToPartial(1), Decision.CorrectToCanceled(), Decision.Refund(1m, 0m)])
        {
            DecisionOutcome outcome = Tracker.Decide(placed, decision, Noon);
            Say.Line($"{decision}: {decision.Kind} {decision.Status} {decision.Delivered} {decision.Cause} {decision.RefundTotal} {decision.SeenTotal} => {outcome.Update} {outcome.Refusal}");
        }

        OrderFacts facts = new() { Status = OrderStatus.Processing, StatusSince = Noon, Quantity = 1, Charge = 1m, Submission = bought.Submission, Request = null };
        Say.Line($"{facts.Submission} {facts.Request} {OrderState.From(facts).IsPlaced}");
        Say.Outcome("not kept", () => Tracker.Submit(Tracker.Place(1, 1, Noon), SubmissionStep.Withdraw(), Noon));
        Say.Outcome("refused without why", () => OrderState.From(facts with { Submission = new Submission { Status = SubmissionStatus.Refused, BoughtAt = Noon, OverdueAt = null, Refusal = null } }));
    }

    private static OrderState Submit(OrderState order, SubmissionStep step)
    {
        SubmissionOutcome outcome = Tracker.Submit(order, step, Noon);
        OrderState after = outcome.Update.Order;
        Say.Line($"{step} {step.Trigger} {step.OverdueAt:O} {step.Refusal}: {outcome.IsPermitted} {outcome.Transition} {outcome.Update}");
        Say.Line($"  {after} {after.IsPlaced} {after.Submission} {after.Submission?.Status} {after.Submission?.BoughtAt:O} {after.Submission?.OverdueAt:O} {after.Submission?.Refusal}");
        Say.Line($"  {Guide.Explain(after)} {Guide.DescribeSubmission(after.Submission!.Status)}");
        return after;
    }

    private static void Ask(OrderState order)
    {
        order = Tracker.Ask(order, RequestKind.Cancel, Noon).Update.Order;
        foreach (RequestStep step in (RequestStep[])[
            RequestStep.Send(Noon.AddMinutes(2)), RequestStep.AskAgain(), RequestStep.Refuse(RefusalKind.Other), RequestStep.LoseTrack(),
            RequestStep.Acknowledge(), RequestStep.Reject(), RequestStep.Finish()])
        {
            RequestOutcome outcome = Tracker.Follow(order, step);
            Say.Line($"{step} {step.Trigger} {step.OverdueAt:O}: {outcome.Refusal} {outcome.Update.Order.Request}");
            order = step.Trigger == RequestTrigger.AskAgain ? order : outcome.Update.Order;
        }

        OrderRequest own = new() { Kind = RequestKind.Refill, Status = RequestStatus.Asked, OverdueAt = null };
        Say.Line($"{own} {own.Kind} {own.Status} {own.OverdueAt:O} {Guide.DescribeRequest(own.Kind, own.Status)} {Guide.Explain(order).Request}");
    }

    private static void Walk<TStatus, TTrigger>(FixedLifecycle<TStatus, TTrigger> lifecycle)
        where TStatus : struct, Enum
        where TTrigger : struct, Enum
    {
        Say.Line($"starts {lifecycle.InitialStatus}\n{lifecycle.ToMermaid()}");
        foreach (TStatus status in Enum.GetValues<TStatus>())
        {
            Say.Line($"{status}: {lifecycle.IsFinal(status)} {string.Join(", ", lifecycle.PermittedTriggers(status))}");
            foreach (TTrigger trigger in Enum.GetValues<TTrigger>())
            {
                TStatus at = status;
                bool can = lifecycle.CreateMachine(() => at, next => at = next).CanFire(trigger);
                bool fired = lifecycle.TryFire(status, trigger, out FixedTransition<TStatus, TTrigger> taken);
                Say.Line($"  {trigger} to {lifecycle.TargetOf(trigger)}: {can} {fired} {taken} {taken.From} {taken.Trigger} {taken.To} {taken.IsPermitted} {taken.RefusalReason}");
                Say.Line($"  {string.Join(", ", taken.PermittedTriggers)} {taken == lifecycle.Evaluate(status, trigger)}");
                try
                {
                    Say.Line($"  fired: {lifecycle.Fire(status, trigger)}");
                }
                catch (InvalidFixedTransitionException<TStatus, TTrigger> refusal)
                {
                    Say.Line($"  refused: {refusal.Message} {refusal.Transition}");
                }
            }
        }
    }
}
