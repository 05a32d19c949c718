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
            if (report.Claim is { } claim && order.NextPollAt != Instants.Cut(claim))
            {
                return new(null, ApplyStatus.Stale, status => new() { Order = report.Order, Status = status, Reason = "The order was claimed or changed since it was asked for." });
            }

            OrderUpdate update = TrackerOf(order).Observe(order.State, report.Report, at);
            var cause = new ChangeCause(at, report.Report.Detail is null ? report.Report.ToString() : $"{report.Report.Kind}")
            {
                What = report.Report.Kind == ReportKind.UnknownStatus ? report.Report.Detail : report.Report.ToString(),
                StartCount = report.StartCount,
                ProviderCharge = report.ProviderCharge,
                ProviderCurrency = report.ProviderCurrency,
                NextPoll = after => NextPollOf(after, at),
                Then = LostBy(update),
            };
            OrderChange? change = cause.Apply(order, update);
            bool isUnchanged = change is null;
            return new(
                change ?? Rescheduled(order, at, cause.NoteOf(order, update)),
                ApplyStatus.Unchanged,
                status => new()
                {
                    Order = report.Order,
                    Status = isUnchanged && status == ApplyStatus.Applied ? ApplyStatus.Unchanged : status,
                    Update = status == ApplyStatus.Conflict ? default : update,
                    Currency = status == ApplyStatus.Conflict || update.Refund is null ? null : order.Currency,
                })
            { Note = cause.NoteOf(order, update) };
        }
    }

    internal StoreTask<ApplyOutcome> Of(OrderKey key, DateTimeOffset at)
    {
        return new(key, Decide, (status, reason) => new() { Order = key, Status = status, Reason = reason }, at);

        Decided<ApplyOutcome> Decide(StoredOrder order)
        {
            OrderUpdate update = TrackerOf(order).CheckTime(order.State, at);
            var cause = new ChangeCause(at, SubmissionStep.LoseTrack().ToString())
            {
                Then = LostBy(update),
            };
            return new(
                cause.Apply(order, update),
                ApplyStatus.Unchanged,
                status => new() { Order = key, Status = status, Update = status == ApplyStatus.Conflict ? default : update })
            { Note = cause.NoteOf(order, update) };
        }
    }

    // A request that the update gave up, since its answer is overdue.
    private static Func<StoredOrder, StoredOrder>? LostBy(in OrderUpdate update) =>
        (update.Before.Request?.Status, update.Order.Request?.Status) != (RequestStatus.Sending, RequestStatus.Unknown) ? null : before => before with
        {
            Requests = before.Requests.SetItem(before.Requests.Length - 1, before.Requests[^1] with { Status = RequestStatus.Unknown, OverdueAt = null }),
        };

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
            var cause = new ChangeCause(at, decision.Decision.ToString()) { By = decision.By, Note = decision.Note, IsDecision = true, What = decision.Decision.ToString(), NextPoll = after => NextPollOf(after, at) };
            return new(
                cause.Apply(order, decided.Update),
                decided.Refusal is null ? ApplyStatus.Unchanged : ApplyStatus.Refused,
                status => new() { Order = decision.Order, Status = status, Decision = status == ApplyStatus.Conflict ? default : decided });
        }
    }

    internal StoreTask<OrderSubmissionOutcome> Of(OrderSubmission submission)
    {
        return new(
            submission.Order,
            order => new SubmissionStepTask(rules, table, submission, order) { NextPoll = after => NextPollOf(after, Instants.Cut(submission.At)) }.Decide(),
            (status, reason) => new() { Order = submission.Order, Status = status, Reason = reason });
    }

    internal StoreTask<RequestCorrectionOutcome> Of(RequestCorrection correction)
    {
        return new(correction.Order, Decide, (status, reason) => new() { Order = correction.Order, Status = status, Reason = reason });

        Decided<RequestCorrectionOutcome> Decide(StoredOrder order)
        {
            if (order.State.Submission?.Status is not (SubmissionStatus.Queued or SubmissionStatus.Refused))
            {
                return Undone(ApplyStatus.Refused, $"The submission of order {order.Key} is {order.State.Submission?.ToString() ?? "not tracked"}. Only what is queued or refused can be corrected.");
            }

            string? service = ValueOf(correction.Fields, "service");
            string? fault = CorrectedFields.FaultOf(order.Fields, correction.Fields)
                ?? (service is not null && correction.ProviderService is { } asked && asked != service ? $"The field service is {service}, and the provider's service would be {asked}." : null);
            if (fault is not null)
            {
                return Undone(ApplyStatus.Refused, fault);
            }

            StoredOrder corrected = order with
            {
                Provider = correction.Provider ?? order.Provider,
                ProviderService = correction.ProviderService ?? service ?? order.ProviderService,
                Fields = [.. correction.Fields],
                Link = correction.Link ?? ValueOf(correction.Fields, "link") ?? order.Link,
                WaitsForLink = false,
            };
            if ((corrected.Provider, corrected.ProviderService, corrected.Link) == (order.Provider, order.ProviderService, order.Link) && corrected.Fields.SequenceEqual(order.Fields))
            {
                return Undone(ApplyStatus.Unchanged, null);
            }

            DateTimeOffset at = Instants.Cut(correction.At);
            var cause = new ChangeCause(at, "Corrected the request") { By = correction.By, Note = correction.Note, Only = HistoryKind.RequestCorrected, Then = _ => corrected };
            return new(
                cause.Apply(order, TrackerOf(corrected).CheckTime(order.State, at)),
                ApplyStatus.Unchanged,
                status => new() { Order = correction.Order, Status = status });
        }

        Decided<RequestCorrectionOutcome> Undone(ApplyStatus status, string? reason) =>
            new(null, status, _ => new() { Order = correction.Order, Status = status, Reason = reason });
    }

    internal StoreTask<OrderPassingOutcome> Of(OrderPassing passing)
    {
        return new(passing.Order, Decide, (status, reason) => new() { Order = passing.Order, Status = status, Reason = reason });

        Decided<OrderPassingOutcome> Decide(StoredOrder order)
        {
            if (order.State.Submission?.Status != SubmissionStatus.Queued || order.Provider != passing.From)
            {
                string reason = $"The submission of order {order.Key} is {order.State.Submission?.ToString() ?? "not tracked"} at {order.Provider}. Only what is queued at {passing.From} is passed on.";
                return new(null, ApplyStatus.Refused, _ => new() { Order = passing.Order, Status = ApplyStatus.Refused, Reason = reason });
            }

            DateTimeOffset at = Instants.Cut(passing.At);
            StoredOrder passed = SubmissionStepTask.ToProvider(order, passing.To.Provider, passing.To.ProviderService) with { NextSendAt = at, WaitsForLink = false };
            var cause = new ChangeCause(at, $"Passed on to {passing.To.Provider}") { Note = passing.Note, Only = HistoryKind.PassedOn, Then = _ => passed };
            return new(
                cause.Apply(order, TrackerOf(passed).CheckTime(order.State, at)),
                ApplyStatus.Unchanged,
                status => new() { Order = passing.Order, Status = status });
        }
    }

    internal StoreTask<OrderRequestOutcome> Of(RequestAsk ask) => new(
        ask.Order,
        order => RequestTask.Ask(ask, order, TrackerOf(order), after => NextPollOf(after, Instants.Cut(ask.At))),
        (status, reason) => new() { Order = ask.Order, Status = status, Reason = reason });

    internal StoreTask<OrderRequestOutcome> Of(RequestAnswer answer) => new(
        answer.Order,
        order => RequestTask.Answer(answer, order, TrackerOf(order)),
        (status, reason) => new() { Order = answer.Order, Status = status, Reason = reason });

    internal Decided<ClaimedRequest?> Sending(StoredOrder order, StoredRequest request, DateTimeOffset at, DateTimeOffset overdueAt) =>
        RequestTask.Send(order, request, TrackerOf(order), at, overdueAt);

    /// <summary>When to poll an order that was as it is at the instant; <see langword="null"/> if never, or if there are no rules for it.</summary>
    internal DateTimeOffset? NextPollOf(StoredOrder order, DateTimeOffset at)
    {
        try
        {
            return rules.For(order.Currency, order.Provider, order.Service).PollInterval(order.State, at) is { } interval ? Instants.Cut(at + interval) : null;
        }
        catch (ArgumentException)
        {
            // A currency without rules, of which its next report tells.
            return null;
        }
    }

    /// <summary>The interval from one poll to the next at the instant, spread by the order's bucket.</summary>
    internal TimeSpan PollPauseOf(StoredOrder order, DateTimeOffset at) =>
        PollPolicy.Spread(NextPollOf(order, at) is { } next ? next - at : TimeSpan.FromHours(1), order.Bucket);

    // What nobody claimed is due again after its interval.
    private OrderChange? Rescheduled(StoredOrder order, DateTimeOffset at, AttentionNote? note)
    {
        DateTimeOffset? next = NextPollOf(order, at);
        bool isScheduled = next is null ? order.NextPollAt is null : order.NextPollAt > at;
        return isScheduled ? null : new(order, order with { NextPollAt = next }, null) { Note = note };
    }

    internal static string? ValueOf(IEnumerable<KeyValuePair<string, string>> fields, string name) => fields.FirstOrDefault(field => field.Key == name).Value;

    private OrderTracker TrackerOf(StoredOrder order) => rules.For(order.Currency, order.Provider, order.Service).Tracker;
}
