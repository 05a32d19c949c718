namespace SmmOrders.Testing;

/// <summary>Promises about what wakes workers, what metrics count, and whether the store is ready.</summary>
internal static class MonitoringCases
{
    internal static async Task NewWorkWakes(ConformanceRun run)
    {
        CancellationToken next = run.Store.Signal.Next;
        ExpectSet(false, "before anything happened");
        StoredOrder queued = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        ExpectSet(true, "after an order was added");
        ExpectSet(false, "a second time after one order");

        ClaimedSubmission claimed = await run.ClaimedAsync(queued).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(queued, claimed.Attempt, SubmissionStep.Refuse(RefusalKind.Duplicate))).ConfigureAwait(false);
        ExpectSet(false, "after a claim and an answer that a person must decide");
        await run.SubmitPermittedAsync(ConformanceRun.Step(queued, SubmissionStep.Requeue(), 3) with { By = "anna" }).ConfigureAwait(false);
        ExpectSet(true, "after a person queued an order again");

        StoredOrder placed = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        ExpectSet(true, "after a second order was added");
        _ = await run.AskedAsync(placed, RequestKind.Cancel).ConfigureAwait(false);
        ExpectSet(true, "after a request was asked");

        await run.Store.StopSubmissionAsync(new() { Provider = placed.Provider!, Since = placed.State.StatusSince, Why = "out of funds" }, run.CancellationToken).ConfigureAwait(false);
        ExpectSet(false, "after a provider was stopped");
        _ = await run.Store.ResumeSubmissionAsync(placed.Provider!, run.CancellationToken).ConfigureAwait(false);
        ExpectSet(true, "after a provider was resumed");

        void ExpectSet(bool isSet, string when)
        {
            Expect.Equal(isSet, next.IsCancellationRequested, $"Whether workers are woken {when}");
            next = run.Store.Signal.Next;
        }
    }

    internal static async Task WaitingIsCounted(ConformanceRun run)
    {
        StoredOrder[] placed = await run.AddAsync(3, PollCases.Placed()).ConfigureAwait(false);
        string provider = placed[0].Provider!;
        StoredOrder[] queued = await run.AddAsync(2, ClaimCases.Queued() with { Provider = provider }).ConfigureAwait(false);
        ClaimedPoll[] polls = [.. (await run.ClaimPollsAsync(placed[2], minutes: 3).ConfigureAwait(false)).Polls];
        Expect.All(placed.Select(order => order.NextPollAt), polls.OrderBy(poll => Array.FindIndex(placed, order => order.Key == poll.Order)).Select(poll => (DateTimeOffset?)poll.DueAt), "When the claimed orders were due");
        _ = await run.ApplyAsync(ConformanceRun.Partial(placed[0]), ConformanceRun.Report(placed[1], StatusReport.Of(OrderStatus.InProgress, 900))).ConfigureAwait(false);
        ClaimedSubmission sending = await run.ClaimedAsync(queued[1]).ConfigureAwait(false);
        StoredOrder waiting = await run.ReadAsync(queued.Single(order => order.Key != sending.Order).Key).ConfigureAwait(false);

        OrderCounts counts = await run.Store.CountOrdersAsync(run.CancellationToken).ConfigureAwait(false);

        Expect.All(
            [await PolledAsync(placed[2]).ConfigureAwait(false), await PolledAsync(placed[1]).ConfigureAwait(false)],
            counts.Polled.Where(count => count.Provider == provider), "The polled orders of a provider by status, without the one that ended");
        Expect.All(
            [
                new SubmissionCount { Provider = provider, Status = SubmissionStatus.Queued, Count = 1, DueAt = waiting.NextSendAt!.Value },
                new SubmissionCount { Provider = provider, Status = SubmissionStatus.Sending, Count = 1, DueAt = sending.OverdueAt },
            ],
            counts.Submissions.Where(count => count.Provider == provider), "The orders of a provider that are queued or sending");

        async Task<PolledCount> PolledAsync(StoredOrder order)
        {
            StoredOrder now = await run.ReadAsync(order.Key).ConfigureAwait(false);
            return new() { Provider = provider, Status = now.State.Status, Count = 1, DueAt = now.NextPollAt!.Value };
        }
    }

    internal static async Task AttentionIsCounted(ConformanceRun run)
    {
        // A harness may keep the orders of other runs.
        long before = await HeldAsync().ConfigureAwait(false);
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderReport held = ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial));
        _ = await run.ApplyOneAsync(held).ConfigureAwait(false);

        Expect.Equal(before + 1, await HeldAsync().ConfigureAwait(false), "The open rows of orders that are held, once another one is");
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 20)).ConfigureAwait(false);
        Expect.Equal(before, await HeldAsync().ConfigureAwait(false), "The open rows of orders that are held, once it has ended");

        async Task<long> HeldAsync() => (await run.Store.CountOrdersAsync(run.CancellationToken).ConfigureAwait(false)).Attention
            .Where(count => count.Finding == Findings.RemainsMissing).Sum(count => count.Count);
    }

    internal static async Task ReadyStoreSaysSo(ConformanceRun run)
    {
        StoreCheck check = await run.Store.CheckAsync(run.CancellationToken).ConfigureAwait(false);
        Expect.That(check.IsReady, $"a store that works is ready, but it says: {string.Join(' ', check.Faults)}");
    }
}
