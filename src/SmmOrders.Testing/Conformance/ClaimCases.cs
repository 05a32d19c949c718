namespace SmmOrders.Testing;

/// <summary>Promises about claims of orders to be sent.</summary>
internal static class ClaimCases
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>An order of a provider that no other case has, to be sent.</summary>
    internal static OrderToAdd Queued(string link = "https://example.com/a") => new()
    {
        IsQueued = true,
        Provider = $"provider-{Guid.NewGuid():N}",
        ProviderService = "77",
        Fields = [new("service", "77"), new("link", link), new("quantity", "1000")],
    };

    internal static async Task DueIsGivenOutInTurn(ConformanceRun run)
    {
        OrderToAdd order = Queued();
        StoredOrder[] added = await run.AddAsync(2, order).ConfigureAwait(false);
        StoredOrder other = await run.AddAsync(Queued()).ConfigureAwait(false);
        Expect.Equal((added[0].State.Submission?.BoughtAt, "https://example.com/a"), (added[0].NextSendAt, added[0].Link), "When a new order is due, and its link");

        ClaimedSubmission first = await run.ClaimedAsync(added[1]).ConfigureAwait(false);
        ClaimedSubmission second = await run.ClaimedAsync(added[1]).ConfigureAwait(false);
        SubmissionClaim none = await run.ClaimAsync(added[1]).ConfigureAwait(false);

        Expect.All([added[0].Key, added[1].Key], [first.Order, second.Order], "The orders in the order in which they are due");
        Expect.Equal((order.Provider, "77"), (first.Provider, first.ProviderService), "The provider and its service");
        Expect.All(order.Fields, first.Fields, "The fields of the request");
        DateTimeOffset at = added[1].State.StatusSince.Add(TimeSpan.FromMinutes(1));
        Expect.Equal(at.Add(TimeSpan.FromSeconds(90)), first.OverdueAt, "When the order is overdue: the time-out and a minute later");
        Expect.Equal(
            (null, ClaimRefusal.NothingDue, null), (none.Claimed, none.Refusal ?? default, none.RetryAfter),
            "A claim when all is being sent, and when to ask again");

        StoredOrder now = await run.AuditAsync(added[0]).ConfigureAwait(false);
        Expect.Equal(
            (SubmissionStatus.Sending, (DateTimeOffset?)first.OverdueAt, null), (now.State.Submission!.Status, now.State.Submission.OverdueAt, now.NextSendAt),
            "The submission of a claimed order, when it is overdue, and when it is due");
        Expect.Equal(SubmissionStatus.Sending, now.History[^1].Submission, "The last history row");
        Expect.All(
            [(first.Attempt, 1, order.Provider, "77", at, first.OverdueAt, null)],
            now.Attempts.Select(attempt => (attempt.Id, attempt.Number, attempt.Provider, attempt.ProviderService!, attempt.At, attempt.OverdueAt, attempt.Answer)),
            "The attempt of a claimed order");
        await run.EnsureUntouchedAsync(other, "of another provider, after claims").ConfigureAwait(false);
    }

    internal static async Task NothingDueUsesNoPermit(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Queued()).ConfigureAwait(false);
        await run.Store.LimitProviderAsync(new() { Provider = order.Provider!, PermitEvery = Day }, run.CancellationToken).ConfigureAwait(false);

        SubmissionClaim early = await run.ClaimAsync(order, minutes: -1).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(order, minutes: 0).ConfigureAwait(false);

        Expect.Equal((ClaimRefusal.NothingDue, TimeSpan.FromMinutes(1)), (early.Refusal ?? default, early.RetryAfter ?? default), "A claim before any order is due");
        Expect.Equal(order.Key, claimed.Order, "The order that is claimed once it is due");
    }

    internal static async Task PermitsAreSpaced(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(3, Queued()).ConfigureAwait(false);
        ProviderLimits limits = new() { Provider = orders[0].Provider!, PermitEvery = Day, SendingLimit = 5 };
        await run.Store.LimitProviderAsync(limits, run.CancellationToken).ConfigureAwait(false);

        _ = await run.ClaimedAsync(orders[2]).ConfigureAwait(false);
        SubmissionClaim second = await run.ClaimAsync(orders[2]).ConfigureAwait(false);
        ProviderState state = await run.Store.ReadProviderAsync(limits.Provider, run.CancellationToken).ConfigureAwait(false);

        Expect.Equal(ClaimRefusal.NoPermit, second.Refusal, "A second claim within the time from one request to the next");
        Expect.That(second.RetryAfter > TimeSpan.FromHours(23) && second.RetryAfter <= Day, $"a claim is to be asked again when the next permit is due, but it is after {second.RetryAfter}");
        Expect.Equal((limits, true), (state.Limits, state.NextPermitAt is not null), "The stored limits, and whether the next permit is known");

        await run.Store.LimitProviderAsync(limits with { PermitEvery = null }, run.CancellationToken).ConfigureAwait(false);
        _ = await run.ClaimedAsync(orders[2]).ConfigureAwait(false);
        _ = await run.ClaimedAsync(orders[2]).ConfigureAwait(false);
    }

    internal static async Task SendingLimitHolds(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(8, Queued()).ConfigureAwait(false);
        SubmissionClaim[] claims = await RaceCases.AtOnceAsync(6, _ => run.ClaimAsync(orders[^1])).ConfigureAwait(false);

        ClaimedSubmission[] claimed = [.. claims.Select(claim => claim.Claimed).OfType<ClaimedSubmission>()];
        Expect.Equal(claimed.Length, claimed.Select(claim => claim.Order).Distinct().Count(), "The number of orders that several claimers got, each by one");
        while (claimed.Length < 3 && (await run.ClaimAsync(orders[^1]).ConfigureAwait(false)).Claimed is { } another)
        {
            claimed = [.. claimed, another];
        }

        Expect.Equal(3, claimed.Length, "The number of orders that are sending");
        SubmissionClaim more = await run.ClaimAsync(orders[^1]).ConfigureAwait(false);
        Expect.Equal((ClaimRefusal.SendingLimit, true), (more.Refusal ?? default, more.RetryAfter > TimeSpan.Zero), "A claim above the limit, and whether to ask again");
        int sending = 0;
        foreach (StoredOrder order in orders)
        {
            sending += (await run.ReadAsync(order.Key).ConfigureAwait(false)).State.Submission!.Status == SubmissionStatus.Sending ? 1 : 0;
        }

        Expect.Equal(3, sending, "The number of orders that are stored as sending");
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[0], claimed.Single(claim => claim.Order == orders[0].Key).Attempt, SubmissionStep.Place())).ConfigureAwait(false);
        _ = await run.ClaimedAsync(orders[^1]).ConfigureAwait(false);
    }

    internal static async Task StoppedGetsTheProbeAlone(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(3, Queued()).ConfigureAwait(false);
        DateTimeOffset since = orders[0].State.StatusSince;
        SubmissionStop stop = new() { Provider = orders[0].Provider!, Since = since, Why = "The database was restored.", By = "anna" };
        await run.Store.StopSubmissionAsync(stop, run.CancellationToken).ConfigureAwait(false);

        SubmissionClaim stopped = await run.ClaimAsync(orders[2]).ConfigureAwait(false);
        Expect.Equal((ClaimRefusal.Stopped, null), (stopped.Refusal ?? default, stopped.RetryAfter), "A claim while submission is stopped, and when to ask again");
        Expect.Equal(stop, (await run.Store.ReadProviderAsync(stop.Provider, run.CancellationToken).ConfigureAwait(false)).Stop, "The stop as it is stored");

        await run.Store.StopSubmissionAsync(stop with { ProbeAt = since.AddYears(-20) }, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal(ClaimRefusal.Stopped, (await run.ClaimAsync(orders[2]).ConfigureAwait(false)).Refusal, "A claim when a probe is due");
        ProbeClaim probe = await run.Store.ClaimProbeAsync(stop.Provider, Day, run.CancellationToken).ConfigureAwait(false);
        ProbeClaim after = await run.Store.ClaimProbeAsync(stop.Provider, Day, run.CancellationToken).ConfigureAwait(false);
        Expect.Equal((true, false, true), (probe.IsClaimed, after.IsClaimed, after.RetryAfter > TimeSpan.FromHours(23)), "The probe, another at once, and whether that is due a day later");

        bool[] resumed =
        [
            await run.Store.ResumeSubmissionAsync(stop.Provider, run.CancellationToken).ConfigureAwait(false),
            await run.Store.ResumeSubmissionAsync(stop.Provider, run.CancellationToken).ConfigureAwait(false),
        ];
        Expect.All([true, false], resumed, "Whether submission was stopped when it was resumed, and again");
        _ = await run.ClaimedAsync(orders[2]).ConfigureAwait(false);
    }

    internal static async Task LinkIsWaitedFor(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(2, Queued()).ConfigureAwait(false);
        ClaimedSubmission first = await run.ClaimedAsync(orders[1]).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[0], first.Attempt, SubmissionStep.Place())).ConfigureAwait(false);
        ClaimedSubmission second = await run.ClaimedAsync(orders[1], 3).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[1], second.Attempt, SubmissionStep.Refuse(RefusalKind.ActiveOrderOnLink), 3)).ConfigureAwait(false);
        Expect.Equal(true, (await run.ReadAsync(orders[1].Key).ConfigureAwait(false)).WaitsForLink, "Whether the order waits for its link, on which another order is active");
        Expect.Equal(ClaimRefusal.NothingDue, (await run.ClaimAsync(orders[1], 3).ConfigureAwait(false)).Refusal, "A claim while the link is in use");

        await AppliedAsync(run, ConformanceRun.Report(orders[0], StatusReport.Of(OrderStatus.Completed, 0), 3)).ConfigureAwait(false);
        ClaimedSubmission freed = await run.ClaimedAsync(orders[1], 3).ConfigureAwait(false);
        Expect.Equal(orders[1].Key, freed.Order, "The order that is claimed once its link is free");

        // The link is free of the panel's own orders now, so that nothing but time helps.
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[1], freed.Attempt, SubmissionStep.Refuse(RefusalKind.ActiveOrderOnLink), 3)).ConfigureAwait(false);
        StoredOrder waiting = await run.ReadAsync(orders[1].Key).ConfigureAwait(false);
        Expect.Equal(
            (false, orders[1].State.StatusSince.Add(TimeSpan.FromMinutes(4))), (waiting.WaitsForLink, waiting.NextSendAt ?? default),
            "Whether the order waits for a link that is free, and when it is due after its second attempt");
        Expect.Equal(ClaimRefusal.NothingDue, (await run.ClaimAsync(orders[1], 3).ConfigureAwait(false)).Refusal, "A claim before it is due");
    }

    internal static async Task WrongArgumentsAreRefused(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Queued()).ConfigureAwait(false);
        IOrderStore store = run.Store;
        CancellationToken cancellation = run.CancellationToken;
        DateTimeOffset now = order.State.StatusSince;
        await Expect.ThrowsAsync<ArgumentException>(() => store.ClaimSubmissionAsync(" ", now, TimeSpan.FromSeconds(30), cancellation), "A claim of no provider").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimSubmissionAsync(order.Provider!, now, TimeSpan.Zero, cancellation), "A claim without a time-out").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => store.LimitProviderAsync(null!, cancellation), "Limits that are null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.LimitProviderAsync(new() { Provider = "" }, cancellation), "Limits of no provider").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.LimitProviderAsync(new() { Provider = "p", PermitEvery = TimeSpan.Zero }, cancellation), "Permits without a pause").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.LimitProviderAsync(new() { Provider = "p", SendingLimit = 0 }, cancellation), "A limit of no order").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.StopSubmissionAsync(new() { Provider = "p", Since = now, Why = " " }, cancellation), "A stop without a reason").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.StopSubmissionAsync(new() { Provider = "p", Since = now, Why = "so", By = " " }, cancellation), "A stop by a blank person").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.ResumeSubmissionAsync("", cancellation), "A resumption of no provider").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.ReadProviderAsync("", cancellation), "Reading no provider").ConfigureAwait(false);
        await run.EnsureUntouchedAsync(order, "after claims that are refused as arguments").ConfigureAwait(false);
    }

    private static async Task AppliedAsync(ConformanceRun run, OrderReport report) =>
        Expect.Equal(ApplyStatus.Applied, (await run.ApplyOneAsync(report).ConfigureAwait(false)).Status, $"The outcome of the report {report.Report}");
}
