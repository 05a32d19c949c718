namespace SmmOrders.Testing;

/// <summary>Makes tasks: each decides in the core, by the order's own rules.</summary>
internal sealed class StoreTasks(OrderRules rules)
{
    internal StoreTask<ApplyOutcome> Of(OrderReport report)
    {
        return new(report.Order, Decide, (status, reason) => new() { Order = report.Order, Status = status, Reason = reason });

        Decided<ApplyOutcome> Decide(StoredOrder order)
        {
            DateTimeOffset at = Instants.Cut(report.At);
            OrderUpdate update = TrackerOf(order).Observe(order.State, report.Report, at);
            var cause = new ChangeCause(at, report.Report.ToString())
            {
                StartCount = report.StartCount,
                ProviderCharge = report.ProviderCharge,
                ProviderCurrency = report.ProviderCurrency,
            };
            return new(
                cause.Apply(order, update),
                ApplyStatus.Unchanged,
                status => new() { Order = report.Order, Status = status, Update = status == ApplyStatus.Conflict ? default : update });
        }
    }

    internal StoreTask<OrderDecisionOutcome> Of(OrderDecision decision)
    {
        return new(decision.Order, Decide, (status, reason) => new() { Order = decision.Order, Status = status, Reason = reason });

        Decided<OrderDecisionOutcome> Decide(StoredOrder order)
        {
            DateTimeOffset at = Instants.Cut(decision.At);
            DecisionOutcome decided = TrackerOf(order).Decide(order.State, decision.Decision, at);
            var cause = new ChangeCause(at, decision.Decision.ToString()) { By = decision.By, Note = decision.Note, IsAlwaysRecorded = true };
            return new(
                cause.Apply(order, decided.Update),
                decided.Refusal is null ? ApplyStatus.Unchanged : ApplyStatus.Refused,
                status => new() { Order = decision.Order, Status = status, Decision = status == ApplyStatus.Conflict ? default : decided });
        }
    }

    internal StoreTask<OrderSubmissionOutcome> Of(OrderSubmission submission)
    {
        return new(submission.Order, Decide, (status, reason) => new() { Order = submission.Order, Status = status, Reason = reason });

        Decided<OrderSubmissionOutcome> Decide(StoredOrder order)
        {
            DateTimeOffset at = Instants.Cut(submission.At);
            SubmissionOutcome stepped = TrackerOf(order).Submit(order.State, Instants.Cut(submission.Step), at);
            var cause = new ChangeCause(at, submission.Step.ToString())
            {
                By = submission.By,
                ProviderOrderId = stepped.IsPermitted ? submission.ProviderOrderId : null,
                IsAlwaysRecorded = true,
            };
            return new(
                cause.Apply(order, stepped.Update),
                stepped.IsPermitted ? ApplyStatus.Unchanged : ApplyStatus.Refused,
                status => new() { Order = submission.Order, Status = status, Submission = status == ApplyStatus.Conflict ? default : stepped });
        }
    }

    private OrderTracker TrackerOf(StoredOrder order) => rules.For(order.Currency, order.Provider, order.Service).Tracker;
}
