using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>Any history, against the core alone.</summary>
internal static class HistoryCases
{
    private const int Histories = 12;
    private const int Size = 40;

    internal static async Task AnyHistoryIsDecidedByTheRules(ConformanceRun run)
    {
        OrderTracker tracker = run.Rules.For(null, null, null).Tracker;
        Gen<OrderToAdd> orders =
            from quantity in Amounts.Quantity
            from charge in Amounts.Charge
            from isQueued in Gen.Elements(true, false)
            select new OrderToAdd { Quantity = quantity, Charge = charge, IsQueued = isQueued };
        foreach ((int index, OrderToAdd order) in orders.Sample(Histories, new Rnd(20260102, 3), Size).Index())
        {
            StoredOrder start = await run.AddAsync(order).ConfigureAwait(false);
            OrderHistoryCase history = OrderGenerators.HistoriesOf(start.State, tracker).Sample(1, new Rnd((ulong)index, 3), Size).Single();
            try
            {
                await PlayAsync(run, tracker, start, history).ConfigureAwait(false);
            }
            catch (OrderStoreConformanceException exception)
            {
                throw new OrderStoreConformanceException($"{exception.Message} The history is: {history}", exception);
            }
        }
    }

    private static async Task PlayAsync(ConformanceRun run, OrderTracker tracker, StoredOrder start, OrderHistoryCase history)
    {
        List<(OrderStatus From, OrderStatus To, decimal? Refund, DateTimeOffset At)> rows = [];
        OrderState order = history.Start;
        foreach (OrderHistoryStep step in history.Steps)
        {
            OrderUpdate expected = step.Apply(tracker, order);
            (ApplyStatus status, OrderUpdate update) = await ApplyAsync(run, start, order, step).ConfigureAwait(false);
            Expect.Equal(expected, update, $"What {step} does");
            bool isRefused = !expected.Changed && step.Report is null;
            Expect.Equal(isRefused ? ApplyStatus.Refused : expected.Changed ? ApplyStatus.Applied : ApplyStatus.Unchanged, status, $"The outcome of {step}");
            rows.AddRange(RowsOf(expected, step));
            order = expected.Order;
        }

        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(order, now.State, "The stored order, as the rules alone leave it");
        Expect.All(rows, now.History.Select(entry => (entry.From, entry.To, entry.RefundAmount, entry.At)), "The history, as the rules alone make it");
    }

    private static async Task<(ApplyStatus Status, OrderUpdate Update)> ApplyAsync(ConformanceRun run, StoredOrder start, OrderState now, OrderHistoryStep step)
    {
        if (step.Report is { } report)
        {
            ApplyOutcome applied = await run.ApplyOneAsync(new OrderReport { Order = start.Key, Report = report, At = step.At }).ConfigureAwait(false);
            return (applied.Status, applied.Update);
        }

        if (step.Decision is not null)
        {
            OrderDecisionOutcome decided = await run.DecideAsync(new OrderDecision { Order = start.Key, Decision = step.Decision, By = "anna", At = step.At }).ConfigureAwait(false);
            return (decided.Status, decided.Decision.Update);
        }

        // What was refused or is unknown is sent again by a person alone.
        OrderSubmissionOutcome submitted = await run.SubmitAsync(
            ConformanceRun.Step(start, step.Submission!) with { At = step.At, By = step.Submission!.Trigger == SubmissionTrigger.Requeue && now.Submission?.Status != SubmissionStatus.Sending ? "anna" : null }).ConfigureAwait(false);
        return (submitted.Status, submitted.Submission.Update);
    }

    // One row for each transition, with the refund on the last; decisions and changes of the submission have one even if the status stays.
    private static IEnumerable<(OrderStatus From, OrderStatus To, decimal? Refund, DateTimeOffset At)> RowsOf(OrderUpdate update, OrderHistoryStep step)
    {
        for (int index = 0; index < update.Path.Count; index++)
        {
            yield return (update.Path[index].From, update.Path[index].To, index == update.Path.Count - 1 ? update.Refund?.Amount : null, step.At);
        }

        if (update.Path.Count == 0 && ((step.Decision is not null && update.Changed) || update.Before.Submission != update.Order.Submission))
        {
            yield return (update.Before.Status, update.Order.Status, update.Refund?.Amount, step.At);
        }
    }
}
