using System.Collections.Immutable;

namespace SmmOrders.Testing;

/// <summary>Promises about what is forgotten, and what is not.</summary>
internal static class RetentionCases
{
    private const string Link = "https://example.com/a-customer";

    internal static async Task EndedIsPurged(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Queued()).ConfigureAwait(false);
        await EndAsync(run, order).ConfigureAwait(false);
        StoredAttention closed = (await run.ReadAttentionAsync(order).ConfigureAwait(false)).First(row => row.Finding == Findings.RemainsMissing);
        StoredOrder ended = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.That(closed.ClosedAt is not null && ended is { History.Length: > 3, Attempts.Length: 2, Refunds.Length: 1 }, "the order has a history, attempts, a refund and closed attention");

        PurgeOutcome outcome = await PurgeAsync(run, ended, microseconds: 1).ConfigureAwait(false);

        Expect.That(outcome.Orders >= 1 && outcome.Rows >= ended.History.Length + 3, $"the outcome counts the order and its rows, but it is {outcome}");
        StoredOrder purged = await run.ReadAsync(order.Key).ConfigureAwait(false);
        Expect.Equal(ended with { History = [], Attempts = [], HistoryPurgedTo = ended.History.Length }, purged, "The order, without what happened to it");
        Expect.That((await run.ReadAttentionAsync(order).ConfigureAwait(false)).All(row => row.Id != closed.Id), "the closed row of attention is gone");

        _ = await PurgeAsync(run, ended, microseconds: 1).ConfigureAwait(false);
        Expect.Equal(purged, await run.ReadAsync(order.Key).ConfigureAwait(false), "The order after another purge");
    }

    internal static async Task OthersAreNotPurged(ConformanceRun run)
    {
        StoredOrder open = await run.AddAsync(Queued()).ConfigureAwait(false);
        await PlaceAsync(run, open).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(open, StatusReport.Of(OrderStatus.InProgress))).ConfigureAwait(false);
        StoredOrder later = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(later)).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(later, StatusReport.Of(OrderStatus.InProgress), 20)).ConfigureAwait(false);
        StoredOrder ended = await run.AuditAsync(later).ConfigureAwait(false);
        StoredAttention attention = (await run.ReadAttentionAsync(later).ConfigureAwait(false)).Single(row => row.Order == later.Key);

        // It ended at that very instant.
        _ = await PurgeAsync(run, ended, microseconds: 0).ConfigureAwait(false);

        Expect.Equal(ended, await run.AuditAsync(later).ConfigureAwait(false), "An order that ended at the instant");
        StoredOrder now = await run.AuditAsync(open).ConfigureAwait(false);
        Expect.Equal((1, 0L), (now.Attempts.Length, now.HistoryPurgedTo), "The attempts and the mark of an open order");

        _ = await PurgeAsync(run, ended, microseconds: 1).ConfigureAwait(false);
        Expect.Equal(attention.Id, (await run.ReadAttentionAsync(later).ConfigureAwait(false)).SingleOrDefault(row => row.Order == later.Key)?.Id, "The row of attention that nobody closed");
        Expect.Equal(now, await run.AuditAsync(open).ConfigureAwait(false), "The open order after a later purge");
    }

    internal static async Task UndecidedRequestIsKept(ConformanceRun run)
    {
        (StoredOrder undecided, _, Guid second) = await RequestCases.RefilledAsync(run, isUnknown: true).ConfigureAwait(false);
        (StoredOrder replaced, _, Guid first) = await RequestCases.RefilledAsync(run, isUnknown: false).ConfigureAwait(false);
        StoredOrder unknown = await CompletedAsync(run).ConfigureAwait(false);
        Guid lost = await run.AskedAsync(unknown, RequestKind.Refill).ConfigureAwait(false);
        _ = await run.SweepAsync(unknown, (await run.ClaimedRequestAsync(unknown).ConfigureAwait(false)).OverdueAt).ConfigureAwait(false);
        StoredOrder sending = await CompletedAsync(run).ConfigureAwait(false);
        Guid sent = await run.AskedAsync(sending, RequestKind.Refill).ConfigureAwait(false);
        _ = await run.ClaimedRequestAsync(sending).ConfigureAwait(false);
        StoredOrder canceled = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        Guid moot = await run.AskedAsync(canceled, RequestKind.Cancel).ConfigureAwait(false);
        _ = await run.ClaimedRequestAsync(canceled).ConfigureAwait(false);
        _ = await run.AnswerAsync(canceled, moot, RequestStep.Acknowledge()).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(canceled, StatusReport.Of(OrderStatus.Canceled))).ConfigureAwait(false);
        StoredOrder ended = await run.AuditAsync(canceled).ConfigureAwait(false);

        _ = await PurgeAsync(run, ended, microseconds: 1).ConfigureAwait(false);

        Expect.All([(first, RequestStatus.Asked)], (await RequestsAsync(replaced).ConfigureAwait(false)).Select(Of), "The requests of an order with a refill in the place of a cancellation that was being sent");
        Expect.All([(second, RequestStatus.Asked)], (await RequestsAsync(undecided).ConfigureAwait(false)).Select(Of), "The requests of an order with a refill in the place of a cancellation that is unknown");
        Expect.All([(lost, RequestStatus.Unknown)], (await RequestsAsync(unknown).ConfigureAwait(false)).Select(Of), "The requests of an order whose refill is unknown");
        Expect.All([(sent, RequestStatus.Sending)], (await RequestsAsync(sending).ConfigureAwait(false)).Select(Of), "The requests of an order whose refill is being sent");
        Expect.Equal(0, (await RequestsAsync(canceled).ConfigureAwait(false)).Length, "The number of requests of an order that was canceled as it was asked for");
        Expect.Equal(0, (await run.ReadAsync(unknown.Key).ConfigureAwait(false)).History.Length, "The number of history rows of an order whose refill is unknown");

        OrderRequestOutcome decided = await run.AnswerAsync(unknown, lost, RequestStep.Refuse(RefusalKind.Other), minutes: 20, by: "anna").ConfigureAwait(false);
        OrderRequestOutcome answered = await run.AnswerAsync(sending, sent, RequestStep.Refuse(RefusalKind.Other)).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, ApplyStatus.Applied), (decided.Status, answered.Status), "What a person decides about the unknown refill, and what the provider answers to the other");
        _ = await PurgeAsync(run, ended, microseconds: 1).ConfigureAwait(false);
        Expect.Equal((0, 0), ((await RequestsAsync(unknown).ConfigureAwait(false)).Length, (await RequestsAsync(sending).ConfigureAwait(false)).Length), "The number of requests that are over, after another purge");
        _ = await run.AskedAsync(unknown, RequestKind.Refill).ConfigureAwait(false);

        async Task<ImmutableArray<StoredRequest>> RequestsAsync(StoredOrder order) => (await run.ReadAsync(order.Key).ConfigureAwait(false)).Requests;

        static (Guid, RequestStatus) Of(StoredRequest request) => (request.Id, request.Status);
    }

    internal static async Task PurgedGoesOn(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Partial(order)).ConfigureAwait(false);
        StoredOrder ended = await run.AuditAsync(order).ConfigureAwait(false);
        _ = await PurgeAsync(run, ended, microseconds: 1).ConfigureAwait(false);

        OrderDecisionOutcome corrected = await run.DecideAsync(ConformanceRun.Decision(order, Decision.CorrectToCanceled(), minutes: 60)).ConfigureAwait(false);

        Expect.Equal(ApplyStatus.Applied, corrected.Status, "The outcome of correcting a purged order");
        StoredOrder now = await run.ReadAsync(order.Key).ConfigureAwait(false);
        Expect.All([ended.History.Length + 1L], now.History.Select(entry => entry.Number), "The numbers of the history");
        Expect.All([(4.00m, 4.00m), (6.00m, 10.00m)], now.Refunds.Select(refund => (refund.Amount, refund.TotalAfter)), "The ledger, whole");

        // It ended anew: what is new stays until that is long ago, too.
        _ = await PurgeAsync(run, ended, microseconds: 1).ConfigureAwait(false);
        Expect.Equal(now, await run.ReadAsync(order.Key).ConfigureAwait(false), "The corrected order after the same purge");
        _ = await PurgeAsync(run, now, microseconds: 1).ConfigureAwait(false);
        Expect.Equal(ended.History.Length + 1L, (await run.ReadAsync(order.Key).ConfigureAwait(false)).HistoryPurgedTo, "The mark after a later one");
    }

    internal static async Task WordsAreReplaced(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Queued()).ConfigureAwait(false);
        StoredOrder other = await run.AddAsync(Queued() with { Provider = ConformanceRun.NewProviderOrderId() }).ConfigureAwait(false);
        await EndAsync(run, order, by: "customer 7").ConfigureAwait(false);
        await EndAsync(run, other, by: "customer 7").ConfigureAwait(false);
        StoredOrder placed = await run.AddAsync(Queued()).ConfigureAwait(false);
        await FindAsync(run, placed).ConfigureAwait(false);
        (StoredOrder before, StoredOrder untouched) = (await run.AuditAsync(order).ConfigureAwait(false), await run.AuditAsync(other).ConfigureAwait(false));
        Expect.That(Words(before, await run.ReadAttentionAsync(order).ConfigureAwait(false)).Any(text => text.Contains(Link, StringComparison.Ordinal)), "the customer's words are stored");

        OrderErasure erasure = new() { Orders = [order.Key, OrderKey.Of("no such order"), placed.Key], Replacement = "gone", By = "customer 7" };
        IReadOnlyList<ErasureOutcome> outcomes = await run.Store.EraseAsync(erasure, run.CancellationToken).ConfigureAwait(false);

        Expect.All([ApplyStatus.Applied, ApplyStatus.NotFound, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status), "The outcomes of an order, of none, and of another");
        StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
        foreach (StoredOrder erased in new[] { now, await run.AuditAsync(placed).ConfigureAwait(false) })
        {
            foreach (string text in Words(erased, await run.ReadAttentionAsync(erased).ConfigureAwait(false)))
            {
                Expect.That(!text.Contains(Link, StringComparison.Ordinal) && !text.Contains("customer 7", StringComparison.Ordinal), $"the customer is erased from: {text}");
            }
        }

        Expect.All([("service", "77"), ("link", "gone"), ("quantity", "1000"), ("comments", "gone")], now.Fields.Select(field => (field.Key, field.Value)), "The fields");
        Expect.Equal(before.State, now.State, "The order's state");
        Expect.All(
            before.History.Select(entry => (entry.Number, entry.At, entry.From, entry.To, entry.RefundTotal, entry.Reported)),
            now.History.Select(entry => (entry.Number, entry.At, entry.From, entry.To, entry.RefundTotal, entry.Reported)),
            "What happened");
        Expect.That(now.History.Any(entry => entry.By == "gone") && before.History.Count(entry => entry.By is null) == now.History.Count(entry => entry.By is null), "the history still says where a person decided");
        Expect.All(before.Refunds, now.Refunds, "The ledger");
        Expect.Equal(untouched, await run.AuditAsync(other).ConfigureAwait(false), "Another order of the same words");

        outcomes = await run.Store.EraseAsync(erasure, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Unchanged, outcomes[0].Status, "The outcome of erasing it again");
    }

    internal static async Task UnsentIsNotErased(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Queued()).ConfigureAwait(false);
        OrderErasure erasure = new() { Orders = [order.Key] };
        await EnsureRefusedAsync("queued").ConfigureAwait(false);

        ClaimedSubmission claimed = await run.ClaimedAsync(order).ConfigureAwait(false);
        await EnsureRefusedAsync("sending").ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(order, claimed.Attempt, SubmissionStep.LoseTrack())).ConfigureAwait(false);
        await EnsureRefusedAsync("unknown").ConfigureAwait(false);

        await run.SubmitPermittedAsync(ConformanceRun.Step(order, SubmissionStep.Withdraw(), 3) with { By = "anna" }).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Applied, (await run.Store.EraseAsync(erasure, run.CancellationToken).ConfigureAwait(false))[0].Status, "The outcome once it is withdrawn");

        async Task EnsureRefusedAsync(string status)
        {
            ErasureOutcome outcome = (await run.Store.EraseAsync(erasure, run.CancellationToken).ConfigureAwait(false))[0];
            Expect.Equal((ApplyStatus.Refused, false), (outcome.Status, outcome.Reason is null), $"The outcome for an order that is {status}, and whether it lacks a reason");
            Expect.Equal(Link, (await run.ReadAsync(order.Key).ConfigureAwait(false)).Link, $"The link of an order that is {status}");
        }
    }

    internal static async Task WrongArgumentsChangeNothing(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync().ConfigureAwait(false);
        OrderErasure erasure = new() { Orders = [order.Key] };
        await Expect.ThrowsAsync<ArgumentNullException>(() => EraseAsync(null!), "An erasure that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => EraseAsync(erasure with { Orders = null! }), "An erasure whose orders are null").ConfigureAwait(false);
        foreach (OrderErasure wrong in new[]
        {
            erasure with { Orders = [] }, erasure with { Orders = [order.Key, default] }, erasure with { Replacement = " " }, erasure with { Replacement = new('x', 101) },
            erasure with { Replacement = "a\0" }, erasure with { By = "" },
        })
        {
            await Expect.ThrowsAsync<ArgumentException>(() => EraseAsync(wrong), $"The erasure {wrong}").ConfigureAwait(false);
        }

        await run.EnsureUntouchedAsync(order, "after what is refused").ConfigureAwait(false);

        Task EraseAsync(OrderErasure wrong) => run.Store.EraseAsync(wrong, run.CancellationToken);
    }

    internal static async Task AllAreStopped(ConformanceRun run)
    {
        (string queued, string placed, string stopped) = (ConformanceRun.NewProviderOrderId(), ConformanceRun.NewProviderOrderId(), ConformanceRun.NewProviderOrderId());
        StoredOrder order = await run.AddAsync(Queued() with { Provider = queued }).ConfigureAwait(false);
        _ = await run.AddAsync(new OrderToAdd { Provider = placed }).ConfigureAwait(false);
        _ = await run.AddAsync(Queued() with { Provider = stopped }).ConfigureAwait(false);
        StoredOrder asked = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        _ = await run.AskedAsync(asked, RequestKind.Cancel).ConfigureAwait(false);
        StoredOrder sending = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        _ = await run.AskedAsync(sending, RequestKind.Cancel).ConfigureAwait(false);
        _ = await run.ClaimedRequestAsync(sending).ConfigureAwait(false);
        DateTimeOffset now = order.State.StatusSince.Add(TimeSpan.FromMinutes(1));
        await run.Store.StopSubmissionAsync(new() { Provider = stopped, Since = now, Why = "it is out of funds" }, run.CancellationToken).ConfigureAwait(false);

        IReadOnlyList<string> names = await run.Store.StopAllSubmissionAsync(now, "a backup was restored", "anna", run.CancellationToken).ConfigureAwait(false);

        Expect.Equal((true, false, false), (names.Contains(queued), names.Contains(placed), names.Contains(stopped)), "Whether it stopped one with a queued order, one without, and one that was stopped");
        Expect.Equal((true, false), (names.Contains(asked.Provider), names.Contains(sending.Provider)), "Whether it stopped one with a request to send, and one whose request is being sent");
        Expect.Equal(ClaimRefusal.Stopped, (await run.ClaimAsync(order).ConfigureAwait(false)).Refusal, "The claim of what was queued");
        Expect.Equal(ClaimRefusal.Stopped, (await run.ClaimRequestAsync(asked, 2).ConfigureAwait(false)).Refusal, "The claim of the request");
        SubmissionStop? stop = (await run.Store.ReadProviderAsync(queued, run.CancellationToken).ConfigureAwait(false)).Stop;
        Expect.Equal((now, "a backup was restored", "anna", null), (stop?.Since, stop?.Why, stop?.By, stop?.ProbeAt), "Since when, why, by whom, and its probe");
        Expect.Equal(null, (await run.Store.ReadProviderAsync(placed, run.CancellationToken).ConfigureAwait(false)).Stop, "The stop of a provider without queued orders");
        Expect.Equal("it is out of funds", (await run.Store.ReadProviderAsync(stopped, run.CancellationToken).ConfigureAwait(false)).Stop?.Why, "Why the other one was stopped");

        // Other runs may share the providers' rows.
        foreach (string name in names)
        {
            _ = await run.Store.ResumeSubmissionAsync(name, run.CancellationToken).ConfigureAwait(false);
        }

        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.StopAllSubmissionAsync(now, " ", null, run.CancellationToken), "A stop without a reason").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.StopAllSubmissionAsync(now, "why", " ", run.CancellationToken), "A stop by a blank person").ConfigureAwait(false);
    }

    private static OrderToAdd Queued() => new()
    {
        IsQueued = true,
        Provider = ConformanceRun.NewProviderOrderId(),
        ProviderService = "77",
        Fields = [new("service", "77"), new("link", Link), new("quantity", "1000"), new("comments", $"see {Link}")],
    };

    private static async Task<StoredOrder> CompletedAsync(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0), minutes: 1)).ConfigureAwait(false);
        return order;
    }

    private static async Task PlaceAsync(ConformanceRun run, StoredOrder order, int minutes = 1)
    {
        ClaimedSubmission claimed = await run.ClaimedAsync(order, minutes).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(order, claimed.Attempt, SubmissionStep.Place(), minutes + 1) with { Note = $"accepted {Link}" }).ConfigureAwait(false);
    }

    // It is refused, sent again and placed; held for a while, ended by a person, and reported as open once more.
    private static async Task EndAsync(ConformanceRun run, StoredOrder order, string by = "anna")
    {
        ClaimedSubmission claimed = await run.ClaimedAsync(order).ConfigureAwait(false);
        await run.SubmitPermittedAsync(
            ConformanceRun.Answer(order, claimed.Attempt, SubmissionStep.Refuse(RefusalKind.BadLink)) with { Note = $"no such page: {Link}" }).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(order, SubmissionStep.Requeue(), 3) with { By = by, Note = $"{Link} is right" }).ConfigureAwait(false);
        await PlaceAsync(run, order, minutes: 4).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial), 10)).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.ProviderError($"{Link} is private"), 20)).ConfigureAwait(false);
        OrderDecision end = ConformanceRun.Decision(order, Decision.EndPartial(600), 30) with { By = by, Note = $"{Link} went private" };
        Expect.Equal(ApplyStatus.Applied, (await run.DecideAsync(end).ConfigureAwait(false)).Status, "The outcome of ending it by hand");
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Pending), 40)).ConfigureAwait(false);
        StoredAttention reopened = (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single(row => row.Finding == Findings.Reopened);
        _ = await run.CloseAsync(new() { Id = reopened.Id, By = by, At = end.At.Add(TimeSpan.FromHours(1)), Note = $"asked about {Link}" }).ConfigureAwait(false);
    }

    // Its answer is overdue when the provider's error about it comes, and a person finds it.
    private static async Task FindAsync(ConformanceRun run, StoredOrder order)
    {
        _ = await run.ClaimedAsync(order).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.ProviderError($"{Link} is private"))).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(order, SubmissionStep.Place(), 20) with { By = "customer 7" }).ConfigureAwait(false);
    }

    private static IEnumerable<string> Words(StoredOrder order, IEnumerable<StoredAttention> attention) =>
    [
        order.Link ?? "", .. order.Fields.Select(field => field.Value), order.SubmissionWords ?? "",
        .. order.History.SelectMany(entry => new[] { entry.Note ?? "", entry.By ?? "", entry.Reported ?? "" }),
        .. order.Attempts.Select(attempt => attempt.Words ?? ""),
        .. attention.SelectMany(row => new[] { row.What ?? "", row.Note ?? "", row.ClosedBy ?? "" }),
    ];

    private static Task<PurgeOutcome> PurgeAsync(ConformanceRun run, StoredOrder ended, int microseconds) =>
        run.Store.PurgeAsync(ended.State.StatusSince.Add(TimeSpan.FromMicroseconds(microseconds)), run.CancellationToken);
}
