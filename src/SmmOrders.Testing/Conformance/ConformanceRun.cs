using System.Collections.Immutable;

namespace SmmOrders.Testing;

/// <summary>One run of a case: the harness, the payer, and what all cases do with them.</summary>
internal sealed class ConformanceRun(IOrderStoreHarness harness, OrderRules rules, RecordingPayer payer, ImmutableArray<string> sinks, CancellationToken cancellationToken)
{
    private const int MostConflicts = 1000;

    internal IOrderStore Store => harness.Store;

    internal OrderRules Rules => rules;

    internal RecordingPayer Payer => payer;

    /// <summary>The sinks that the store was given.</summary>
    internal ImmutableArray<string> Sinks => sinks;

    internal CancellationToken CancellationToken => cancellationToken;

    internal static OrderReport Report(StoredOrder order, StatusReport report, int minutes = 10) =>
        new() { Order = order.Key, Report = report, At = order.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)) };

    internal static OrderReport Partial(StoredOrder order, long remains = 400, int minutes = 10) =>
        Report(order, StatusReport.Of(OrderStatus.Partial, remains), minutes);

    internal static OrderDecision Decision(StoredOrder order, Decision decision, int minutes = 10) =>
        new() { Order = order.Key, Decision = decision, By = "anna", Note = "as the customer wrote", At = order.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)) };

    internal static OrderSubmission Step(StoredOrder order, SubmissionStep step, int minutes = 1, string? id = null) => new()
    {
        Order = order.Key,
        Step = step,
        At = order.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)),
        ProviderOrderId = step.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate ? id ?? NewProviderOrderId() : null,
    };

    internal static SubmissionStep Send(StoredOrder order) => SubmissionStep.Send(order.State.StatusSince.Add(TimeSpan.FromMinutes(5)));

    // A harness may keep the orders of other runs.
    internal static string NewProviderOrderId() => Guid.NewGuid().ToString("N");

    /// <summary>Claims the next order of a provider, some minutes after another was bought.</summary>
    internal Task<SubmissionClaim> ClaimAsync(StoredOrder since, int minutes = 1) =>
        Store.ClaimSubmissionAsync(since.Provider!, since.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)), TimeSpan.FromSeconds(30), cancellationToken);

    /// <summary>Claims the next order of a provider, which must be there.</summary>
    internal async Task<ClaimedSubmission> ClaimedAsync(StoredOrder since, int minutes = 1)
    {
        SubmissionClaim claim = await ClaimAsync(since, minutes).ConfigureAwait(false);
        Expect.That(claim.Claimed is not null, $"an order of {since.Provider} is claimed, but it is {claim.Refusal}, and to be asked again after {claim.RetryAfter}");
        return claim.Claimed!;
    }

    /// <summary>Claims polls of a provider, some minutes after an order entered its status.</summary>
    internal Task<PollClaim> ClaimPollsAsync(StoredOrder since, int minutes, int most = 100) =>
        Store.ClaimPollsAsync(since.Provider!, since.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)), most, cancellationToken);

    /// <summary>Claims the poll of an order, which must be due.</summary>
    internal async Task<ClaimedPoll> ClaimedPollAsync(StoredOrder order, int minutes)
    {
        PollClaim claim = await ClaimPollsAsync(order, minutes).ConfigureAwait(false);
        Expect.That(claim.Polls.Any(poll => poll.Order == order.Key), $"order {order.Key} is to be polled after {minutes} minutes, but it is {claim.Refusal}, and to be asked again after {claim.RetryAfter}");
        return claim.Polls.Single(poll => poll.Order == order.Key);
    }

    /// <summary>Asks to cancel or refill, some minutes after the order was added.</summary>
    internal Task<OrderRequestOutcome> AskAsync(StoredOrder order, RequestKind kind, int minutes = 1) => Store.AskAsync(
        new() { Order = order.Key, Kind = kind, By = "anna", Note = "as the customer wrote", At = order.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)) }, cancellationToken);

    /// <summary>Asks to cancel or refill, which must be stored as a request.</summary>
    internal async Task<Guid> AskedAsync(StoredOrder order, RequestKind kind, int minutes = 1)
    {
        OrderRequestOutcome asked = await AskAsync(order, kind, minutes).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, true), (asked.Status, asked.Request is not null), $"The outcome of a request to {kind}, and whether there is one");
        return asked.Request!.Value;
    }

    /// <summary>Claims the next request of a provider.</summary>
    internal Task<RequestClaim> ClaimRequestAsync(StoredOrder since, int minutes) =>
        Store.ClaimRequestAsync(since.Provider!, since.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)), TimeSpan.FromSeconds(30), cancellationToken);

    /// <summary>Claims the next request of a provider, which must be there.</summary>
    internal async Task<ClaimedRequest> ClaimedRequestAsync(StoredOrder since, int minutes = 2)
    {
        RequestClaim claim = await ClaimRequestAsync(since, minutes).ConfigureAwait(false);
        Expect.That(claim.Claimed is not null, $"a request of {since.Provider} is claimed, but it is {claim.Refusal}, and to be asked again after {claim.RetryAfter}");
        return claim.Claimed!;
    }

    /// <summary>Claims the refills of a provider that are to be followed.</summary>
    internal Task<RefillClaim> ClaimRefillsAsync(StoredOrder since, int minutes) =>
        Store.ClaimRefillsAsync(since.Provider!, since.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)), 10, cancellationToken);

    /// <summary>What was answered to a request, or found out by a person.</summary>
    internal Task<OrderRequestOutcome> AnswerAsync(
        StoredOrder order, Guid request, RequestStep step, int minutes = 3, string? providerRequestId = null, string? by = null, string? note = null) => Store.AnswerRequestAsync(
        new() { Order = order.Key, Request = request, Step = step, At = order.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)), ProviderRequestId = providerRequestId, By = by, Note = note }, cancellationToken);

    /// <summary>What the provider answered to an attempt.</summary>
    internal static OrderSubmission Answer(StoredOrder order, Guid attempt, SubmissionStep step, int minutes = 2, string? id = null) =>
        Step(order, step, minutes, id) with { Attempt = attempt };

    /// <summary>Adds an order and reads it.</summary>
    internal async Task<StoredOrder> AddAsync(OrderToAdd? order = null)
    {
        OrderKey key = await harness.AddAsync(order ?? new OrderToAdd(), cancellationToken).ConfigureAwait(false);
        StoredOrder added = await ReadAsync(key).ConfigureAwait(false);
        Expect.Equal(key, added.Key, "The key of the order that was read");
        Expect.Equal(Instants.Cut(added.State.StatusSince), added.State.StatusSince, "The instant of a new order, in whole microseconds");
        return added;
    }

    internal async Task<StoredOrder[]> AddAsync(int count, OrderToAdd? order = null)
    {
        var added = new StoredOrder[count];
        for (int index = 0; index < count; index++)
        {
            added[index] = await AddAsync(order).ConfigureAwait(false);
        }

        return added;
    }

    internal Task<StoredOrder> ReadAsync(OrderKey key) => harness.ReadAsync(key, cancellationToken);

    internal Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(params OrderReport[] reports) => Store.ApplyAsync(reports, cancellationToken);

    internal async Task<ApplyOutcome> ApplyOneAsync(OrderReport report)
    {
        IReadOnlyList<ApplyOutcome> outcomes = await ApplyAsync(report).ConfigureAwait(false);
        Expect.Equal(1, outcomes.Count, "The number of outcomes of one report");
        return outcomes[0];
    }

    /// <summary>Applies a batch; what another writer was faster with is reported again.</summary>
    internal async Task<List<ApplyOutcome>> ApplyUntilDoneAsync(IReadOnlyList<OrderReport> reports)
    {
        List<ApplyOutcome> done = [];
        for (int attempt = 0; reports.Count > 0; attempt++)
        {
            Expect.That(attempt < MostConflicts, $"each report is applied at last, but after {MostConflicts} times another writer is always faster");
            IReadOnlyList<ApplyOutcome> outcomes = await Store.ApplyAsync(reports, cancellationToken).ConfigureAwait(false);
            done.AddRange(outcomes.Where(outcome => outcome.Status != ApplyStatus.Conflict));
            reports = [.. reports.Where((_, index) => outcomes[index].Status == ApplyStatus.Conflict)];
        }

        return done;
    }

    internal Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision) => Store.DecideAsync(decision, cancellationToken);

    internal Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission) => Store.SubmitAsync(submission, cancellationToken);

    /// <summary>Applies a step that must be permitted.</summary>
    internal async Task SubmitPermittedAsync(OrderSubmission submission) =>
        Expect.Equal(ApplyStatus.Applied, (await SubmitAsync(submission).ConfigureAwait(false)).Status, $"The outcome of the step {submission.Step}");

    /// <summary>Reads an order and checks it against the laws that hold after whatever happened to it.</summary>
    internal async Task<StoredOrder> AuditAsync(StoredOrder start)
    {
        StoredOrder now = await ReadAsync(start.Key).ConfigureAwait(false);
        decimal? paid = await harness.ReadWalletAsync(start.Key, cancellationToken).ConfigureAwait(false);
        StoredOrderLaws.Check(start, now, paid);
        return now;
    }

    internal Task<IReadOnlyList<StoredAttention>> ReadAttentionAsync(StoredOrder order) => harness.ReadAttentionAsync(order.Key, cancellationToken);

    internal Task<ApplyStatus> CloseAsync(AttentionClosing closing) => Store.CloseAttentionAsync(closing, cancellationToken);

    /// <summary>Sweeps until nothing more is due.</summary>
    /// <returns>What became of the order, each time that a sweep found it worth telling.</returns>
    internal async Task<List<ApplyOutcome>> SweepAsync(StoredOrder order, DateTimeOffset now)
    {
        List<ApplyOutcome> found = [];
        SweepOutcome sweep;
        do
        {
            sweep = await Store.SweepAsync(now, 1000, cancellationToken).ConfigureAwait(false);
            found.AddRange(sweep.Outcomes.Where(outcome => outcome.Order == order.Key));
        }
        while (sweep.IsMoreDue);
        return found;
    }

    /// <summary>Reads an order, which must be as it was, except that it is told as not applied.</summary>
    internal async Task EnsureNotAppliedAsync(StoredOrder before, string when)
    {
        OrderFacts facts = before.State.Facts;
        await EnsureUntouchedAsync(before with { State = OrderState.From(facts with { Open = facts.Open | Findings.NotApplied }) }, when).ConfigureAwait(false);
    }

    /// <summary>Reads an order, which must be as it was, with its history and its refunds.</summary>
    internal async Task EnsureUntouchedAsync(StoredOrder before, string when)
    {
        StoredOrder now = await ReadAsync(before.Key).ConfigureAwait(false);
        Expect.Equal(before.State, now.State, $"The order {when}");
        Expect.Equal(before.History.Length, now.History.Length, $"The number of history rows {when}");
        Expect.Equal(before.Refunds.Length, now.Refunds.Length, $"The number of refunds {when}");
    }
}
