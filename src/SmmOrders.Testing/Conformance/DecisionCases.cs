namespace SmmOrders.Testing;

/// <summary>Promises about a person's decisions.</summary>
internal static class DecisionCases
{
    internal static async Task DecisionIsRecorded(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        OrderDecision decision = ConformanceRun.Decision(start, Decision.EndPartial(600));

        OrderDecisionOutcome outcome = await run.DecideAsync(decision).ConfigureAwait(false);

        Expect.Equal((start.Key, ApplyStatus.Applied, 4.00m), (outcome.Order, outcome.Status, outcome.Decision.Update.Refund?.Amount), "The outcome");
        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(outcome.Decision.Update.Order, now.State, "The stored order, which is the one of the outcome");
        StoredHistoryEntry last = now.History[^1];
        Expect.Equal((decision.By, decision.Note, decision.At, OrderStatus.Partial), (last.By, last.Note, last.At, last.To), "Who, why, when and what, in the history");
        Expect.Equal(1, run.Payer.Calls.Count, "The number of calls of the payer");
    }

    internal static async Task HeldIsDecided(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(start, StatusReport.Of(OrderStatus.Partial, Remains.Unreadable))).ConfigureAwait(false);
        Expect.Equal(Findings.RemainsUnreadable, (await run.AuditAsync(start).ConfigureAwait(false)).State.Held, "Why the order is held");

        OrderDecisionOutcome outcome = await run.DecideAsync(ConformanceRun.Decision(start, Decision.EndPartial(250), 20)).ConfigureAwait(false);

        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, Findings.None, 7.50m), (outcome.Status, now.State.Open, now.State.Refunded), "The outcome, what is open, and the refunded total");
    }

    internal static async Task RefusedDecisionChangesNothing(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        await RefusedAsync(Decision.CorrectToPartial(600), DecisionRefusal.OrderOpen).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(start, StatusReport.Of(OrderStatus.Completed))).ConfigureAwait(false);
        await RefusedAsync(Decision.EndCanceled(), DecisionRefusal.OrderEnded).ConfigureAwait(false);
        await RefusedAsync(Decision.Refund(total: 10.01m, seen: 0m), DecisionRefusal.AboveCharge).ConfigureAwait(false);

        async Task RefusedAsync(Decision decision, DecisionRefusal refusal)
        {
            StoredOrder before = await run.ReadAsync(start.Key).ConfigureAwait(false);
            OrderDecisionOutcome outcome = await run.DecideAsync(ConformanceRun.Decision(start, decision, 20)).ConfigureAwait(false);
            Expect.Equal((ApplyStatus.Refused, (DecisionRefusal?)refusal), (outcome.Status, outcome.Decision.Refusal), $"The outcome of the decision {decision}");
            await run.EnsureUntouchedAsync(before, $"after the refused decision {decision}").ConfigureAwait(false);
        }
    }

    internal static async Task ManualRefundIsPaidOnce(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        OrderDecision click = ConformanceRun.Decision(start, Decision.Refund(total: 4.00m, seen: 0m));

        OrderDecisionOutcome first = await run.DecideAsync(click).ConfigureAwait(false);
        OrderDecisionOutcome second = await run.DecideAsync(click).ConfigureAwait(false);

        Expect.Equal(
            (ApplyStatus.Applied, ApplyStatus.Refused, (DecisionRefusal?)DecisionRefusal.Conflict), (first.Status, second.Status, second.Decision.Refusal),
            "The outcomes of two clicks");
        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.All([(4.00m, RefundReason.Manual)], now.Refunds.Select(refund => (refund.Amount, refund.Reason)), "The ledger");
        Expect.All([("anna", OrderStatus.Processing, OrderStatus.Processing)], now.History.Select(entry => (entry.By, entry.From, entry.To)), "The history");

        // What was paid by hand counts: the end pays the difference, or nothing.
        OrderDecisionOutcome ended = await run.DecideAsync(ConformanceRun.Decision(start, Decision.EndPartial(700), 20)).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, null), (ended.Status, ended.Decision.Update.Refund), "The outcome of an end that owes less than was paid by hand");
        Expect.Equal(4.00m, (await run.AuditAsync(start).ConfigureAwait(false)).State.Refunded, "The refunded total, of which nothing is taken back");
    }

    internal static async Task PersonMayCorrect(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(start, StatusReport.Of(OrderStatus.Completed))).ConfigureAwait(false);

        OrderDecisionOutcome outcome = await run.DecideAsync(ConformanceRun.Decision(start, Decision.CorrectToPartial(600), 20)).ConfigureAwait(false);

        Expect.Equal((ApplyStatus.Applied, true), (outcome.Status, outcome.Decision.Update.CorrectionApplied), "The outcome of a person's correction");
        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal((OrderStatus.Partial, 4.00m), (now.State.Status, now.State.Refunded), "Status and refunded total");
        Expect.Equal((OrderStatus.Completed, OrderStatus.Partial, "anna"), (now.History[^1].From, now.History[^1].To, now.History[^1].By), "The last history row");
    }

    internal static async Task UnpaidDecisionIsNotApplied(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        run.Payer.Fault = _ => new InvalidOperationException("The wallet is gone.");

        OrderDecisionOutcome outcome = await run.DecideAsync(ConformanceRun.Decision(start, Decision.EndCanceled())).ConfigureAwait(false);

        Expect.Equal(
            (ApplyStatus.NotApplied, false), (outcome.Status, string.IsNullOrEmpty(outcome.Reason)),
            "The outcome of a decision whose refund cannot be paid, and whether its reason is missing");
        await run.EnsureUntouchedAsync(start, "after a decision whose refund cannot be paid").ConfigureAwait(false);
    }

    internal static async Task WrongArgumentsChangeNothing(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderDecision good = ConformanceRun.Decision(order, Decision.EndCanceled());

        await Expect.ThrowsAsync<ArgumentNullException>(() => run.DecideAsync(null!), "A decision that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.DecideAsync(good with { Order = default }), "A decision about no order").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.DecideAsync(good with { Decision = null! }), "A decision that decides nothing").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.DecideAsync(good with { By = null! }), "A decision by null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.DecideAsync(good with { By = " " }), "A decision by nobody").ConfigureAwait(false);

        await run.EnsureUntouchedAsync(order, "after decisions that are refused as arguments").ConfigureAwait(false);
    }
}
