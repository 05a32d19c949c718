namespace SmmOrders.Testing;

/// <summary>Makes tasks: each decides in the core, by the order's own rules.</summary>
internal sealed class StoreTasks(OrderRules rules, InMemoryTable table)
{
    internal StoreTask<ApplyOutcome> Of(OrderReport report)
    {
        return new(report.Order, Decide, (status, reason) => new() { Order = report.Order, Status = status, Reason = reason }, Instants.Cut(report.At));

        Decided<ApplyOutcome> Decide(StoredOrder order)
        {
            DateTimeOffset at = Instants.Cut(report.At);
            OrderUpdate update = TrackerOf(order).Observe(order.State, report.Report, at);
            var cause = new ChangeCause(at, report.Report.ToString())
            {
                What = report.Report.Kind == ReportKind.UnknownStatus ? report.Report.Detail : report.Report.ToString(),
                StartCount = report.StartCount,
                ProviderCharge = report.ProviderCharge,
                ProviderCurrency = report.ProviderCurrency,
            };
            return new(
                cause.Apply(order, update),
                ApplyStatus.Unchanged,
                status => new() { Order = report.Order, Status = status, Update = status == ApplyStatus.Conflict ? default : update })
            { Note = cause.NoteOf(order, update) };
        }
    }

    internal StoreTask<ApplyOutcome> Of(OrderKey key, DateTimeOffset at)
    {
        return new(key, Decide, (status, reason) => new() { Order = key, Status = status, Reason = reason }, at);

        Decided<ApplyOutcome> Decide(StoredOrder order)
        {
            OrderUpdate update = TrackerOf(order).CheckTime(order.State, at);
            var cause = new ChangeCause(at, SubmissionStep.LoseTrack().ToString());
            return new(
                cause.Apply(order, update),
                ApplyStatus.Unchanged,
                status => new() { Order = key, Status = status, Update = status == ApplyStatus.Conflict ? default : update })
            { Note = cause.NoteOf(order, update) };
        }
    }

    /// <summary>When time opens a new state of the order; <see langword="null"/> if never, or if there are no rules for it.</summary>
    internal DateTimeOffset? DeadlineOf(StoredOrder order)
    {
        try
        {
            return TrackerOf(order).NextDeadline(order.State);
        }
        catch (ArgumentException)
        {
            // A currency without rules, of which its next report tells.
            return null;
        }
    }

    internal StoreTask<OrderDecisionOutcome> Of(OrderDecision decision)
    {
        return new(decision.Order, Decide, (status, reason) => new() { Order = decision.Order, Status = status, Reason = reason });

        Decided<OrderDecisionOutcome> Decide(StoredOrder order)
        {
            DateTimeOffset at = Instants.Cut(decision.At);
            DecisionOutcome decided = TrackerOf(order).Decide(order.State, decision.Decision, at);
            var cause = new ChangeCause(at, decision.Decision.ToString()) { By = decision.By, Note = decision.Note, IsDecision = true, What = decision.Decision.ToString() };
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
            if (order.State.Submission is null)
            {
                return Refused($"The submission of order {order.Key} is not tracked, so no step applies to it.");
            }

            OrderKey? holder = table.HolderOf(submission.ProviderOrderId, order);
            string? taken = holder is null ? null : $"The provider's identifier {submission.ProviderOrderId} belongs to order {holder}, so order {order.Key} cannot have it too.";
            if (taken is not null && submission.By is not null)
            {
                return Refused(taken);
            }

            // An answer with the identifier of another order says nothing about this one (domain rules, section 7).
            DateTimeOffset at = Instants.Cut(submission.At);
            SubmissionStep step = taken is null ? Instants.Cut(submission.Step) : SubmissionStep.LoseTrack();
            SubmissionOutcome stepped = TrackerOf(order).Submit(order.State, step, at);
            var cause = new ChangeCause(at, submission.Step.ToString())
            {
                By = submission.By,
                Note = taken ?? submission.Note,
                ProviderOrderId = stepped.IsPermitted && taken is null ? submission.ProviderOrderId : null,
                What = taken ?? ((submission.ProviderOrderId ?? submission.Note) is { Length: > 0 } words ? $"{submission.Step}: {words}" : submission.Step.ToString()),
            };
            return new(
                cause.Apply(order, stepped.Update),
                stepped.IsPermitted ? ApplyStatus.Unchanged : ApplyStatus.Refused,
                status => new() { Order = submission.Order, Status = status, Submission = status == ApplyStatus.Conflict ? default : stepped, Reason = taken })
            { Note = cause.NoteOf(order, stepped.Update) };
        }

        Decided<OrderSubmissionOutcome> Refused(string reason) =>
            new(null, ApplyStatus.Refused, status => new() { Order = submission.Order, Status = status, Reason = reason });
    }

    private OrderTracker TrackerOf(StoredOrder order) => rules.For(order.Currency, order.Provider, order.Service).Tracker;
}
