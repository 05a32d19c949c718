namespace SmmOrders.Testing;

/// <summary>Promises about batches of reports.</summary>
internal static class BatchCases
{
    internal static async Task OneAtFaultHoldsNobodyUp(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(7).ConfigureAwait(false);
        OrderKey[] bad = [orders[2].Key, orders[5].Key];
        run.Payer.Fault = due => bad.Contains(due.Order) ? new InvalidOperationException($"There is no wallet for order {due.Order}.") : null;

        IReadOnlyList<ApplyOutcome> outcomes = await run.ApplyAsync([.. orders.Select(order => ConformanceRun.Partial(order))]).ConfigureAwait(false);

        for (int index = 0; index < orders.Length; index++)
        {
            bool isBad = bad.Contains(orders[index].Key);
            Expect.Equal(
                isBad ? ApplyStatus.NotApplied : ApplyStatus.Applied, outcomes[index].Status,
                isBad ? "The outcome of an order whose refund cannot be paid" : "The outcome of an order beside it");
            Expect.Equal(isBad, !string.IsNullOrEmpty(outcomes[index].Reason), "Whether the outcome has a reason");
            StoredOrder now = await run.AuditAsync(orders[index]).ConfigureAwait(false);
            Expect.Equal(isBad ? 0m : 4.00m, now.State.Refunded, "The refunded total");
            if (isBad)
            {
                await run.EnsureNotAppliedAsync(orders[index], "after its refund could not be paid").ConfigureAwait(false);
            }
        }

        Expect.All(
            orders.Select(order => order.Key).Except(bad).OrderBy(key => key.ToString(), StringComparer.Ordinal),
            run.Payer.Calls.SelectMany(call => call).Select(due => due.Order).OrderBy(key => key.ToString(), StringComparer.Ordinal), "The orders that were paid, each once");
    }

    internal static async Task FailedIsAppliedLater(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        run.Payer.Fault = _ => new InvalidOperationException("The wallet is gone.");
        ApplyOutcome failed = await run.ApplyOneAsync(ConformanceRun.Partial(order)).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.NotApplied, default(OrderUpdate)), (failed.Status, failed.Update), "The outcome of an order whose refund cannot be paid, and its update");
        run.Payer.Fault = _ => null;

        ApplyOutcome again = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 20)).ConfigureAwait(false);

        Expect.Equal((ApplyStatus.Applied, 4.00m), (again.Status, again.Update.Refund?.Amount), "The outcome of the same report, once the refund can be paid");
        _ = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.Equal(1, run.Payer.Calls.Count, "The number of payments that succeeded");
    }

    internal static async Task PayersTimeOutIsItsOrdersFault(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(3).ConfigureAwait(false);
        run.Payer.Fault = due => due.Order == orders[1].Key ? new TaskCanceledException("The wallet's service did not answer in time.") : null;

        IReadOnlyList<ApplyOutcome> outcomes = await run.ApplyAsync([.. orders.Select(order => ConformanceRun.Partial(order))]).ConfigureAwait(false);

        Expect.All([ApplyStatus.Applied, ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status), "The outcomes if one payment timed out");
        foreach (StoredOrder order in orders)
        {
            _ = await run.AuditAsync(order).ConfigureAwait(false);
        }
    }

    internal static async Task ReportsOfOneOrderAreAppliedInTurn(ConformanceRun run)
    {
        StoredOrder one = await run.AddAsync().ConfigureAwait(false);
        StoredOrder other = await run.AddAsync().ConfigureAwait(false);

        IReadOnlyList<ApplyOutcome> outcomes = await run.ApplyAsync(
            ConformanceRun.Report(one, StatusReport.Of(OrderStatus.InProgress)),
            ConformanceRun.Partial(one, remains: 400, minutes: 20),
            ConformanceRun.Partial(other, remains: 700, minutes: 20),
            ConformanceRun.Partial(one, remains: 400, minutes: 30),
            ConformanceRun.Report(one, StatusReport.Of(OrderStatus.Completed), 40)).ConfigureAwait(false);

        Expect.All(
            [(ApplyStatus.Applied, 0m), (ApplyStatus.Applied, 4.00m), (ApplyStatus.Applied, 7.00m), (ApplyStatus.Unchanged, 0m), (ApplyStatus.Unchanged, 0m)],
            outcomes.Select(outcome => (outcome.Status, outcome.Update.Refund?.Amount ?? 0m)), "The outcomes and refunds of several reports of one order");
        StoredOrder now = await run.AuditAsync(one).ConfigureAwait(false);
        Expect.All(
            [one.State.StatusSince.Add(TimeSpan.FromMinutes(10)), one.State.StatusSince.Add(TimeSpan.FromMinutes(20))], now.History.Select(entry => entry.At),
            "When its transitions were reported");
        _ = await run.AuditAsync(other).ConfigureAwait(false);
    }

    internal static async Task OutcomesHaveTheOrderOfTheReports(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(5).ConfigureAwait(false);
        OrderReport[] reports = [.. orders.Select((order, index) => ConformanceRun.Partial(order, remains: 100 * (index + 1)))];
        OrderReport[] shuffled = [reports[3], reports[0], reports[0] with { Order = OrderKey.Of("no such order") }, reports[4], reports[2], reports[1]];

        IReadOnlyList<ApplyOutcome> outcomes = await run.ApplyAsync(shuffled).ConfigureAwait(false);

        Expect.All(shuffled.Select(report => report.Order), outcomes.Select(outcome => outcome.Order), "The orders of the outcomes");
        Expect.All([4.00m, 1.00m, null, 5.00m, 3.00m, 2.00m], outcomes.Select(outcome => outcome.Update.Refund?.Amount), "The refunds of the outcomes");
    }

    internal static async Task PayerIsCalledOnce(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(6).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(orders[0], StatusReport.Of(OrderStatus.Completed))).ConfigureAwait(false);
        Expect.Equal(0, run.Payer.Calls.Count, "The number of calls of the payer if there are no refunds");

        _ = await run.ApplyAsync(
            ConformanceRun.Partial(orders[0], minutes: 20),
            ConformanceRun.Partial(orders[1], minutes: 20),
            ConformanceRun.Report(orders[2], StatusReport.Of(OrderStatus.Canceled), 20),
            ConformanceRun.Report(orders[3], StatusReport.Of(OrderStatus.Completed), 20),
            ConformanceRun.Report(orders[4], StatusReport.Of(OrderStatus.InProgress), 20),
            ConformanceRun.Partial(orders[5], minutes: 20)).ConfigureAwait(false);

        Expect.Equal(1, run.Payer.Calls.Count, "The number of calls of the payer for one batch");
        Expect.All(
            new[] { (orders[1].Key, 4.00m), (orders[2].Key, 10.00m), (orders[5].Key, 4.00m) }.OrderBy(paid => $"{paid.Key}", StringComparer.Ordinal),
            run.Payer.Calls.Single().Select(due => (due.Order, due.Refund.Amount)).OrderBy(paid => $"{paid.Order}", StringComparer.Ordinal), "What was paid");
    }

    internal static async Task ThousandReportsFit(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderReport report = ConformanceRun.Partial(order);
        OrderReport[] reports = [.. Enumerable.Range(0, 999).Select(index => report with { Order = OrderKey.Of(long.MaxValue - index) }), report];

        IReadOnlyList<ApplyOutcome> outcomes = await run.ApplyAsync(reports).ConfigureAwait(false);

        Expect.Equal((1000, ApplyStatus.Applied), (outcomes.Count, outcomes[^1].Status), "The number of outcomes of 1,000 reports, and the last of them");
        await Expect.ThrowsAsync<ArgumentException>(() => run.ApplyAsync([.. reports, report]), "1,001 reports").ConfigureAwait(false);
    }

    internal static async Task WrongArgumentsChangeNothing(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderReport good = ConformanceRun.Partial(order);

        await Expect.ThrowsAsync<ArgumentNullException>(() => run.Store.ApplyAsync(null!, run.CancellationToken), "A batch that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.ApplyAsync(), "A batch without reports").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => run.ApplyAsync(good, null!), "A batch with a report that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.ApplyAsync(good, good with { Order = default }), "A batch with a report of no order").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.ApplyAsync(good, good with { Report = default }), "A batch with a report that is default").ConfigureAwait(false);

        await run.EnsureUntouchedAsync(order, "after batches that are refused").ConfigureAwait(false);
    }

    internal static async Task CanceledCallChangesNothing(ConformanceRun run)
    {
        StoredOrder placed = await run.AddAsync().ConfigureAwait(false);
        StoredOrder queued = await run.AddAsync(new OrderToAdd { IsQueued = true }).ConfigureAwait(false);
        var canceled = new CancellationToken(canceled: true);

        await Expect.ThrowsAsync<OperationCanceledException>(
            () => run.Store.ApplyAsync([ConformanceRun.Partial(placed)], canceled),
            "A batch that is canceled").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(
            () => run.Store.DecideAsync(ConformanceRun.Decision(placed, Decision.EndCanceled()), canceled), "A decision that is canceled").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(
            () => run.Store.SubmitAsync(ConformanceRun.Step(queued, SubmissionStep.Withdraw()), canceled), "A step that is canceled").ConfigureAwait(false);

        await run.EnsureUntouchedAsync(placed, "after calls that were canceled").ConfigureAwait(false);
        await run.EnsureUntouchedAsync(queued, "after a step that was canceled").ConfigureAwait(false);
    }
}
