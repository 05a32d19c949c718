namespace SmmOrders.Testing;

/// <summary>Promises about what a person should look at.</summary>
internal static class AttentionCases
{
    private static readonly TimeSpan StuckAfter = TimeSpan.FromHours(3);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    internal static async Task StateOpensAndCloses(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderReport held = ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial));

        _ = await run.ApplyOneAsync(held).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(held with { At = held.At.Add(TimeSpan.FromMinutes(5)) }).ConfigureAwait(false);

        StoredAttention opened = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((order.Key, Findings.RemainsMissing, held.At), (opened.Order!.Value, opened.Finding, opened.OpenedAt), "Order, finding and instant of a hold");
        Expect.That(opened.What?.Contains("Partial", StringComparison.Ordinal) == true, "the row of a hold states what was reported");
        Expect.Equal(null, opened.ClosedAt, "When a hold that lasts was closed");

        OrderReport end = ConformanceRun.Partial(order, minutes: 20);
        _ = await run.ApplyOneAsync(end).ConfigureAwait(false);

        StoredAttention closed = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((opened.Id, (DateTimeOffset?)end.At, null), (closed.Id, closed.ClosedAt, closed.ClosedBy), "The row, when it was closed, and by whom: by itself");
    }

    internal static async Task SameEventOpensOnce(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed))).ConfigureAwait(false);
        Expect.Equal(0, (await OfAsync(run, order).ConfigureAwait(false)).Length, "The rows of an order of which nothing is odd");

        // The order does not change; the event is written all the same.
        OrderReport reopened = ConformanceRun.Report(order, StatusReport.Of(OrderStatus.InProgress), 20);
        _ = await run.ApplyAsync(reopened, reopened with { At = reopened.At.Add(TimeSpan.FromMinutes(1)) }).ConfigureAwait(false);
        StoredAttention row = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((Findings.Reopened, reopened.At), (row.Finding, row.OpenedAt), "The finding of a status after the end, and when it was reported first");

        Expect.Equal(ApplyStatus.Applied, await run.CloseAsync(Closing(row)).ConfigureAwait(false), "The outcome of closing it");
        _ = await run.ApplyOneAsync(reopened with { At = reopened.At.Add(TimeSpan.FromMinutes(2)) }).ConfigureAwait(false);
        Expect.Equal((row.Id, false), ((await OnlyAsync(run, order).ConfigureAwait(false)).Id, (await OnlyAsync(run, order).ConfigureAwait(false)).ClosedAt is null), "The row after the same report again, and whether it is open");

        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Pending), 30)).ConfigureAwait(false);
        Expect.Equal(2, (await OfAsync(run, order).ConfigureAwait(false)).Length, "The rows after another report, which is news");
    }

    internal static async Task UnknownWordIsTheProviders(ConformanceRun run)
    {
        string provider = ConformanceRun.NewProviderOrderId();
        StoredOrder[] orders = await run.AddAsync(3, new OrderToAdd { Provider = provider }).ConfigureAwait(false);
        OrderReport[] reports = [.. orders.Select(order => ConformanceRun.Report(order, StatusReport.UnknownStatus("Odd")))];

        _ = await run.ApplyAsync(reports).ConfigureAwait(false);
        _ = await run.ApplyAsync([.. reports.Select(report => report with { At = report.At.Add(TimeSpan.FromMinutes(5)) })]).ConfigureAwait(false);

        IReadOnlyList<StoredAttention> rows = await run.ReadAttentionAsync(orders[0]).ConfigureAwait(false);
        Expect.Equal(1, rows.Count, "The number of rows of three orders with one unknown word");
        StoredAttention row = rows[0];
        Expect.Equal((null, provider, Findings.UnknownStatus, "Odd"), (row.Order, row.Provider, row.Finding, row.What), "Order, provider, finding and word of the one row");
        _ = await run.ApplyOneAsync(ConformanceRun.Report(orders[1], StatusReport.UnknownStatus("Weird"), 20)).ConfigureAwait(false);
        Expect.All(["Odd", "Weird"], (await run.ReadAttentionAsync(orders[2]).ConfigureAwait(false)).Select(each => each.What!), "The words after another one");
    }

    internal static async Task ClosedByHandStaysClosed(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderReport held = ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial));
        _ = await run.ApplyOneAsync(held).ConfigureAwait(false);
        StoredAttention row = await OnlyAsync(run, order).ConfigureAwait(false);
        AttentionClosing closing = Closing(row);
        _ = await run.CloseAsync(closing).ConfigureAwait(false);

        _ = await run.ApplyOneAsync(held with { At = held.At.Add(TimeSpan.FromMinutes(5)) }).ConfigureAwait(false);

        Expect.Equal(Findings.RemainsMissing, (await run.AuditAsync(order).ConfigureAwait(false)).State.Open, "What is open in the order, which stays as it is");
        StoredAttention closed = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((closing.At, closing.By, closing.Note), (closed.ClosedAt!.Value, closed.ClosedBy, closed.Note), "When, by whom and why it was closed, while the state lasts");

        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.InProgress), 30)).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial), 40)).ConfigureAwait(false);

        StoredAttention[] rows = await OfAsync(run, order).ConfigureAwait(false);
        Expect.All([(closing.By, false), (null, true)], rows.Select(each => (each.ClosedBy, each.ClosedAt is null)), "By whom each row was closed and whether it is open, once the state began anew");
    }

    internal static async Task ClosingIsRecordedOnce(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial))).ConfigureAwait(false);
        AttentionClosing closing = Closing(await OnlyAsync(run, order).ConfigureAwait(false));

        await Expect.ThrowsAsync<ArgumentNullException>(() => run.CloseAsync(null!), "A closing that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.CloseAsync(closing with { By = " " }), "A closing by nobody").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.CloseAsync(closing with { Id = Guid.Empty }), "A closing of no row").ConfigureAwait(false);
        Expect.Equal(null, (await OnlyAsync(run, order).ConfigureAwait(false)).ClosedAt, "When the row was closed, after what is refused");

        Expect.Equal(ApplyStatus.NotFound, await run.CloseAsync(closing with { Id = Guid.NewGuid() }).ConfigureAwait(false), "The outcome for a row that does not exist");
        Expect.Equal(ApplyStatus.Applied, await run.CloseAsync(closing).ConfigureAwait(false), "The outcome of closing it");
        Expect.Equal(ApplyStatus.Unchanged, await run.CloseAsync(closing with { By = "boris", Note = null }).ConfigureAwait(false), "The outcome of closing it again");
        StoredAttention closed = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((closing.By, closing.Note), (closed.ClosedBy, closed.Note), "By whom and why it was closed, which is the first");
    }

    internal static async Task NotAppliedIsTold(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        run.Payer.Fault = _ => new InvalidOperationException("The wallet is gone.");
        OrderReport report = ConformanceRun.Partial(order);

        _ = await run.ApplyOneAsync(report).ConfigureAwait(false);
        run.Payer.Fault = _ => new InvalidOperationException("The bank is closed.");
        _ = await run.ApplyOneAsync(report with { At = report.At.Add(TimeSpan.FromMinutes(5)) }).ConfigureAwait(false);

        await run.EnsureNotAppliedAsync(order, "after its refund could not be paid, twice").ConfigureAwait(false);
        StoredAttention row = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((Findings.NotApplied, report.At, null), (row.Finding, row.OpenedAt, row.ClosedAt), "Finding, instant and end of the row of an order at fault");
        Expect.That(row.What?.Contains("The bank is closed", StringComparison.Ordinal) == true, $"the row states the last reason, but it is: {row.What}");

        run.Payer.Fault = _ => null;
        _ = await run.ApplyOneAsync(report with { At = report.At.Add(TimeSpan.FromMinutes(10)) }).ConfigureAwait(false);

        StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.Equal((OrderStatus.Partial, Findings.None), (now.State.Status, now.State.Open), "Status and what is open, once the refund could be paid");
        Expect.Equal((row.Id, false), ((await OnlyAsync(run, order).ConfigureAwait(false)).Id, (await OnlyAsync(run, order).ConfigureAwait(false)).ClosedAt is null), "The row, and whether it is open");
    }

    internal static async Task SweepOpensOnce(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        DateTimeOffset threshold = order.State.StatusSince + StuckAfter;

        Expect.Equal(0, (await run.SweepAsync(order, threshold + Microsecond - TimeSpan.FromTicks(1)).ConfigureAwait(false)).Count, "What a sweep finds after exactly 3 hours, in whole microseconds");
        List<ApplyOutcome> found = await run.SweepAsync(order, threshold + Microsecond).ConfigureAwait(false);
        Expect.All([(ApplyStatus.Applied, Findings.StuckInProcessing)], found.Select(outcome => (outcome.Status, outcome.Update.Raised)), "What a sweep finds one microsecond later");
        SweepOutcome again = await run.Store.SweepAsync(threshold + Microsecond, 1000, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal((0, false), (again.Checked, again.IsMoreDue), "How many orders a second sweep at that instant looks at, and whether more are due");

        StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.Equal((OrderStatus.Processing, Findings.StuckInProcessing, 0), (now.State.Status, now.State.Open, now.History.Length), "Status, open states and history rows of an order that is stuck");
        StoredAttention row = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((Findings.StuckInProcessing, threshold + Microsecond, null), (row.Finding, row.OpenedAt, row.What), "The row that the sweep opened");

        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.InProgress), 200)).ConfigureAwait(false);
        Expect.That((await OnlyAsync(run, order).ConfigureAwait(false)).ClosedAt is not null, "the row is closed once the order is not stuck any more");
    }

    internal static async Task CorrectionTellsOfTime(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        StoredOrder inTime = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        DateTimeOffset threshold = order.State.StatusSince + StuckAfter;

        Expect.Equal(ApplyStatus.Applied, (await CorrectAsync(inTime, threshold).ConfigureAwait(false)).Status, "The outcome of a correction after exactly 3 hours");
        Expect.Equal(ApplyStatus.Applied, (await CorrectAsync(order, threshold + Microsecond).ConfigureAwait(false)).Status, "The outcome of a correction one microsecond later");

        Expect.Equal(0, (await OfAsync(run, inTime).ConfigureAwait(false)).Length, "The rows of an order that was corrected in time");
        Expect.Equal(Findings.NotPlaced, (await run.AuditAsync(order).ConfigureAwait(false)).State.Open, "The open states of an order that is queued for too long");
        StoredAttention row = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal((Findings.NotPlaced, threshold + Microsecond, null, null), (row.Finding, row.OpenedAt, row.What, row.ClosedAt), "The row that the correction opened");
        _ = await run.SweepAsync(order, threshold + Microsecond).ConfigureAwait(false);
        Expect.Equal(row, await OnlyAsync(run, order).ConfigureAwait(false), "The row after a sweep");

        Task<RequestCorrectionOutcome> CorrectAsync(StoredOrder queued, DateTimeOffset at) => run.Store.CorrectRequestAsync(
            new() { Order = queued.Key, Fields = [.. queued.Fields], Link = "https://example.com/other", By = "anna", At = at }, run.CancellationToken);
    }

    internal static async Task SweepGivesUpOverdue(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(new OrderToAdd { IsQueued = true }).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(order, ConformanceRun.Send(order))).ConfigureAwait(false);
        DateTimeOffset overdue = order.State.StatusSince.Add(TimeSpan.FromMinutes(5));

        Expect.Equal(0, (await run.SweepAsync(order, overdue - Microsecond).ConfigureAwait(false)).Count, "What a sweep finds before the answer is overdue");
        _ = await run.SweepAsync(order, overdue).ConfigureAwait(false);

        StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.Equal((SubmissionStatus.Unknown, Findings.SubmissionUnknown), (now.State.Submission!.Status, now.State.Open), "The submission, and what is open, once the answer is overdue");
        Expect.Equal((SubmissionStatus.Unknown, overdue), (now.History[^1].Submission!.Value, now.History[^1].At), "The last history row");
        Expect.Equal(Findings.SubmissionUnknown, (await OnlyAsync(run, order).ConfigureAwait(false)).Finding, "The row of attention");

        OrderSubmission exists = ConformanceRun.Step(order, SubmissionStep.Place(), 30) with { By = "anna" };
        await run.SubmitPermittedAsync(exists).ConfigureAwait(false);
        Expect.Equal(exists.At, (await OnlyAsync(run, order).ConfigureAwait(false)).ClosedAt!.Value, "When the row was closed: when a person found the order");
    }

    internal static async Task SweepHasALimit(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(3).ConfigureAwait(false);
        DateTimeOffset late = orders.Max(order => order.State.StatusSince) + StuckAfter + Microsecond;

        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => run.Store.SweepAsync(late, 0, run.CancellationToken), "A sweep of no orders").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => run.Store.SweepAsync(late, 1001, run.CancellationToken), "A sweep of 1,001 orders").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(() => run.Store.SweepAsync(late, 1, new CancellationToken(canceled: true)), "A sweep that is canceled").ConfigureAwait(false);
        SweepOutcome sweep = await run.Store.SweepAsync(late, 2, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal((2, true), (sweep.Checked, sweep.IsMoreDue), "How many orders a sweep of at most two looks at, and whether more are due");
        while (sweep.IsMoreDue)
        {
            sweep = await run.Store.SweepAsync(late, 2, run.CancellationToken).ConfigureAwait(false);
            Expect.That(sweep.Checked <= 2, $"a sweep of at most two looks at no more, but it looked at {sweep.Checked}");
        }

        foreach (StoredOrder order in orders)
        {
            Expect.Equal(Findings.StuckInProcessing, (await run.AuditAsync(order).ConfigureAwait(false)).State.Open, "What is open once nothing more is due");
        }
    }

    internal static async Task PlacedTwiceIsTold(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(new OrderToAdd { IsQueued = true }).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(order, ConformanceRun.Send(order))).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(order, SubmissionStep.Place(), 2)).ConfigureAwait(false);

        OrderSubmission late = ConformanceRun.Step(order, SubmissionStep.PlaceLate(), 3);
        for (int time = 0; time < 2; time++)
        {
            OrderSubmissionOutcome outcome = await run.SubmitAsync(late with { Note = $"answer {time}" }).ConfigureAwait(false);
            Expect.Equal(Findings.PlacedTwice, outcome.Submission.Update.Findings, "The finding of a late answer with a second identifier");
        }

        StoredAttention row = await OnlyAsync(run, order).ConfigureAwait(false);
        Expect.Equal(Findings.PlacedTwice, row.Finding, "The finding of the one row");
        Expect.That(row.What?.Contains(late.ProviderOrderId!, StringComparison.Ordinal) == true, "the row names the second order at the provider");
    }

    internal static async Task DeadlinesAreRewritten(ConformanceRun run)
    {
        string service = ConformanceRun.NewProviderOrderId();
        StoredOrder order = await run.AddAsync(new OrderToAdd { Service = service }).ConfigureAwait(false);
        StoredOrder other = await run.AddAsync(new OrderToAdd { Service = $"{service}-2" }).ConfigureAwait(false);
        DateTimeOffset late = order.State.StatusSince + StuckAfter + Microsecond;

        Expect.Equal(0L, await run.Store.RewriteDeadlinesAsync(service, late - Microsecond, run.CancellationToken).ConfigureAwait(false), "The orders that are new under the same rules");
        await run.EnsureUntouchedAsync(order, "after its deadline was rewritten as it was").ConfigureAwait(false);
        Expect.Equal(1L, await run.Store.RewriteDeadlinesAsync(service.ToUpperInvariant(), late, run.CancellationToken).ConfigureAwait(false), "The orders of which one is stuck by now, the service in capitals");
        Expect.Equal(Findings.StuckInProcessing, (await OnlyAsync(run, order).ConfigureAwait(false)).Finding, "The row of attention");
        await run.EnsureUntouchedAsync(other, "after the deadlines of another service were rewritten").ConfigureAwait(false);
    }

    internal static async Task ManySweepersOpenOnce(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(40).ConfigureAwait(false);
        DateTimeOffset late = orders.Max(order => order.State.StatusSince) + StuckAfter + Microsecond;

        SweepOutcome[][] sweeps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SweepAllAsync))).ConfigureAwait(false);

        foreach (StoredOrder order in orders)
        {
            int told = sweeps.SelectMany(each => each).SelectMany(sweep => sweep.Outcomes).Count(outcome => outcome.Order == order.Key && outcome.Update.Raised != Findings.None);
            Expect.Equal(1, told, "How many of four sweepers opened the state of an order");
            Expect.Equal(Findings.StuckInProcessing, (await OnlyAsync(run, order).ConfigureAwait(false)).Finding, "The one row of an order that four sweepers found");
        }

        async Task<SweepOutcome[]> SweepAllAsync()
        {
            List<SweepOutcome> made = [];
            do
            {
                made.Add(await run.Store.SweepAsync(late, 5, run.CancellationToken).ConfigureAwait(false));
            }
            while (made[^1].IsMoreDue);
            return [.. made];
        }
    }

    private static AttentionClosing Closing(StoredAttention row) => new() { Id = row.Id, By = "anna", At = row.OpenedAt.Add(TimeSpan.FromMinutes(2)), Note = "called them" };

    private static async Task<StoredAttention> OnlyAsync(ConformanceRun run, StoredOrder order)
    {
        StoredAttention[] rows = await OfAsync(run, order).ConfigureAwait(false);
        Expect.Equal(1, rows.Length, $"The number of rows of attention of order {order.Key}: {string.Join(", ", rows.Select(row => $"{row.Finding} {row.What}"))}");
        return rows[0];
    }

    // Other cases may have left words of the provider behind.
    private static async Task<StoredAttention[]> OfAsync(ConformanceRun run, StoredOrder order) =>
        [.. (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Where(row => row.Order == order.Key)];
}
