namespace SmmOrders.Testing;

/// <summary>Promises about which orders are polled, and when.</summary>
internal static class PollCases
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>An order that a provider has, which no other case uses.</summary>
    internal static OrderToAdd Placed() => new() { Provider = NewProvider() };

    private static string NewProvider() => $"provider-{Guid.NewGuid():N}";

    internal static async Task DueIsPolledInTurn(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(3, Placed()).ConfigureAwait(false);
        StoredOrder other = await run.AddAsync(Placed()).ConfigureAwait(false);
        DateTimeOffset at = orders[2].State.StatusSince.Add(TimeSpan.FromMinutes(3));
        Expect.Equal(orders[0].State.StatusSince.Add(TimeSpan.FromMinutes(2)), orders[0].NextPollAt, "When a new order is polled first");

        PollClaim early = await run.ClaimPollsAsync(orders[0], minutes: 1).ConfigureAwait(false);
        PollClaim first = await run.ClaimPollsAsync(orders[2], minutes: 3, most: 2).ConfigureAwait(false);
        PollClaim second = await run.ClaimPollsAsync(orders[2], minutes: 3, most: 2).ConfigureAwait(false);
        PollClaim none = await run.ClaimPollsAsync(orders[2], minutes: 3).ConfigureAwait(false);

        Expect.Equal((ClaimRefusal.NothingDue, TimeSpan.FromMinutes(1)), (early.Refusal ?? default, early.RetryAfter ?? default), "A claim a minute before any order is due");
        Expect.All([orders[0].Key, orders[1].Key], first.Polls.Select(poll => poll.Order).OrderBy(key => key == orders[1].Key), "The first orders to poll");
        Expect.All([orders[2].Key], second.Polls.Select(poll => poll.Order), "The orders that were left");
        Expect.Equal((ClaimRefusal.NothingDue, true), (none.Refusal ?? default, none.RetryAfter > TimeSpan.Zero), "A claim when all were claimed, and whether to ask again");
        foreach (StoredOrder order in orders)
        {
            StoredOrder now = await run.ReadAsync(order.Key).ConfigureAwait(false);
            ClaimedPoll poll = first.Polls.Concat(second.Polls).Single(each => each.Order == order.Key);
            Expect.Equal((order.ProviderOrderId, now.NextPollAt), (poll.ProviderOrderId, poll.Claim), "The identifier and the claim of an order to poll");
            Expect.Equal(at + PollPolicy.Spread(TimeSpan.FromMinutes(2), now.Bucket), now.NextPollAt, "When a claimed order is due again");
            await run.EnsureUntouchedAsync(order, "after a claim").ConfigureAwait(false);
        }

        Expect.Equal(other.NextPollAt, (await run.ReadAsync(other.Key).ConfigureAwait(false)).NextPollAt, "When an order of another provider is polled");
    }

    internal static async Task AgeStretchesTheInterval(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Placed()).ConfigureAwait(false);
        foreach ((int minutes, int interval) in new[] { (10, 2), (5 * 60, 15), (1000 * 60, 60) })
        {
            ClaimedPoll poll = await run.ClaimedPollAsync(order, minutes).ConfigureAwait(false);
            TimeSpan pause = PollPolicy.Spread(TimeSpan.FromMinutes(interval), order.Bucket);
            Expect.Equal(order.State.StatusSince.Add(TimeSpan.FromMinutes(minutes)) + pause, poll.Claim, $"When an order of {minutes} minutes is due again");
        }

        await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial, 400), 1001 * 60)).ConfigureAwait(false);
        ClaimedPoll ended = await run.ClaimedPollAsync(order, 1007 * 60).ConfigureAwait(false);
        Expect.Equal(
            order.State.StatusSince.Add(TimeSpan.FromHours(1007)) + PollPolicy.Spread(TimeSpan.FromHours(6), order.Bucket), ended.Claim, "When an order that has ended, and may be corrected, is due again");
        ApplyOutcome late = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Partial, 400), 1080 * 60)).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Unchanged, null), (late.Status, (await run.ReadAsync(order.Key).ConfigureAwait(false)).NextPollAt), "Three days after its end: the outcome, and when it is polled");
    }

    internal static async Task OlderClaimIsStale(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Placed()).ConfigureAwait(false);
        ClaimedPoll older = await run.ClaimedPollAsync(order, 3).ConfigureAwait(false);
        ClaimedPoll newer = await run.ClaimedPollAsync(order, 8).ConfigureAwait(false);

        ApplyOutcome stale = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 9) with { Claim = older.Claim }).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Stale, stale.Status, "The outcome of an answer to an older claim");
        await run.EnsureUntouchedAsync(order, "after an answer to an older claim").ConfigureAwait(false);

        ApplyOutcome applied = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.InProgress, 900), 9) with { Claim = newer.Claim }).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Applied, applied.Status, "The outcome of an answer to the newest claim");
        ApplyOutcome again = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 10) with { Claim = newer.Claim }).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Stale, again.Status, "The outcome of an answer to a claim before the order changed");
        ApplyOutcome unclaimed = await run.ApplyOneAsync(ConformanceRun.Partial(order, minutes: 10)).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Applied, unclaimed.Status, "The outcome of a report without a claim");
        _ = await run.AuditAsync(order).ConfigureAwait(false);
    }

    internal static async Task ClaimIsTheSchedule(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(2, Placed()).ConfigureAwait(false);
        PollClaim claim = await run.ClaimPollsAsync(orders[1], minutes: 3).ConfigureAwait(false);
        ClaimedPoll poll = claim.Polls.Single(each => each.Order == orders[0].Key);
        ApplyOutcome unchanged = await run.ApplyOneAsync(ConformanceRun.Report(orders[0], StatusReport.Of(OrderStatus.Processing), 3) with { Claim = poll.Claim }).ConfigureAwait(false);
        StoredOrder after = await run.ReadAsync(orders[0].Key).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Unchanged, (DateTimeOffset?)poll.Claim), (unchanged.Status, after.NextPollAt), "An answer without news, and when the order is due again");

        // The worker that had the other died: it comes due by itself.
        DateTimeOffset due = claim.Polls.Single(each => each.Order == orders[1].Key).Claim;
        int minutes = (int)((due - orders[1].State.StatusSince).Ticks / TimeSpan.TicksPerMinute) + 1;
        PollClaim later = await run.ClaimPollsAsync(orders[1], minutes).ConfigureAwait(false);
        Expect.That(later.Polls.Any(each => each.Order == orders[1].Key), "an order whose worker died comes due again after its interval");

        ApplyOutcome unclaimed = await run.ApplyOneAsync(ConformanceRun.Report(orders[1], StatusReport.Of(OrderStatus.Processing), 60)).ConfigureAwait(false);
        StoredOrder rescheduled = await run.ReadAsync(orders[1].Key).ConfigureAwait(false);
        Expect.Equal(
            (ApplyStatus.Unchanged, (DateTimeOffset?)orders[1].State.StatusSince.Add(TimeSpan.FromMinutes(63))), (unclaimed.Status, rescheduled.NextPollAt),
            "A report without a claim and without news about an order that is due, and when it is due again");
    }

    internal static async Task FailedRequestComesForward(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(2, Placed()).ConfigureAwait(false);
        PollClaim claim = await run.ClaimPollsAsync(orders[1], minutes: 300).ConfigureAwait(false);
        PollRetry retry = new() { Provider = orders[0].Provider!, Polls = claim.Polls, At = orders[1].State.StatusSince.Add(TimeSpan.FromMinutes(301)) };
        Expect.Equal(2, await run.Store.RetryPollsAsync(retry, run.CancellationToken).ConfigureAwait(false), "How many orders of a failed request come forward");
        Expect.Equal(retry.At, (await run.ReadAsync(orders[0].Key).ConfigureAwait(false)).NextPollAt, "When an order of a failed request is due");
        Expect.Equal(0, await run.Store.RetryPollsAsync(retry with { At = retry.At.Add(TimeSpan.FromHours(-1)) }, run.CancellationToken).ConfigureAwait(false), "How many orders of an old claim come forward");

        PollClaim next = await run.ClaimPollsAsync(orders[1], minutes: 302).ConfigureAwait(false);
        Expect.Equal(0, await run.Store.RetryPollsAsync(retry with { Polls = next.Polls, At = retry.At.Add(TimeSpan.FromDays(9)) }, run.CancellationToken).ConfigureAwait(false), "How many orders are put off");
        await FailAsync(run, orders[0], retry.At).ConfigureAwait(false);
        Expect.Equal(0, await run.Store.RetryPollsAsync(retry with { Polls = next.Polls }, run.CancellationToken).ConfigureAwait(false), "How many orders of a failing provider come forward");
    }

    internal static async Task PermitIsForOneRequest(ConformanceRun run)
    {
        StoredOrder queued = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        StoredOrder placed = await run.AddAsync(new OrderToAdd { Provider = queued.Provider }).ConfigureAwait(false);
        await run.Store.LimitProviderAsync(new() { Provider = queued.Provider!, PermitEvery = Day }, run.CancellationToken).ConfigureAwait(false);
        await run.AskedAsync(placed, RequestKind.Cancel).ConfigureAwait(false);
        Expect.Equal(ClaimRefusal.NothingDue, (await run.ClaimPollsAsync(placed, minutes: 1).ConfigureAwait(false)).Refusal, "A claim before any order is due, which uses up no permit");

        _ = await run.ClaimedPollAsync(placed, 3).ConfigureAwait(false);
        ClaimRefusal?[] refusals =
        [
            (await run.ClaimPollsAsync(placed, minutes: 60).ConfigureAwait(false)).Refusal,
            (await run.ClaimAsync(queued, 60).ConfigureAwait(false)).Refusal,
            (await run.ClaimRequestAsync(placed, 60).ConfigureAwait(false)).Refusal,
            (await run.ClaimRefillsAsync(placed, 60).ConfigureAwait(false)).Refusal,
        ];
        Expect.All([ClaimRefusal.NoPermit, ClaimRefusal.NoPermit, ClaimRefusal.NoPermit, ClaimRefusal.NoPermit], refusals.Select(each => each ?? default), "Claims of polls, orders, requests and refills once the permit is used up");
    }

    internal static async Task PausedIsNotPolled(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Placed()).ConfigureAwait(false);
        PollingPause pause = new() { Provider = order.Provider!, Since = order.State.StatusSince, Why = "It changes its servers.", By = "anna" };
        await run.Store.PausePollingAsync(pause, run.CancellationToken).ConfigureAwait(false);
        PollClaim paused = await run.ClaimPollsAsync(order, minutes: 60).ConfigureAwait(false);
        Expect.Equal((ClaimRefusal.Paused, null), (paused.Refusal ?? default, paused.RetryAfter), "A claim while polling is paused, and when to ask again");
        Expect.Equal(ClaimRefusal.Paused, (await run.ClaimRefillsAsync(order, 60).ConfigureAwait(false)).Refusal, "A claim of refills while polling is paused");
        Expect.Equal(pause, (await run.Store.ReadProviderAsync(pause.Provider, run.CancellationToken).ConfigureAwait(false)).Pause, "The pause as it is stored");

        bool[] resumed =
        [
            await run.Store.ResumePollingAsync(pause.Provider, run.CancellationToken).ConfigureAwait(false),
            await run.Store.ResumePollingAsync(pause.Provider, run.CancellationToken).ConfigureAwait(false),
        ];
        Expect.All([true, false], resumed, "Whether polling was paused when it was resumed, and again");
        _ = await run.ClaimedPollAsync(order, 60).ConfigureAwait(false);
    }

    internal static async Task FailingGetsTheProbeAlone(ConformanceRun run)
    {
        StoredOrder queued = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        StoredOrder placed = await run.AddAsync(new OrderToAdd { Provider = queued.Provider }).ConfigureAwait(false);
        await run.AskedAsync(placed, RequestKind.Cancel).ConfigureAwait(false);
        ProbeClaim none = await run.Store.ClaimProbeAsync(queued.Provider!, Day, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal((false, ClaimRefusal.NothingDue, null), (none.IsClaimed, none.Refusal ?? default, none.RetryAfter), "A probe of a provider that answers");

        await FailAsync(run, queued, queued.State.StatusSince).ConfigureAwait(false);
        ClaimRefusal?[] refusals =
        [
            (await run.ClaimPollsAsync(placed, minutes: 60).ConfigureAwait(false)).Refusal,
            (await run.ClaimAsync(queued, 60).ConfigureAwait(false)).Refusal,
            (await run.ClaimRequestAsync(placed, 60).ConfigureAwait(false)).Refusal,
            (await run.ClaimRefillsAsync(placed, 60).ConfigureAwait(false)).Refusal,
        ];
        Expect.All([ClaimRefusal.Failing, ClaimRefusal.Failing, ClaimRefusal.Failing, ClaimRefusal.Failing], refusals.Select(each => each ?? default), "Claims of polls, orders, requests and refills of a failing provider");
        ProbeClaim probe = await run.Store.ClaimProbeAsync(queued.Provider!, Day, run.CancellationToken).ConfigureAwait(false);
        ProbeClaim again = await run.Store.ClaimProbeAsync(queued.Provider!, Day, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal((true, null), (probe.IsClaimed, probe.Refusal), "The probe of a failing provider");
        Expect.Equal((false, true), (again.IsClaimed, again.RetryAfter > TimeSpan.FromHours(23)), "Another probe at once, and whether it is due a day later");

        bool[] recovered =
        [
            await run.Store.ReportRecoveryAsync(queued.Provider!, queued.State.StatusSince.Add(TimeSpan.FromHours(1)), run.CancellationToken).ConfigureAwait(false),
            await run.Store.ReportRecoveryAsync(queued.Provider!, queued.State.StatusSince.Add(TimeSpan.FromHours(1)), run.CancellationToken).ConfigureAwait(false),
        ];
        Expect.All([true, false], recovered, "Whether the provider was failing when it recovered, and again");
        _ = await run.ClaimedPollAsync(placed, 60).ConfigureAwait(false);
        _ = await run.ClaimedAsync(queued, 60).ConfigureAwait(false);
    }

    internal static async Task FailingIsToldOnce(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Placed()).ConfigureAwait(false);
        DateTimeOffset since = order.State.StatusSince;
        ProviderTrouble first = await FailAsync(run, order, since).ConfigureAwait(false);
        ProviderTrouble atDay = await FailAsync(run, order, since + Day).ConfigureAwait(false);
        Expect.Equal((since, null, null), (first.Since, first.ToldAt, atDay.ToldAt), "Since when a provider fails, and when a person was alerted in the first day");

        DateTimeOffset later = since + Day + TimeSpan.FromMicroseconds(1);
        ProviderTrouble told = await FailAsync(run, order, later).ConfigureAwait(false);
        _ = await FailAsync(run, order, later.Add(TimeSpan.FromHours(1))).ConfigureAwait(false);
        Expect.Equal((since, (DateTimeOffset?)later), (told.Since, told.ToldAt), "Since when it fails, and when a person was alerted");
        Expect.Equal(told with { ToldAt = later }, (await run.Store.ReadProviderAsync(order.Provider!, run.CancellationToken).ConfigureAwait(false)).Trouble, "The trouble as it is stored");
        StoredAttention row = (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single();
        Expect.Equal((Findings.Unanswered, order.Provider, null, null), (row.Finding, row.Provider!, row.Order, row.ClosedAt), "The row of attention about the provider");

        _ = await run.Store.ReportRecoveryAsync(order.Provider!, later.Add(TimeSpan.FromHours(2)), run.CancellationToken).ConfigureAwait(false);
        StoredAttention closed = (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single();
        Expect.Equal((row.Id, (DateTimeOffset?)later.Add(TimeSpan.FromHours(2)), null), (closed.Id, closed.ClosedAt, closed.ClosedBy), "The row once the provider answers");
        await run.EnsureUntouchedAsync(order, "of a provider that failed for a day").ConfigureAwait(false);
    }

    internal static async Task MissingProviderIsOneAlert(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(2, Placed()).ConfigureAwait(false);
        StoredOrder queued = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        (string gone, string unsent) = (orders[0].Provider!, queued.Provider!);
        DateTimeOffset now = queued.State.StatusSince;

        IReadOnlyList<string> missing = await run.Store.FindMissingProvidersAsync([unsent], now, run.CancellationToken).ConfigureAwait(false);
        _ = await run.Store.FindMissingProvidersAsync([unsent], now, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal((true, false), (missing.Contains(gone), missing.Contains(unsent)), "Whether a provider that the panel does not have is missing, and one that it has");
        StoredAttention row = (await run.ReadAttentionAsync(orders[1]).ConfigureAwait(false)).Single();
        Expect.Equal((Findings.Unanswered, gone, null), (row.Finding, row.Provider!, row.ClosedAt), "The row of attention about the provider");

        IReadOnlyList<string> others = await run.Store.FindMissingProvidersAsync([.. missing], now.Add(TimeSpan.FromHours(1)), run.CancellationToken).ConfigureAwait(false);
        Expect.Equal((false, true), (others.Contains(gone), others.Contains(unsent)), "Whether the provider is missing once the panel has it, and another that has an order to send");
        Expect.Equal(now.Add(TimeSpan.FromHours(1)), (await run.ReadAttentionAsync(orders[1]).ConfigureAwait(false)).Single().ClosedAt, "When the row was closed");
        _ = await run.Store.FindMissingProvidersAsync([.. missing, .. others], now.Add(TimeSpan.FromHours(2)), run.CancellationToken).ConfigureAwait(false);
    }

    internal static async Task MissingProviderOfRefillIsTold(ConformanceRun run)
    {
        // The order has ended, and is neither sent nor polled.
        StoredOrder order = await run.AddAsync(Placed()).ConfigureAwait(false);
        DateTimeOffset now = order.State.StatusSince.Add(TimeSpan.FromHours(1));
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0), 1)).ConfigureAwait(false);
        Guid id = await run.AskedAsync(order, RequestKind.Refill).ConfigureAwait(false);
        _ = await run.ClaimedRequestAsync(order).ConfigureAwait(false);
        _ = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), minutes: 3, providerRequestId: "77").ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0)) with { At = now.Add(TimeSpan.FromDays(30)) }).ConfigureAwait(false);
        Expect.Equal(null, (await run.ReadAsync(order.Key).ConfigureAwait(false)).NextPollAt, "When an order that ended a month ago is polled");

        IReadOnlyList<string> missing = await run.Store.FindMissingProvidersAsync([], now, run.CancellationToken).ConfigureAwait(false);
        Expect.That(missing.Contains(order.Provider!), $"{order.Provider}, which has a refill that is followed, is missing, but these are: {string.Join(", ", missing)}");
        StoredAttention row = (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single();
        Expect.Equal((Findings.Unanswered, order.Provider!, null), (row.Finding, row.Provider!, row.ClosedAt), "The row of attention about the provider");

        _ = await run.AnswerAsync(order, id, RequestStep.Finish(), minutes: 90).ConfigureAwait(false);
        _ = await run.Store.FindMissingProvidersAsync([.. missing.Where(name => name != order.Provider)], now.Add(TimeSpan.FromHours(1)), run.CancellationToken).ConfigureAwait(false);
        Expect.Equal(now.Add(TimeSpan.FromHours(1)), (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single().ClosedAt, "When the row was closed, once the refill was done");
    }

    internal static async Task BucketIsReadWithoutAClaim(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Placed()).ConfigureAwait(false);
        DateTimeOffset now = order.State.StatusSince.Add(TimeSpan.FromHours(1));
        IReadOnlyList<ClaimedPoll> due = await run.Store.ReadDuePollsAsync(order.Provider!, order.Bucket, now, 10, run.CancellationToken).ConfigureAwait(false);
        IReadOnlyList<ClaimedPoll> other = await run.Store.ReadDuePollsAsync(order.Provider!, (order.Bucket + 1) % 64, now, 10, run.CancellationToken).ConfigureAwait(false);
        IReadOnlyList<ClaimedPoll> early = await run.Store.ReadDuePollsAsync(order.Provider!, order.Bucket, order.State.StatusSince, 10, run.CancellationToken).ConfigureAwait(false);
        Expect.All([(order.Key, order.ProviderOrderId, order.NextPollAt)], due.Select(poll => (poll.Order, (string?)poll.ProviderOrderId, (DateTimeOffset?)poll.Claim)), "The due orders of the bucket");
        Expect.Equal((0, 0), (other.Count, early.Count), "The due orders of another bucket, and before any is due");
        Expect.Equal(order.NextPollAt, (await run.ReadAsync(order.Key).ConfigureAwait(false)).NextPollAt, "When the order is due after it was read");
    }

    internal static async Task WrongArgumentsAreRefused(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Placed()).ConfigureAwait(false);
        IOrderStore store = run.Store;
        CancellationToken cancellation = run.CancellationToken;
        DateTimeOffset now = order.State.StatusSince;
        ClaimedPoll poll = new() { Order = order.Key, ProviderOrderId = "1", DueAt = now, Claim = now };
        await Expect.ThrowsAsync<ArgumentException>(() => store.ClaimPollsAsync(" ", now, 1, cancellation), "A claim of no provider's orders").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimPollsAsync("p", now, 0, cancellation), "A claim of no order").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimPollsAsync("p", now, 1001, cancellation), "A claim of 1,001 orders").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => store.RetryPollsAsync(null!, cancellation), "A retry that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.RetryPollsAsync(new() { Provider = "p", Polls = [], At = now }, cancellation), "A retry of no order").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.RetryPollsAsync(new() { Provider = "", Polls = [poll], At = now }, cancellation), "A retry of no provider").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ReadDuePollsAsync("p", 64, now, 1, cancellation), "Bucket 64").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.PausePollingAsync(new() { Provider = "p", Since = now, Why = " " }, cancellation), "A pause without a reason").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.ReportOutageAsync(new() { Provider = "p", At = now, Words = "", ProbeAt = now }, cancellation), "An outage without words").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.ReportRecoveryAsync("", now, cancellation), "A recovery of no provider").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimProbeAsync("p", TimeSpan.Zero, cancellation), "Probes without a pause").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => store.FindMissingProvidersAsync(null!, now, cancellation), "Providers that are null").ConfigureAwait(false);
        await run.EnsureUntouchedAsync(order, "after claims that are refused as arguments").ConfigureAwait(false);
    }

    // A probe is due by the database's clock, whatever the instant of the case.
    private static Task<ProviderTrouble> FailAsync(ConformanceRun run, StoredOrder order, DateTimeOffset at) => run.Store.ReportOutageAsync(
        new() { Provider = order.Provider!, At = at, Words = "HTTP 503", ProbeAt = order.State.StatusSince.AddYears(-20) }, run.CancellationToken);
}
