namespace SmmOrders.Testing;

/// <summary>Promises about one report of one order.</summary>
internal static class ReportCases
{
    internal static async Task PartialIsRefunded(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);

        ApplyOutcome outcome = await run.ApplyOneAsync(ConformanceRun.Partial(start)).ConfigureAwait(false);

        Expect.Equal((start.Key, ApplyStatus.Applied), (outcome.Order, outcome.Status), "The outcome");
        Expect.Equal(4.00m, outcome.Update.Refund?.Amount, "The refund of 10.00 with 400 of 1000 left");
        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(outcome.Update.Order, now.State, "The stored order, which is the one of the outcome");
        Expect.Equal((OrderStatus.Partial, 600L, 4.00m), (now.State.Status, now.State.Delivered, now.State.Refunded), "Status, delivered and refunded");
        Expect.All([(1L, OrderStatus.Processing, OrderStatus.InProgress), (2L, OrderStatus.InProgress, OrderStatus.Partial)],
            now.History.Select(entry => (entry.Number, entry.From, entry.To)), "The history, one row for each transition");
        Expect.All([(4.00m, 4.00m, RefundReason.PartiallyDelivered, 2L)],
            now.Refunds.Select(refund => (refund.Amount, refund.TotalAfter, refund.Reason, refund.HistoryNumber)), "The ledger");
        Expect.All([new DueRefund(start.Key, outcome.Update.Refund!, start.Currency)], run.Payer.Calls.SelectMany(call => call), "What was paid");
    }

    internal static async Task SameReportChangesNothing(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(start)).ConfigureAwait(false);
        StoredOrder ended = await run.AuditAsync(start).ConfigureAwait(false);

        ApplyOutcome again = await run.ApplyOneAsync(ConformanceRun.Partial(start, minutes: 20)).ConfigureAwait(false);

        Expect.Equal(ApplyStatus.Unchanged, again.Status, "The outcome of the same report again");
        Expect.Equal(ended.State, again.Update.Order, "The order in that outcome");
        await run.EnsureUntouchedAsync(ended, "after the same report again").ConfigureAwait(false);
        Expect.Equal(1, run.Payer.Calls.Count, "The number of times that the payer was called");
    }

    internal static async Task CorrectionNeedsOptIn(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(start)).ConfigureAwait(false);
        StoredOrder ended = await run.AuditAsync(start).ConfigureAwait(false);

        ApplyOutcome corrected = await run.ApplyOneAsync(ConformanceRun.Report(start, StatusReport.Of(OrderStatus.Canceled), 20)).ConfigureAwait(false);

        Expect.Equal((ApplyStatus.Unchanged, false), (corrected.Status, corrected.Update.CorrectionApplied), "The outcome of a correction that the lifecycle does not permit");
        await run.EnsureUntouchedAsync(ended, "after a correction that the lifecycle does not permit").ConfigureAwait(false);
    }

    internal static async Task CorrectionsPayTheDifference(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        StatusReport[] reports = [StatusReport.Of(OrderStatus.Partial, 400), StatusReport.Of(OrderStatus.Partial, 700), StatusReport.Of(OrderStatus.Canceled)];

        for (int index = 0; index < reports.Length; index++)
        {
            ApplyOutcome outcome = await run.ApplyOneAsync(ConformanceRun.Report(start, reports[index], 10 * (index + 1))).ConfigureAwait(false);
            Expect.Equal(ApplyStatus.Applied, outcome.Status, $"The outcome of {reports[index]}");
        }

        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.All([(4.00m, 4.00m), (3.00m, 7.00m), (3.00m, 10.00m)], now.Refunds.Select(refund => (refund.Amount, refund.TotalAfter)), "The ledger after two corrections");
        Expect.Equal(OrderStatus.Canceled, now.State.Status, "The status after two corrections");
    }

    internal static async Task HeldIsKept(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);

        ApplyOutcome held = await run.ApplyOneAsync(ConformanceRun.Report(start, StatusReport.Of(OrderStatus.Partial))).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, true), (held.Status, held.Update.IsHeld), "The outcome of Partial without remains: the hold is stored");
        ApplyOutcome failed = await run.ApplyOneAsync(ConformanceRun.Report(start, StatusReport.Malformed("<html>"), 20)).ConfigureAwait(false);

        StoredOrder waiting = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(failed.Update.Order, waiting.State, "The stored order, which is the one of the outcome");
        Expect.Equal((OrderStatus.Processing, Findings.RemainsMissing), (waiting.State.Status, waiting.State.Held), "Status and hold after a failed poll");
        Expect.Equal(start.State.StatusSince.Add(TimeSpan.FromMinutes(20)), waiting.State.UnansweredSince, "Since when no usable answer came");
        Expect.Equal((0, 0), (waiting.History.Length, run.Payer.Calls.Count), "History rows and payments while the order is held");

        ApplyOutcome decided = await run.ApplyOneAsync(ConformanceRun.Partial(start, minutes: 30)).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, 4.00m), (decided.Status, decided.Update.Refund?.Amount), "The outcome of Partial with remains");
        StoredOrder ended = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal((Findings.None, null), (ended.State.Open, ended.State.UnansweredSince), "What is open after the end");
    }

    internal static void ConfigureOwnRules(SmmOrdersOptions options)
    {
        options.RefundsByCurrency["VND"] = RefundPolicy.HalfUp(0);
        options.LifecycleByProvider["perfect"] = OrderLifecycle.PerfectPanel;
        options.Services["fast"] = new ServiceProfile { StuckAfter = TimeSpan.FromMinutes(30) };
    }

    internal static async Task RulesAreTheOrdersOwn(ConformanceRun run)
    {
        StoredOrder dong = await run.AddAsync(new OrderToAdd { Quantity = 3, Charge = 100m, Currency = "VND" }).ConfigureAwait(false);
        StoredOrder dollar = await run.AddAsync(new OrderToAdd { Quantity = 3, Charge = 100m }).ConfigureAwait(false);
        StoredOrder perfect = await run.AddAsync(new OrderToAdd { Provider = "perfect" }).ConfigureAwait(false);
        StoredOrder fast = await run.AddAsync(new OrderToAdd { Service = "fast" }).ConfigureAwait(false);
        Expect.Equal(("VND", OrderStatus.Pending), (dong.Currency, perfect.State.Status), "The currency of one new order, and the first status of another");

        IReadOnlyList<ApplyOutcome> outcomes = await run.ApplyAsync(
            ConformanceRun.Partial(dong, remains: 1),
            ConformanceRun.Partial(dollar, remains: 1),
            ConformanceRun.Report(perfect, StatusReport.Of(OrderStatus.Processing)),
            ConformanceRun.Report(fast, StatusReport.Of(OrderStatus.Processing), minutes: 31)).ConfigureAwait(false);

        Expect.Equal(33m, outcomes[0].Update.Refund?.Amount, "The refund of an order in VND, which has no decimals");
        Expect.Equal(33.33m, outcomes[1].Update.Refund?.Amount, "The refund of an order in the default currency");
        Expect.All(["VND", null, null, null], outcomes.Select(outcome => outcome.Currency), "The currencies of the refunds, as the outcomes name them");
        Expect.Equal(OrderStatus.Processing, outcomes[2].Update.Order.Status, "The status of an order whose provider's lifecycle permits Pending to Processing");
        Expect.Equal(Findings.StuckInProcessing, outcomes[3].Update.Order.Open, "What is open on an order whose service is stuck after 30 minutes");
        Expect.All(["VND", null], run.Payer.Calls.SelectMany(call => call).OrderBy(due => due.Refund.Amount).Select(due => due.Currency), "The currencies that were paid");
        foreach (StoredOrder order in new[] { dong, dollar, perfect, fast })
        {
            _ = await run.AuditAsync(order).ConfigureAwait(false);
        }
    }

    internal static async Task InstantsAreCut(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        DateTimeOffset threshold = start.State.StatusSince.Add(TimeSpan.FromHours(3));
        OrderReport processing = ConformanceRun.Report(start, StatusReport.Of(OrderStatus.Processing));

        ApplyOutcome atThreshold = await run.ApplyOneAsync(processing with { At = threshold.AddTicks(9) }).ConfigureAwait(false);
        Expect.Equal(
            (ApplyStatus.Unchanged, Findings.None), (atThreshold.Status, atThreshold.Update.Findings),
            "The outcome 3 hours and 9 ticks later, which is exactly 3 hours in whole microseconds");
        ApplyOutcome after = await run.ApplyOneAsync(processing with { At = threshold.AddTicks(10) }).ConfigureAwait(false);
        Expect.Equal(Findings.StuckInProcessing, after.Update.Order.Open, "What is open 3 hours and 1 microsecond later");

        DateTimeOffset moved = threshold.AddTicks(19);
        OrderReport elsewhere = ConformanceRun.Report(start, StatusReport.Of(OrderStatus.InProgress)) with { At = moved.ToOffset(TimeSpan.FromHours(7)) };
        ApplyOutcome began = await run.ApplyOneAsync(elsewhere).ConfigureAwait(false);
        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(began.Update.Order, now.State, "The stored order, which is the one of the outcome");
        Expect.Equal((threshold.AddTicks(10), threshold.AddTicks(10)), (now.State.StatusSince, now.History[^1].At), "When it entered its status, in the order and in the history");

        StoredOrder queued = await run.AddAsync(new OrderToAdd { IsQueued = true }).ConfigureAwait(false);
        OrderSubmissionOutcome sent = await run.SubmitAsync(
            ConformanceRun.Step(queued, SubmissionStep.Send(queued.State.StatusSince.Add(TimeSpan.FromMinutes(5)).AddTicks(7)))).ConfigureAwait(false);
        Expect.Equal((await run.AuditAsync(queued).ConfigureAwait(false)).State, sent.Submission.Update.Order, "The order in the outcome of a step, which is the stored one");
    }

    internal static async Task InformationIsNoHistory(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync().ConfigureAwait(false);
        StatusReport inProgress = StatusReport.Of(OrderStatus.InProgress);

        OrderReport informed = ConformanceRun.Report(start, inProgress) with { StartCount = 3572, ProviderCharge = 0.27m, ProviderCurrency = "USD" };
        await ApplyAsync(informed, ApplyStatus.Applied).ConfigureAwait(false);
        await ApplyAsync(ConformanceRun.Report(start, StatusReport.Of(OrderStatus.InProgress, 300), 20), ApplyStatus.Applied).ConfigureAwait(false);
        await ApplyAsync(ConformanceRun.Report(start, inProgress, 30) with { StartCount = 3573 }, ApplyStatus.Applied).ConfigureAwait(false);
        await ApplyAsync(ConformanceRun.Report(start, inProgress, 40) with { StartCount = 3573 }, ApplyStatus.Unchanged).ConfigureAwait(false);

        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal((3573L, 0.27m, "USD"), (now.StartCount, now.ProviderCharge, now.ProviderCurrency), "Start count, provider's charge and its currency as last reported");
        Expect.Equal((700L, 1), (now.State.Delivered, now.History.Length), "Delivered, and the history rows: neither a count nor information makes one");

        async Task ApplyAsync(OrderReport report, ApplyStatus expected) =>
            Expect.Equal(expected, (await run.ApplyOneAsync(report).ConfigureAwait(false)).Status, $"The outcome of {report.Report} with the start count {report.StartCount}");
    }

    internal static async Task UnplacedIsNotReported(ConformanceRun run)
    {
        StoredOrder queued = await run.AddAsync(new OrderToAdd { IsQueued = true }).ConfigureAwait(false);
        Expect.Equal(SubmissionStatus.Queued, queued.State.Submission?.Status, "The submission of an order that is yet to be sent");

        ApplyOutcome outcome = await run.ApplyOneAsync(ConformanceRun.Partial(queued)).ConfigureAwait(false);

        Expect.Equal((ApplyStatus.Unchanged, Findings.NotReported), (outcome.Status, outcome.Update.Findings), "The outcome of a report about an order that no provider has");
        await run.EnsureUntouchedAsync(queued, "after a report about an order that no provider has").ConfigureAwait(false);
    }

    internal static async Task UnknownIsNotFound(ConformanceRun run)
    {
        StoredOrder known = await run.AddAsync().ConfigureAwait(false);
        OrderKey[] unknown = [OrderKey.Of(long.MaxValue), OrderKey.Of(Guid.NewGuid()), OrderKey.Of("no such order")];
        OrderReport report = ConformanceRun.Partial(known);

        IReadOnlyList<ApplyOutcome> outcomes = await run.ApplyAsync([.. unknown.Select(key => report with { Order = key }), report]).ConfigureAwait(false);

        Expect.All(
            [ApplyStatus.NotFound, ApplyStatus.NotFound, ApplyStatus.NotFound, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status),
            "The outcomes of three unknown orders and a known one");
        foreach (OrderKey key in unknown)
        {
            OrderDecisionOutcome decided = await run.DecideAsync(ConformanceRun.Decision(known, Decision.EndCompleted()) with { Order = key }).ConfigureAwait(false);
            OrderSubmissionOutcome submitted = await run.SubmitAsync(ConformanceRun.Step(known, SubmissionStep.Withdraw()) with { Order = key }).ConfigureAwait(false);
            Expect.Equal((ApplyStatus.NotFound, ApplyStatus.NotFound), (decided.Status, submitted.Status), $"The outcomes of a decision and a step of an unknown order, {key}");
        }
    }
}
