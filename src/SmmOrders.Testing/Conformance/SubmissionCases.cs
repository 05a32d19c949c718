namespace SmmOrders.Testing;

/// <summary>Promises about steps of a submission.</summary>
internal static class SubmissionCases
{
    private static readonly OrderToAdd Queued = new() { IsQueued = true };

    internal static async Task OrderIsPlacedStepByStep(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync(Queued).ConfigureAwait(false);
        string id = ConformanceRun.NewProviderOrderId();

        await run.SubmitPermittedAsync(ConformanceRun.Step(start, ConformanceRun.Send(start))).ConfigureAwait(false);
        OrderSubmissionOutcome outcome = await run.SubmitAsync(ConformanceRun.Step(start, SubmissionStep.Place(), 2, id)).ConfigureAwait(false);

        Expect.Equal((start.Key, ApplyStatus.Applied, true), (outcome.Order, outcome.Status, outcome.Submission.IsPermitted), "The outcome of the step that places the order");
        StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(outcome.Submission.Update.Order, now.State, "The stored order, which is the one of the outcome");
        Expect.Equal(
            (id, start.State.StatusSince.Add(TimeSpan.FromMinutes(2))), (now.ProviderOrderId, now.State.StatusSince),
            "The provider's identifier, and when the order entered its first status");
        Expect.All([SubmissionStatus.Sending, SubmissionStatus.Placed], now.History.Select(entry => entry.Submission ?? default), "The history, one row for each step");

        Expect.Equal(
            ApplyStatus.Applied, (await run.ApplyOneAsync(ConformanceRun.Partial(start)).ConfigureAwait(false)).Status,
            "The outcome of a report once the order is placed");
        Expect.Equal(4.00m, (await run.AuditAsync(start).ConfigureAwait(false)).State.Refunded, "The refunded total");
    }

    internal static async Task RefusalWaitsOrNeedsAPerson(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync(Queued).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(start, ConformanceRun.Send(start))).ConfigureAwait(false);

        await run.SubmitPermittedAsync(ConformanceRun.Step(start, SubmissionStep.Refuse(RefusalKind.RateLimited), 2)).ConfigureAwait(false);
        Expect.Equal(SubmissionStatus.Queued, (await run.AuditAsync(start).ConfigureAwait(false)).State.Submission?.Status, "The submission after a refusal that waits");

        await run.SubmitPermittedAsync(ConformanceRun.Step(start, ConformanceRun.Send(start), 3)).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(start, SubmissionStep.Refuse(RefusalKind.BadLink), 4)).ConfigureAwait(false);
        StoredOrder refused = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(
            (SubmissionStatus.Refused, (RefusalKind?)RefusalKind.BadLink, Findings.SubmissionRefused),
            (refused.State.Submission!.Status, refused.State.Submission.Refusal, refused.State.Open),
            "The submission after a refusal that needs a person");

        await run.SubmitPermittedAsync(ConformanceRun.Step(start, SubmissionStep.Requeue(), 5) with { By = "anna", Note = "The link is right." }).ConfigureAwait(false);
        StoredOrder queued = await run.AuditAsync(start).ConfigureAwait(false);
        Expect.Equal(
            (SubmissionStatus.Queued, "anna", "The link is right.", Findings.None),
            (queued.State.Submission!.Status, queued.History[^1].By, queued.History[^1].Note, queued.State.Open),
            "The submission after a person's decision, who decided and why, and what is open");
        Expect.Equal(5, queued.History.Length, "The number of history rows, one for each step");
    }

    internal static async Task ImpossibleStepIsRefused(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync(Queued).ConfigureAwait(false);
        await RefusedAsync(ConformanceRun.Step(start, SubmissionStep.Place()), Findings.None).ConfigureAwait(false);

        string id = ConformanceRun.NewProviderOrderId();
        await run.SubmitPermittedAsync(ConformanceRun.Step(start, ConformanceRun.Send(start))).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(start, SubmissionStep.Place(), 2, id)).ConfigureAwait(false);
        await RefusedAsync(ConformanceRun.Step(start, SubmissionStep.PlaceLate(), 3), Findings.PlacedTwice).ConfigureAwait(false);
        Expect.Equal(id, (await run.ReadAsync(start.Key).ConfigureAwait(false)).ProviderOrderId, "The provider's identifier, which is still the first");

        async Task RefusedAsync(OrderSubmission submission, Findings findings)
        {
            StoredOrder before = await run.ReadAsync(start.Key).ConfigureAwait(false);
            OrderSubmissionOutcome outcome = await run.SubmitAsync(submission).ConfigureAwait(false);
            Expect.Equal(
                (ApplyStatus.Refused, false, findings), (outcome.Status, outcome.Submission.IsPermitted, outcome.Submission.Update.Findings),
                $"The outcome of {submission.Step} while the submission is {before.State.Submission?.Status}");
            await run.EnsureUntouchedAsync(before, $"after the refused step {submission.Step}").ConfigureAwait(false);
        }
    }

    internal static async Task WithdrawnIsRefunded(ConformanceRun run)
    {
        StoredOrder one = await run.AddAsync(Queued).ConfigureAwait(false);
        StoredOrder other = await run.AddAsync(Queued).ConfigureAwait(false);

        OrderSubmissionOutcome step = await run.SubmitAsync(ConformanceRun.Step(one, SubmissionStep.Withdraw())).ConfigureAwait(false);
        OrderSubmissionOutcome again = await run.SubmitAsync(ConformanceRun.Step(one, SubmissionStep.Withdraw(), 2)).ConfigureAwait(false);
        OrderDecisionOutcome decision = await run.DecideAsync(ConformanceRun.Decision(other, Decision.EndCanceled())).ConfigureAwait(false);

        Expect.Equal(
            (ApplyStatus.Applied, ApplyStatus.Refused, ApplyStatus.Applied), (step.Status, again.Status, decision.Status),
            "The outcomes of two withdrawals of one order, and of a person's cancellation of another");
        foreach (StoredOrder order in new[] { one, other })
        {
            StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
            Expect.Equal(
                (OrderStatus.Canceled, 10.00m, SubmissionStatus.Withdrawn), (now.State.Status, now.State.Refunded, now.State.Submission!.Status),
                "Status, refunded total and submission of a withdrawn order");
            Expect.Equal(1, now.Refunds.Length, "The number of refunds of a withdrawn order");
        }

        Expect.Equal(2, run.Payer.Calls.Count, "The number of calls of the payer for two withdrawn orders");
    }

    internal static async Task UntrackedIsRefused(ConformanceRun run)
    {
        StoredOrder placed = await run.AddAsync().ConfigureAwait(false);
        Expect.Equal(null, placed.State.Submission, "The submission of an order that a provider has already");

        OrderSubmissionOutcome outcome = await run.SubmitAsync(ConformanceRun.Step(placed, ConformanceRun.Send(placed))).ConfigureAwait(false);

        Expect.Equal(
            (ApplyStatus.Refused, false), (outcome.Status, string.IsNullOrEmpty(outcome.Reason)),
            "The outcome of a step of an order whose submission is not tracked, and whether its reason is missing");
        await run.EnsureUntouchedAsync(placed, "after a step of a submission that is not tracked").ConfigureAwait(false);
    }

    internal static async Task IdentifierBelongsToOneOrder(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(3, Queued with { Provider = "alpha" }).ConfigureAwait(false);
        foreach (StoredOrder order in orders)
        {
            await run.SubmitPermittedAsync(ConformanceRun.Step(order, ConformanceRun.Send(order))).ConfigureAwait(false);
        }

        string id = ConformanceRun.NewProviderOrderId();
        await run.SubmitPermittedAsync(ConformanceRun.Step(orders[0], SubmissionStep.Place(), 2, id)).ConfigureAwait(false);
        StoredOrder before = await run.AuditAsync(orders[2]).ConfigureAwait(false);

        OrderSubmissionOutcome answered = await run.SubmitAsync(ConformanceRun.Step(orders[1], SubmissionStep.Place(), 2, id)).ConfigureAwait(false);
        OrderSubmissionOutcome decided = await run.SubmitAsync(ConformanceRun.Step(orders[2], SubmissionStep.Place(), 2, id) with { By = "anna" }).ConfigureAwait(false);

        StoredOrder unknown = await run.AuditAsync(orders[1]).ConfigureAwait(false);
        Expect.Equal(
            (ApplyStatus.Applied, SubmissionStatus.Unknown, null), (answered.Status, unknown.State.Submission!.Status, unknown.ProviderOrderId),
            "The outcome of an answer with the identifier of another order, and the submission and identifier afterwards");
        Expect.Equal(ApplyStatus.Refused, decided.Status, "The outcome of a person's step with the identifier of another order");
        await run.EnsureUntouchedAsync(before, "after a person's step with the identifier of another order").ConfigureAwait(false);
        foreach (string? reason in new[] { answered.Reason, decided.Reason })
        {
            Expect.That(
                reason?.Contains($"{orders[0].Key}", StringComparison.Ordinal) == true,
                $"the reason names order {orders[0].Key}, which has the identifier, but it is: {reason}");
        }
    }

    internal static async Task WrongArgumentsChangeNothing(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(Queued).ConfigureAwait(false);
        OrderSubmission late = ConformanceRun.Step(order, SubmissionStep.PlaceLate());
        OrderSubmission send = ConformanceRun.Step(order, ConformanceRun.Send(order));

        await Expect.ThrowsAsync<ArgumentNullException>(() => run.SubmitAsync(null!), "A submission that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.SubmitAsync(send with { Order = default }), "A step of no order").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => run.SubmitAsync(send with { Step = null! }), "A submission without a step").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(
            () => run.SubmitAsync(late with { ProviderOrderId = null }),
            "A step that places the order without the provider's identifier").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(
            () => run.SubmitAsync(late with { ProviderOrderId = " " }),
            "A step that places the order with an empty identifier").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(
            () => run.SubmitAsync(send with { ProviderOrderId = "1" }),
            "A step that does not place the order, with the provider's identifier").ConfigureAwait(false);

        await run.EnsureUntouchedAsync(order, "after steps that are refused as arguments").ConfigureAwait(false);
    }
}
