namespace SmmOrders.Testing;

/// <summary>Promises about what follows when a provider takes no orders: the panel's own stop, and the next provider.</summary>
internal static class PassingCases
{
    internal static async Task ClaimHasWhatTheNextProviderNeeds(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(ClaimCases.Queued() with { Service = "likes", Currency = "USD", Quantity = 2500, Charge = 4.75m }).ConfigureAwait(false);

        ClaimedSubmission claimed = await run.ClaimedAsync(order).ConfigureAwait(false);

        Expect.Equal(("likes", 2500L, 4.75m, "USD"), (claimed.Service, claimed.Quantity, claimed.Charge, claimed.Currency), "The service, the quantity, the charge and its currency of a claimed order");
    }

    internal static async Task PanelsConsequenceFollows(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(2, ClaimCases.Queued()).ConfigureAwait(false);
        ClaimedSubmission waits = await run.ClaimedAsync(orders[1]).ConfigureAwait(false);
        ClaimedSubmission needsPerson = await run.ClaimedAsync(orders[1]).ConfigureAwait(false);

        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[0], waits.Attempt, SubmissionStep.Refuse(RefusalKind.ServiceClosed, RefusalConsequence.WaitWithBackoff))).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[1], needsPerson.Attempt, SubmissionStep.Refuse(RefusalKind.RateLimited, RefusalConsequence.Person))).ConfigureAwait(false);

        StoredOrder queued = await run.AuditAsync(orders[0]).ConfigureAwait(false);
        Expect.Equal(
            (SubmissionStatus.Queued, (DateTimeOffset?)orders[0].State.StatusSince.Add(TimeSpan.FromSeconds(150)), AttemptAnswer.Waits, RefusalKind.ServiceClosed),
            (queued.State.Submission!.Status, queued.NextSendAt, queued.Attempts[0].Answer ?? default, queued.Attempts[0].Refusal ?? default),
            "An order that waits because the panel says so, when it is due, and its attempt");
        StoredOrder refused = await run.AuditAsync(orders[1]).ConfigureAwait(false);
        Expect.Equal(
            (SubmissionStatus.Refused, RefusalKind.RateLimited, AttemptAnswer.Refused, Findings.SubmissionRefused),
            (refused.State.Submission!.Status, refused.State.Submission.Refusal ?? default, refused.Attempts[0].Answer ?? default, refused.State.Open),
            "An order that needs a person because the panel says so, its attempt, and what is open");
    }

    internal static async Task RefusedGoesToTheNextProvider(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        NextProvider next = new() { Provider = $"{order.Provider}-next", ProviderService = "88" };
        ClaimedSubmission claimed = await run.ClaimedAsync(order).ConfigureAwait(false);

        await run.SubmitPermittedAsync(
            ConformanceRun.Answer(order, claimed.Attempt, SubmissionStep.Refuse(RefusalKind.ProviderOutOfFunds)) with { NextProvider = next, Note = "Not enough funds" }).ConfigureAwait(false);

        StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.Equal(
            (next.Provider, "88", SubmissionStatus.Queued, (DateTimeOffset?)order.State.StatusSince.Add(TimeSpan.FromMinutes(2))),
            (now.Provider, now.ProviderService, now.State.Submission!.Status, now.NextSendAt),
            "An order that went on from a provider that is out of funds: where it is, and when it is due");
        Expect.Equal((order.Provider, RefusalKind.ProviderOutOfFunds), (now.Attempts[0].Provider, now.Attempts[0].Refusal ?? default), "The attempt at the first provider");
        Expect.That(now.History[^1].Reported?.Contains(next.Provider, StringComparison.Ordinal) == true, $"the history names the provider that got the order, but it says: {now.History[^1].Reported}");
        ClaimedSubmission second = await run.ClaimedAsync(now, minutes: 2).ConfigureAwait(false);
        Expect.Equal((order.Key, "88"), (second.Order, second.ProviderService), "What is claimed at the next provider");
    }

    internal static async Task QueuedIsPassedOn(ConformanceRun run)
    {
        OrderToAdd add = ClaimCases.Queued() with { Service = "likes" };
        StoredOrder[] orders = await run.AddAsync(5, add).ConfigureAwait(false);
        StoredOrder other = await run.AddAsync(add with { Service = "views" }).ConfigureAwait(false);
        string next = $"{add.Provider}-next";
        ClaimedSubmission sending = await run.ClaimedAsync(orders[^1]).ConfigureAwait(false);
        Expect.Equal(orders[0].Key, sending.Order, "The order that is being sent");

        IReadOnlyList<QueuedOrder> first = await ReadAsync(run, add.Provider!, null, 2).ConfigureAwait(false);
        IReadOnlyList<QueuedOrder> rest = await ReadAsync(run, add.Provider!, first[^1].Order, 100).ConfigureAwait(false);
        Expect.Equal(2, first.Count, "The number of queued orders on the first page");
        HashSet<OrderKey> read = [.. first.Concat(rest).Select(each => each.Order)];
        Expect.That(read.SetEquals(orders[1..].Select(each => each.Key)), $"all orders that are queued are read, and no other, but it is {string.Join(", ", read)}");
        Expect.Equal(("77", "likes", 1000L, 10.00m, null), (first[0].ProviderService, first[0].Service, first[0].Quantity, first[0].Charge, first[0].Currency), "A queued order");
        Expect.Equal(0, (await run.Store.ReadQueuedAsync(add.Provider!, ["Likes"], null, 100, run.CancellationToken).ConfigureAwait(false)).Count, "The number of queued orders of a service that is written otherwise");

        OrderPassingOutcome passed = await PassAsync(run, orders[1], next).ConfigureAwait(false);
        OrderPassingOutcome again = await PassAsync(run, orders[1], next).ConfigureAwait(false);
        OrderPassingOutcome tooLate = await PassAsync(run, orders[0], next).ConfigureAwait(false);
        Expect.Equal(
            (ApplyStatus.Applied, ApplyStatus.Refused, ApplyStatus.Refused), (passed.Status, again.Status, tooLate.Status),
            "Passing a queued order on, the same again, and one that is being sent");
        StoredOrder now = await run.AuditAsync(orders[1]).ConfigureAwait(false);
        Expect.Equal(
            (next, "88", (DateTimeOffset?)orders[1].State.StatusSince.Add(TimeSpan.FromMinutes(2)), SubmissionStatus.Queued),
            (now.Provider, now.ProviderService, now.NextSendAt, now.State.Submission!.Status), "An order that was passed on, and when it is due");
        Expect.All(
            add.Fields.Select(field => field.Key == "service" ? KeyValuePair.Create(field.Key, "88") : field), now.Fields, "Its fields");
        Expect.Equal(
            (HistoryKind.PassedOn, $"Passed on to {next}", "The provider is down.", null),
            (now.History[^1].Kind, now.History[^1].Reported, now.History[^1].Note, now.History[^1].By), "The last history row");
        await run.EnsureUntouchedAsync(other, "of another service, after others were passed on").ConfigureAwait(false);
        await EnsureRefusedAsync(run, orders[2]).ConfigureAwait(false);
    }

    internal static async Task OnePersonsStopStays(ConformanceRun run)
    {
        DateTimeOffset since = (await run.AddAsync().ConfigureAwait(false)).State.StatusSince;
        SubmissionStop panels = new() { Provider = ConformanceRun.NewProviderOrderId(), Since = since, Why = "It is out of funds.", ProbeAt = since.Add(TimeSpan.FromMinutes(1)) };
        bool[] firsts = await RaceCases.AtOnceAsync(6, _ => StopAsync(run, panels)).ConfigureAwait(false);
        Expect.Equal(1, firsts.Count(isFirst => isFirst), "The number of instances that were the first to stop a provider");
        _ = await StopAsync(run, panels with { Since = since.Add(TimeSpan.FromHours(1)), ProbeAt = since.Add(TimeSpan.FromHours(2)) }).ConfigureAwait(false);
        Expect.Equal((since, since.Add(TimeSpan.FromHours(2))), (await StopOfAsync(run, panels) is { } later ? (later.Since, later.ProbeAt ?? default) : default), "Since when it is stopped once its probe is moved out, and its probe");
        Expect.Equal(true, await run.Store.ResumeProbedSubmissionAsync(panels.Provider, run.CancellationToken).ConfigureAwait(false), "Whether a probe resumes what the panel stopped");
        Expect.Equal(false, await run.Store.ResumeProbedSubmissionAsync(panels.Provider, run.CancellationToken).ConfigureAwait(false), "Whether a probe resumes what runs");

        SubmissionStop[] untilAPerson = [panels with { By = "anna", Why = "She knows why.", ProbeAt = null }, panels with { Why = "A backup was restored.", ProbeAt = null }];
        foreach (SubmissionStop stop in untilAPerson)
        {
            Expect.Equal(true, await StopAsync(run, stop).ConfigureAwait(false), "Whether the stop is the first");
            Expect.Equal(false, await StopAsync(run, panels).ConfigureAwait(false), "Whether the panel's own stop after it is the first");
            Expect.Equal(false, await run.Store.ResumeProbedSubmissionAsync(panels.Provider, run.CancellationToken).ConfigureAwait(false), "Whether a probe resumes what a person is to resume");
            Expect.Equal(stop, await StopOfAsync(run, panels).ConfigureAwait(false), "The stop that only a person ends");
            Expect.Equal(true, await run.Store.ResumeSubmissionAsync(panels.Provider, run.CancellationToken).ConfigureAwait(false), "Whether a person resumes it");
        }
    }

    internal static async Task UnknownTakesAPlace(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(8, ClaimCases.Queued()).ConfigureAwait(false);
        string provider = orders[0].Provider!;
        List<ClaimedSubmission> claimed = [];
        for (int sent = 0; sent < 3; sent++)
        {
            claimed.Add(await run.ClaimedAsync(orders[^1]).ConfigureAwait(false));
        }

        for (int lost = 0; lost < 3; lost++)
        {
            await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[lost], claimed[lost].Attempt, SubmissionStep.LoseTrack())).ConfigureAwait(false);
            Expect.Equal(ClaimRefusal.SendingLimit, (await run.ClaimAsync(orders[^1]).ConfigureAwait(false)).Refusal, $"A claim once {lost + 1} of three answers were lost");
        }

        SubmissionStop stop = new() { Provider = provider, Since = orders[0].State.StatusSince, Why = "No answers.", ProbeAt = orders[0].State.StatusSince.AddYears(-20) };
        _ = await StopAsync(run, stop).ConfigureAwait(false);
        _ = await run.Store.ResumeProbedSubmissionAsync(provider, run.CancellationToken).ConfigureAwait(false);
        ClaimedSubmission first = await run.ClaimedAsync(orders[^1]).ConfigureAwait(false);
        Expect.Equal(ClaimRefusal.SendingLimit, (await run.ClaimAsync(orders[^1]).ConfigureAwait(false)).Refusal, "A claim beside the first order after a probe");
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[3], first.Attempt, SubmissionStep.Refuse(RefusalKind.BadLink))).ConfigureAwait(false);
        Expect.Equal(0, (await run.Store.ReadProviderAsync(provider, run.CancellationToken).ConfigureAwait(false)).UnknownInARow, "The attempts in a row without a clear answer, after a clear one");
        _ = await run.ClaimedAsync(orders[^1]).ConfigureAwait(false);
        ClaimedSubmission second = await run.ClaimedAsync(orders[^1]).ConfigureAwait(false);
        Expect.Equal(orders[5].Key, second.Order, "The second order that is claimed after a clear answer");
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[5], second.Attempt, SubmissionStep.LoseTrack())).ConfigureAwait(false);
        Expect.Equal(true, await run.Store.ResumeSubmissionAsync(provider, run.CancellationToken).ConfigureAwait(false), "Whether a person resumes what lost answers hold up");
        Expect.Equal(0, (await run.Store.ReadProviderAsync(provider, run.CancellationToken).ConfigureAwait(false)).UnknownInARow, "The attempts in a row without a clear answer, after a person resumed");
    }

    private static async Task EnsureRefusedAsync(ConformanceRun run, StoredOrder order)
    {
        OrderPassing right = new() { Order = order.Key, From = order.Provider!, To = new() { Provider = "next", ProviderService = "1" }, At = order.State.StatusSince };
        await Expect.ThrowsAsync<ArgumentNullException>(() => run.Store.PassOnAsync(null!, run.CancellationToken), "Passing nothing on").ConfigureAwait(false);
        foreach (OrderPassing wrong in (OrderPassing[])[
            right with { Order = default }, right with { From = " " }, right with { To = right.To with { Provider = "" } }, right with { To = right.To with { ProviderService = " " } }])
        {
            await Expect.ThrowsAsync<ArgumentException>(() => run.Store.PassOnAsync(wrong, run.CancellationToken), "Passing an order on without a part").ConfigureAwait(false);
        }

        await Expect.ThrowsAsync<ArgumentException>(() => run.Store.ReadQueuedAsync("", [], null, 1, run.CancellationToken), "Reading what is queued at no provider").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => run.Store.ReadQueuedAsync("p", null!, null, 1, run.CancellationToken), "Reading what is queued of services that are null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => run.Store.ReadQueuedAsync("p", [], null, 0, run.CancellationToken), "Reading no order").ConfigureAwait(false);
        await run.EnsureUntouchedAsync(order, "after what is refused").ConfigureAwait(false);
    }

    private static Task<bool> StopAsync(ConformanceRun run, SubmissionStop stop) => run.Store.StopSubmissionAsync(stop, run.CancellationToken);

    private static async Task<SubmissionStop?> StopOfAsync(ConformanceRun run, SubmissionStop stop) =>
        (await run.Store.ReadProviderAsync(stop.Provider, run.CancellationToken).ConfigureAwait(false)).Stop;

    private static Task<IReadOnlyList<QueuedOrder>> ReadAsync(ConformanceRun run, string provider, OrderKey? after, int most) =>
        run.Store.ReadQueuedAsync(provider, ["likes", "unknown"], after, most, run.CancellationToken);

    private static Task<OrderPassingOutcome> PassAsync(ConformanceRun run, StoredOrder order, string next) => run.Store.PassOnAsync(
        new()
        {
            Order = order.Key,
            From = order.Provider!,
            To = new() { Provider = next, ProviderService = "88" },
            At = order.State.StatusSince.Add(TimeSpan.FromMinutes(2)),
            Note = "The provider is down.",
        },
        run.CancellationToken);
}
