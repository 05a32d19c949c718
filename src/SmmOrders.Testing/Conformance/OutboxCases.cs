using System.Collections.Concurrent;

namespace SmmOrders.Testing;

/// <summary>Promises about the outbox.</summary>
internal static class OutboxCases
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    internal static void WithEuros(SmmOrdersOptions options) => options.RefundsByCurrency["EUR"] = RefundPolicy.HalfUp(2);

    internal static async Task EventsTellWhatHappened(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(new OrderToAdd { Currency = "EUR" }).ConfigureAwait(false);
        OrderReport held = ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial));
        OrderReport end = ConformanceRun.Partial(order, minutes: 20);
        _ = await run.ApplyOneAsync(held).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(end).ConfigureAwait(false);
        _ = await run.DecideAsync(ConformanceRun.Decision(order, Decision.Refund(total: 5.00m, seen: 4.00m), 30)).ConfigureAwait(false);

        List<OutboxEvent> told = await DeliverAllAsync(run, run.Sinks[0], Later(order)).ConfigureAwait(false);

        Expect.All(
            [OutboxKind.AttentionOpened, OutboxKind.History, OutboxKind.History, OutboxKind.AttentionClosed, OutboxKind.History], told.Select(each => each.Kind),
            "What is told of an order that was held, ended and refunded by hand");
        StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.All(now.History.Select(entry => HistoryOf(entry, "EUR")), told.Select(each => each.History).OfType<OutboxHistory>(), "The rows of the history that are told");
        Expect.All(now.History.Select(entry => entry.At), told.Where(each => each.History is not null).Select(each => each.At), "When each happened");
        StoredAttention row = (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single(each => each.Order == order.Key);
        Expect.All(
            [(row.Id, Findings.RemainsMissing, row.What, held.At, (DateTimeOffset?)end.At), (row.Id, Findings.RemainsMissing, row.What, held.At, end.At)],
            told.Select(each => each.Attention).OfType<OutboxAttention>().Select(each => (each.Id, each.Finding, each.What, each.OpenedAt, each.ClosedAt)),
            "The row of attention that is told, as it is now");
        Expect.All([held.At, end.At], told.Where(each => each.Attention is not null).Select(each => each.At), "When it was opened and closed");
        foreach (OutboxEvent each in told)
        {
            Expect.Equal((order.Key, run.Sinks[0], 1), (each.Order!.Value, each.Sink, each.Tries), "The order, the sink and the tries of an event");
        }
    }

    internal static async Task EachSinkIsToldOnce(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(order)).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 20)).ConfigureAwait(false);
        Expect.All(run.Sinks, run.Store.OutboxSinks, "The sinks of the store");

        List<OutboxEvent> first = await DeliverAllAsync(run, run.Sinks[0], Later(order)).ConfigureAwait(false);
        await EnsureBacklogAsync(run, run.Sinks[0], 0, 0).ConfigureAwait(false);
        await EnsureBacklogAsync(run, run.Sinks[1], 2, 0, first[0].At).ConfigureAwait(false);
        List<OutboxEvent> second = await DeliverAllAsync(run, run.Sinks[1], Later(order)).ConfigureAwait(false);

        Expect.All([1L, 2L], first.Select(each => each.History!.Number), "The rows that the first sink is told of");
        Expect.All([1L, 2L], second.Select(each => each.History!.Number), "The rows that the second sink is told of, after the first has them");
        Expect.Equal(4, first.Concat(second).Select(each => each.Id).Distinct().Count(), "The number of identifiers of two events for two sinks");
        Expect.Equal(0, (await DeliverAllAsync(run, run.Sinks[0], Later(order) + TimeSpan.FromDays(1)).ConfigureAwait(false)).Count, "What is told a day later");
    }

    internal static async Task NotWrittenIsNotTold(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        run.Payer.Fault = _ => new InvalidOperationException("The wallet is gone.");
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(order)).ConfigureAwait(false);

        OutboxEvent fault = await OnlyAsync(run, Later(order)).ConfigureAwait(false);
        Expect.Equal((OutboxKind.AttentionOpened, Findings.NotApplied), (fault.Kind, fault.Attention?.Finding), "What is told of a refund that could not be paid");

        run.Payer.Fault = _ => null;
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 20)).ConfigureAwait(false);
        Expect.All(
            [OutboxKind.History, OutboxKind.History, OutboxKind.AttentionClosed], (await DeliverAllAsync(run, run.Sinks[0], Later(order)).ConfigureAwait(false)).Select(each => each.Kind),
            "What is told once it could be paid");
    }

    internal static async Task EarlierComeFirst(ConformanceRun run)
    {
        (StoredOrder slow, StoredOrder quick) = (await run.AddAsync().ConfigureAwait(false), await run.AddAsync().ConfigureAwait(false));
        _ = await run.ApplyAsync(ConformanceRun.Partial(slow), ConformanceRun.Partial(quick)).ConfigureAwait(false);
        DateTimeOffset now = Later(quick);

        IReadOnlyList<OutboxEvent> some = await ClaimAsync(run, now, most: 1).ConfigureAwait(false);
        Expect.Equal(1, some.Count, "What a claim of at most one event gives out");
        IReadOnlyList<OutboxEvent> first = [.. some, .. await ClaimAsync(run, now).ConfigureAwait(false)];
        Expect.All([(slow.Key, 1L), (quick.Key, 1L)], first.Select(each => (each.Order!.Value, each.History!.Number)).OrderByDescending(each => each.Value == slow.Key), "The first event of each order, and no other");
        Expect.Equal(0, (await ClaimAsync(run, now).ConfigureAwait(false)).Count, "What is given out while the first are claimed");

        OutboxEvent failed = first.Single(each => each.Order == slow.Key);
        OutboxDelivery[] deliveries =
        [
            OutboxDelivery.Failed(failed, "503", TimeSpan.FromMinutes(10), mostTries: 5),
            OutboxDelivery.Delivered(first.Single(each => each.Order == quick.Key)),
        ];
        Expect.Equal(2, await run.Store.RecordOutboxAsync(deliveries, now, run.CancellationToken).ConfigureAwait(false), "How many deliveries counted");

        OutboxEvent next = await OnlyAsync(run, now).ConfigureAwait(false);
        Expect.Equal((quick.Key, 2L), (next.Order!.Value, next.History!.Number), "What is given out while an event of another order waits");
        DateTimeOffset due = now + TimeSpan.FromMinutes(10);
        Expect.Equal(0, (await ClaimAsync(run, due - Microsecond).ConfigureAwait(false)).Count, "What is given out just before the failed event is due again");
        OutboxEvent again = await OnlyAsync(run, due).ConfigureAwait(false);
        Expect.Equal((failed.Id, 2), (again.Id, again.Tries), "The event and its tries, once it is due again");
        OutboxEvent last = await OnlyAsync(run, due).ConfigureAwait(false);
        Expect.Equal((slow.Key, 2L, 1), (last.Order!.Value, last.History!.Number, last.Tries), "What is given out after it");
    }

    internal static async Task ClaimEnds(ConformanceRun run)
    {
        StoredOrder order = await AddPlacedAsync(run).ConfigureAwait(false);
        DateTimeOffset now = Later(order);

        OutboxEvent dead = Single(await ClaimAsync(run, now + TimeSpan.FromTicks(9)).ConfigureAwait(false));
        Expect.Equal(now + Lease, dead.ClaimedUntil, "Until when a claim holds, in whole microseconds");
        Expect.Equal(0, (await ClaimAsync(run, dead.ClaimedUntil - Microsecond).ConfigureAwait(false)).Count, "What is given out while the claim holds");
        OutboxEvent taken = Single(await ClaimAsync(run, dead.ClaimedUntil).ConfigureAwait(false));
        Expect.Equal(dead with { Tries = 2, ClaimedUntil = dead.ClaimedUntil + Lease }, taken, "The event that is given out when its claim has ended");

        foreach (OutboxDelivery late in new[] { OutboxDelivery.Failed(dead, "late", TimeSpan.Zero, 1), OutboxDelivery.GivenBack(dead) })
        {
            Expect.Equal(0, await run.Store.RecordOutboxAsync([late], now, run.CancellationToken).ConfigureAwait(false), "How many of the failures count whose claim has ended");
        }

        Expect.Equal(1, await run.Store.RecordOutboxAsync([OutboxDelivery.GivenBack(taken)], dead.ClaimedUntil, run.CancellationToken).ConfigureAwait(false), "How many returns count");
        OutboxEvent back = Single(await ClaimAsync(run, dead.ClaimedUntil).ConfigureAwait(false));
        Expect.Equal((taken.Id, 2), (back.Id, back.Tries), "The event that was given back, and its tries");
        Expect.Equal(1, await run.Store.RecordOutboxAsync([OutboxDelivery.Delivered(dead)], now, run.CancellationToken).ConfigureAwait(false), "How many late deliveries count");
        Expect.Equal(0, await run.Store.RecordOutboxAsync([OutboxDelivery.Delivered(back)], now, run.CancellationToken).ConfigureAwait(false), "How many count of an event that is delivered");
        Expect.Equal(0, (await ClaimAsync(run, now + TimeSpan.FromDays(1)).ConfigureAwait(false)).Count, "What is given out a day later");
        await EnsureBacklogAsync(run, run.Sinks[0], 0, 0).ConfigureAwait(false);
    }

    internal static async Task DeadWaitsForAPerson(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderReport report = ConformanceRun.Partial(order);
        _ = await run.ApplyOneAsync(report).ConfigureAwait(false);
        DateTimeOffset now = Later(order);
        await EnsureBacklogAsync(run, run.Sinks[0], 2, 0, report.At).ConfigureAwait(false);

        OutboxEvent failing = Single(await ClaimAsync(run, now).ConfigureAwait(false));
        await FailAsync(run, failing, now).ConfigureAwait(false);
        await EnsureBacklogAsync(run, run.Sinks[0], 2, 0, report.At).ConfigureAwait(false);
        await FailAsync(run, Single(await ClaimAsync(run, now).ConfigureAwait(false)), now).ConfigureAwait(false);

        await EnsureBacklogAsync(run, run.Sinks[0], 1, 1, report.At).ConfigureAwait(false);
        Expect.Equal(2L, (await OnlyAsync(run, now).ConfigureAwait(false)).History!.Number, "The row that is told after a dead event");
        Expect.Equal(0, (await ClaimAsync(run, now + TimeSpan.FromDays(1)).ConfigureAwait(false)).Count, "What is given out while an event is dead");
        Expect.Equal(0, await run.Store.RetryOutboxAsync(run.Sinks[0], now, Guid.NewGuid(), run.CancellationToken).ConfigureAwait(false), "How many other events a person makes due");
        Expect.Equal(1, await run.Store.RetryOutboxAsync(run.Sinks[0], now, failing.Id, run.CancellationToken).ConfigureAwait(false), "How many dead events a person makes due");
        Expect.Equal(0, await run.Store.RetryOutboxAsync(run.Sinks[0], now, failing.Id, run.CancellationToken).ConfigureAwait(false), "How many the second time");
        OutboxEvent again = Single(await ClaimAsync(run, now).ConfigureAwait(false));
        Expect.Equal((failing.Id, 1), (again.Id, again.Tries), "The event that a person made due, and its tries");

        _ = await run.Store.RecordOutboxAsync([OutboxDelivery.Failed(again, "410", TimeSpan.Zero, 1)], now, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal(1, await run.Store.RetryOutboxAsync(run.Sinks[0], now, cancellationToken: run.CancellationToken).ConfigureAwait(false), "How many a person makes due who asks for all");
        Expect.Equal(failing.Id, (await OnlyAsync(run, now).ConfigureAwait(false)).Id, "The event that is given out then");
        await EnsureBacklogAsync(run, run.Sinks[0], 0, 0).ConfigureAwait(false);
    }

    internal static async Task ClosingIsToldOnce(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(new OrderToAdd { Provider = ConformanceRun.NewProviderOrderId() }).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial))).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.UnknownStatus("Odd"), 15)).ConfigureAwait(false);
        foreach (StoredAttention row in await run.ReadAttentionAsync(order).ConfigureAwait(false))
        {
            for (int time = 0; time < 2; time++)
            {
                _ = await run.CloseAsync(new() { Id = row.Id, By = "anna", At = row.OpenedAt.Add(TimeSpan.FromMinutes(20)), Note = "called them" }).ConfigureAwait(false);
            }
        }

        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.InProgress), 50)).ConfigureAwait(false);
        List<OutboxEvent> told = await DeliverAllAsync(run, run.Sinks[0], Later(order)).ConfigureAwait(false);

        Expect.All(
            [(OutboxKind.AttentionOpened, Findings.RemainsMissing), (OutboxKind.AttentionClosed, Findings.RemainsMissing), (OutboxKind.History, default)],
            told.Where(each => each.Order == order.Key).Select(each => (each.Kind, each.Attention?.Finding ?? default)),
            "What is told of an order whose attention a person closed before its state was over");
        Expect.All(
            [(OutboxKind.AttentionOpened, order.Provider, "Odd"), (OutboxKind.AttentionClosed, order.Provider, "Odd")],
            told.Where(each => each.Order is null).Select(each => (each.Kind, each.Attention!.Provider, each.Attention.What)),
            "What is told of the word of a provider");
        Expect.All(
            [("anna", "called them"), ("anna", "called them")],
            told.Where(each => each.Kind == OutboxKind.AttentionClosed).Select(each => (each.Attention!.ClosedBy, each.Attention.Note)), "Who closed them and why");
    }

    internal static async Task SilentProviderIsTold(ConformanceRun run)
    {
        string provider = ConformanceRun.NewProviderOrderId();
        StoredOrder order = await run.AddAsync(new OrderToAdd { Provider = provider }).ConfigureAwait(false);
        DateTimeOffset now = order.State.StatusSince;
        foreach (int hours in new[] { 0, 25, 26 })
        {
            DateTimeOffset at = now.Add(TimeSpan.FromHours(hours));
            _ = await run.Store.ReportOutageAsync(new() { Provider = provider, At = at, Words = "no answer", ProbeAt = at }, run.CancellationToken).ConfigureAwait(false);
        }

        _ = await run.Store.ReportRecoveryAsync(provider, now.Add(TimeSpan.FromHours(27)), run.CancellationToken).ConfigureAwait(false);
        List<OutboxEvent> told = await DeliverAllAsync(run, run.Sinks[0], now.Add(TimeSpan.FromHours(28))).ConfigureAwait(false);

        Expect.All(
            [(OutboxKind.AttentionOpened, Findings.Unanswered, now.Add(TimeSpan.FromHours(25))), (OutboxKind.AttentionClosed, Findings.Unanswered, now.Add(TimeSpan.FromHours(27)))],
            told.Where(each => each.Attention?.Provider == provider).Select(each => (each.Kind, each.Attention!.Finding, each.At)),
            "What is told of a provider that was silent for a day");
    }

    internal static async Task ManyClaimersTellOnce(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(12).ConfigureAwait(false);
        _ = await run.ApplyAsync([.. orders.Select(order => ConformanceRun.Partial(order))]).ConfigureAwait(false);
        DateTimeOffset now = Later(orders[^1]);
        ConcurrentQueue<OutboxEvent> told = [];

        _ = await RaceCases.AtOnceAsync(4, async _ =>
        {
            while ((await run.Store.ReadOutboxAsync(run.Sinks[0], run.CancellationToken).ConfigureAwait(false)).Waiting > 0)
            {
                IReadOnlyList<OutboxEvent> claimed = await ClaimAsync(run, now, most: 3).ConfigureAwait(false);
                foreach (OutboxEvent each in claimed)
                {
                    told.Enqueue(each);
                }

                _ = await run.Store.RecordOutboxAsync([.. claimed.Select(OutboxDelivery.Delivered)], now, run.CancellationToken).ConfigureAwait(false);
                Expect.That(told.Count <= 2 * orders.Length, $"each event is told once, but {told.Count} are told of {2 * orders.Length}");
            }

            return 0;
        }).ConfigureAwait(false);

        foreach (StoredOrder order in orders)
        {
            Expect.All([1L, 2L], told.Where(each => each.Order == order.Key).Select(each => each.History!.Number), "The rows of an order that four claimers told, in turn");
        }
    }

    internal static async Task UndeliveredIsNotPurged(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial))).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 20)).ConfigureAwait(false);
        StoredOrder ended = await run.AuditAsync(order).ConfigureAwait(false);
        DateTimeOffset before = ended.State.StatusSince + Microsecond;

        _ = await run.Store.PurgeAsync(before, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal(ended, await run.AuditAsync(order).ConfigureAwait(false), "An order with events to deliver, after a purge");
        OutboxEvent dead = Single(await ClaimAsync(run, Later(order)).ConfigureAwait(false));
        _ = await run.Store.RecordOutboxAsync([OutboxDelivery.Failed(dead, "503", TimeSpan.Zero, mostTries: 1)], Later(order), run.CancellationToken).ConfigureAwait(false);
        List<OutboxEvent> told = await DeliverAllAsync(run, run.Sinks[0], Later(order)).ConfigureAwait(false);
        Expect.All(
            [OutboxKind.AttentionOpened, OutboxKind.History, OutboxKind.History, OutboxKind.AttentionClosed], new[] { dead }.Concat(told).Select(each => each.Kind),
            "What is told of an order after a purge");

        _ = await run.Store.PurgeAsync(before, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal(ended, await run.AuditAsync(order).ConfigureAwait(false), "An order with a dead event, after a purge");
        _ = await run.Store.RetryOutboxAsync(run.Sinks[0], Later(order), dead.Id, run.CancellationToken).ConfigureAwait(false);
        _ = await OnlyAsync(run, Later(order)).ConfigureAwait(false);

        _ = await run.Store.PurgeAsync(before, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal(ended with { History = [], HistoryPurgedTo = ended.History.Length }, await run.ReadAsync(order.Key).ConfigureAwait(false), "The order once everything is delivered, after a purge");
        Expect.Equal(0, await run.Store.RecordOutboxAsync([OutboxDelivery.Delivered(dead)], Later(order), run.CancellationToken).ConfigureAwait(false), "How many deliveries count of an event that was purged");
        await EnsureBacklogAsync(run, run.Sinks[0], 0, 0).ConfigureAwait(false);
    }

    internal static async Task ErasedIsNotTold(ConformanceRun run)
    {
        const string Customer = "customer 7";
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.ProviderError($"{Customer} is private"))).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial), 20)).ConfigureAwait(false);
        OrderDecision end = ConformanceRun.Decision(order, Decision.EndPartial(600), 30) with { By = Customer, Note = $"{Customer} went private" };
        Expect.Equal(ApplyStatus.Applied, (await run.DecideAsync(end).ConfigureAwait(false)).Status, "The outcome of ending it by hand");
        OrderErasure erasure = new() { Orders = [order.Key], Replacement = "gone", By = Customer };
        Expect.Equal(ApplyStatus.Applied, (await run.Store.EraseAsync(erasure, run.CancellationToken).ConfigureAwait(false))[0].Status, "The outcome of erasing the customer");

        List<OutboxEvent> told = await DeliverAllAsync(run, run.Sinks[0], Later(order)).ConfigureAwait(false);

        OutboxHistory decided = told.Select(each => each.History).OfType<OutboxHistory>().Last();
        Expect.Equal(("gone", "gone"), (decided.By, decided.Note), "Who decided and why, as it is told after the erasure");
        foreach (OutboxEvent each in told)
        {
            string words = $"{each.History?.By} {each.History?.Note} {each.History?.Reported} {each.Attention?.What} {each.Attention?.Note} {each.Attention?.ClosedBy}";
            Expect.That(!words.Contains(Customer, StringComparison.Ordinal), $"the customer is erased from what is told: {words}");
        }
    }

    internal static async Task WrongArgumentsAreRefused(ConformanceRun run)
    {
        StoredOrder order = await AddPlacedAsync(run).ConfigureAwait(false);
        DateTimeOffset now = Later(order);
        CancellationToken canceled = new(canceled: true);
        (string sink, string other) = (run.Sinks[0], $"{run.Sinks[0]}-2");
        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.ClaimOutboxAsync(other, now, Lease, 1, run.CancellationToken), "A claim for another sink").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.ClaimOutboxAsync(null!, now, Lease, 1, run.CancellationToken), "A claim for no sink").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.ReadOutboxAsync(other, run.CancellationToken), "The backlog of another sink").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.RetryOutboxAsync(other, now, null, run.CancellationToken), "The dead events of another sink").ConfigureAwait(false);
        foreach ((TimeSpan lease, int most) in new[] { (TimeSpan.Zero, 1), (TimeSpan.FromDays(1) + Microsecond, 1), (Lease, 0), (Lease, 1001) })
        {
            await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => run.Store.ClaimOutboxAsync(sink, now, lease, most, run.CancellationToken), $"A claim of {most} events for {lease}").ConfigureAwait(false);
        }

        await Expect.ThrowsAsync<OperationCanceledException>(() => run.Store.ClaimOutboxAsync(sink, now, Lease, 1, canceled), "A claim that is canceled").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => run.Store.RecordOutboxAsync(null!, now, run.CancellationToken), "Deliveries that are null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => run.Store.RecordOutboxAsync([null!], now, run.CancellationToken), "A delivery that is null").ConfigureAwait(false);

        OutboxEvent claimed = Single(await ClaimAsync(run, now).ConfigureAwait(false));
        Expect.Equal(1, claimed.Tries, "The tries of an event after claims that were refused");
        OutboxDelivery delivered = OutboxDelivery.Delivered(claimed);
        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.RecordOutboxAsync([.. Enumerable.Repeat(delivered, 1001)], now, run.CancellationToken), "1,001 deliveries").ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(() => run.Store.RecordOutboxAsync([delivered], now, canceled), "A record that is canceled").ConfigureAwait(false);
        Expect.Equal(0, await run.Store.RecordOutboxAsync([], now, run.CancellationToken).ConfigureAwait(false), "How many of no deliveries count");
        await EnsureBacklogAsync(run, sink, 1, 0, claimed.At).ConfigureAwait(false);
    }

    // When everything that the cases report has happened.
    private static DateTimeOffset Later(StoredOrder order) => order.State.StatusSince.Add(TimeSpan.FromHours(2));

    private static OutboxHistory HistoryOf(StoredHistoryEntry entry, string currency) => new()
    {
        Number = entry.Number,
        Kind = entry.Kind,
        From = entry.From,
        To = entry.To,
        Delivered = entry.Delivered,
        RefundAmount = entry.RefundAmount,
        RefundTotal = entry.RefundTotal,
        Currency = entry.RefundAmount is null ? null : currency,
        Findings = entry.Findings,
        Reported = entry.Reported,
        By = entry.By,
        Note = entry.Note,
        Submission = entry.Submission,
    };

    // An order with one event: a person's refund.
    private static async Task<StoredOrder> AddPlacedAsync(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        _ = await run.DecideAsync(ConformanceRun.Decision(order, Decision.Refund(total: 1.00m, seen: 0m))).ConfigureAwait(false);
        return order;
    }

    private static Task<IReadOnlyList<OutboxEvent>> ClaimAsync(ConformanceRun run, DateTimeOffset now, int most = 100) =>
        run.Store.ClaimOutboxAsync(run.Sinks[0], now, Lease, most, run.CancellationToken);

    // Claims the only event that is due, and delivers it.
    private static async Task<OutboxEvent> OnlyAsync(ConformanceRun run, DateTimeOffset now)
    {
        OutboxEvent only = Single(await ClaimAsync(run, now).ConfigureAwait(false));
        Expect.Equal(1, await run.Store.RecordOutboxAsync([OutboxDelivery.Delivered(only)], now, run.CancellationToken).ConfigureAwait(false), "How many deliveries count of one");
        return only;
    }

    private static OutboxEvent Single(IReadOnlyList<OutboxEvent> claimed)
    {
        Expect.Equal(1, claimed.Count, $"The number of events that are given out: {string.Join(", ", claimed.Select(each => $"{each.Kind} of {each.Order}"))}");
        return claimed[0];
    }

    private static async Task FailAsync(ConformanceRun run, OutboxEvent claimed, DateTimeOffset now) => Expect.Equal(
        1, await run.Store.RecordOutboxAsync([OutboxDelivery.Failed(claimed, "503", TimeSpan.Zero, mostTries: 2)], now, run.CancellationToken).ConfigureAwait(false),
        "How many failures count of one");

    private static async Task<List<OutboxEvent>> DeliverAllAsync(ConformanceRun run, string sink, DateTimeOffset now)
    {
        List<OutboxEvent> told = [];
        while (await run.Store.ClaimOutboxAsync(sink, now, Lease, 100, run.CancellationToken).ConfigureAwait(false) is { Count: > 0 } claimed)
        {
            Expect.Equal(claimed.Count, claimed.Select(each => each.Order ?? OrderKey.Of(each.Attention!.Id)).Distinct().Count(), "The number of orders of the events of a claim, at most one of each");
            told.AddRange(claimed);
            _ = await run.Store.RecordOutboxAsync([.. claimed.Select(OutboxDelivery.Delivered)], now, run.CancellationToken).ConfigureAwait(false);
            Expect.That(told.Count < 100, "each event is told once, but they come again and again");
        }

        return told;
    }

    private static async Task EnsureBacklogAsync(ConformanceRun run, string sink, long waiting, long dead, DateTimeOffset? oldest = null) => Expect.Equal(
        new OutboxBacklog { Sink = sink, Waiting = waiting, Dead = dead, OldestAt = oldest },
        await run.Store.ReadOutboxAsync(sink, run.CancellationToken).ConfigureAwait(false), "What is not delivered to the sink");
}
