namespace SmmOrders.Testing;

/// <summary>Promises about providers' answers, at whatever time they come, and about what persons do with them.</summary>
internal static class AnswerCases
{
    internal static async Task AnswerIsRecordedAndDecides(ConformanceRun run)
    {
        (SubmissionStep Step, AttemptAnswer Answer, SubmissionStatus Status, int UnknownInARow)[] all =
        [
            (SubmissionStep.LoseTrack(), AttemptAnswer.Lost, SubmissionStatus.Unknown, 1),
            (SubmissionStep.Requeue(), AttemptAnswer.NotSent, SubmissionStatus.Queued, 1),
            (SubmissionStep.Refuse(RefusalKind.BadLink), AttemptAnswer.Refused, SubmissionStatus.Refused, 0),
            (SubmissionStep.Refuse(RefusalKind.Maintenance), AttemptAnswer.Waits, SubmissionStatus.Queued, 0),
            (SubmissionStep.Place(), AttemptAnswer.Placed, SubmissionStatus.Placed, 0),
        ];
        string provider = ClaimCases.Queued().Provider!;
        foreach ((SubmissionStep step, AttemptAnswer answer, SubmissionStatus status, int unknown) in all)
        {
            StoredOrder start = await run.AddAsync(ClaimCases.Queued() with { Provider = provider }).ConfigureAwait(false);
            ClaimedSubmission claimed = await run.ClaimedAsync(start, 0).ConfigureAwait(false);
            Expect.Equal(start.Key, claimed.Order, "The order that was claimed");
            OrderSubmission answered = ConformanceRun.Answer(start, claimed.Attempt, step) with { Note = $"The provider's words\0 {new string('x', 2000)}" };

            OrderSubmissionOutcome outcome = await run.SubmitAsync(answered).ConfigureAwait(false);

            StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
            Expect.Equal((ApplyStatus.Applied, claimed.Attempt, status), (outcome.Status, outcome.Attempt ?? default, now.State.Submission!.Status), $"The outcome of the answer {step}");
            StoredAttempt attempt = now.Attempts.Single();
            Expect.Equal(
                (answer, answered.At, step.Refusal, answered.ProviderOrderId), (attempt.Answer ?? default, attempt.AnsweredAt ?? default, attempt.Refusal, attempt.ProviderOrderId),
                $"What is recorded of the answer {step}");
            Expect.That(attempt.Words?.Length == 1000 && attempt.Words.StartsWith("The provider's words", StringComparison.Ordinal), "the first 1,000 characters of the provider's words are kept");
            Expect.Equal(status == SubmissionStatus.Refused ? attempt.Words : null, now.SubmissionWords, $"The words of the order after {step}");
            Expect.Equal(
                status == SubmissionStatus.Queued ? answered.At + SubmissionBackoff.After(1) : null, now.NextSendAt,
                $"When the order is due again after {step}");
            Expect.Equal(answered.ProviderOrderId, now.ProviderOrderId, $"The provider's identifier after {step}");
            ProviderState state = await run.Store.ReadProviderAsync(provider, run.CancellationToken).ConfigureAwait(false);
            Expect.Equal(unknown, state.UnknownInARow, $"How many answers in a row were lost after {step}");
        }
    }

    internal static async Task LateAcceptanceDecides(ConformanceRun run)
    {
        foreach (bool isQueuedAgain in new[] { false, true })
        {
            (StoredOrder start, ClaimedSubmission claimed) = await LostAsync(run).ConfigureAwait(false);
            if (isQueuedAgain)
            {
                await run.SubmitPermittedAsync(SendAgain(start)).ConfigureAwait(false);
            }

            string id = ConformanceRun.NewProviderOrderId();
            await run.SubmitPermittedAsync(ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Place(), 5, id)).ConfigureAwait(false);

            StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
            Expect.Equal(
                (SubmissionStatus.Placed, id, id, null), (now.State.Submission!.Status, now.ProviderOrderId, now.Attempts.Single().ProviderOrderId, now.NextSendAt),
                $"The order after a late acceptance, {(isQueuedAgain ? "queued again" : "unknown")}");
        }

        // Meanwhile the order went on to another provider; but the first has taken it.
        (StoredOrder moved, ClaimedSubmission first) = await LostAsync(run).ConfigureAwait(false);
        string other = ClaimCases.Queued().Provider!;
        await run.SubmitPermittedAsync(SendAgain(moved) with { NextProvider = new() { Provider = other, ProviderService = "9" } }).ConfigureAwait(false);
        Expect.Equal((other, "9"), await ProviderOfAsync(run, moved).ConfigureAwait(false), "The next provider and its service");
        await run.SubmitPermittedAsync(ConformanceRun.Answer(moved, first.Attempt, SubmissionStep.Place(), 5)).ConfigureAwait(false);
        Expect.Equal((moved.Provider, "77"), await ProviderOfAsync(run, moved).ConfigureAwait(false), "The provider that accepted the order, and its service");
    }

    internal static async Task TooLateIsPlacedTwice(ConformanceRun run)
    {
        Func<StoredOrder, Task>[] all =
        [
            async start =>
            {
                await run.SubmitPermittedAsync(SendAgain(start)).ConfigureAwait(false);
                _ = await run.ClaimedAsync(start, 5).ConfigureAwait(false);
            },
            async start =>
            {
                await run.SubmitPermittedAsync(SendAgain(start)).ConfigureAwait(false);
                ClaimedSubmission again = await run.ClaimedAsync(start, 5).ConfigureAwait(false);
                await run.SubmitPermittedAsync(ConformanceRun.Answer(start, again.Attempt, SubmissionStep.Place(), 5)).ConfigureAwait(false);
            },
            start => run.SubmitPermittedAsync(ConformanceRun.Step(start, SubmissionStep.Withdraw(), 4) with { By = "anna" }),
        ];
        foreach (Func<StoredOrder, Task> happensAsync in all)
        {
            (StoredOrder start, ClaimedSubmission claimed) = await LostAsync(run).ConfigureAwait(false);
            await happensAsync(start).ConfigureAwait(false);
            StoredOrder before = await run.ReadAsync(start.Key).ConfigureAwait(false);
            string id = ConformanceRun.NewProviderOrderId();

            OrderSubmissionOutcome outcome = await run.SubmitAsync(ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Place(), 6, id)).ConfigureAwait(false);

            string when = $"while the submission is {before.State.Submission!.Status}";
            Expect.Equal(
                (ApplyStatus.Unchanged, Findings.PlacedTwice, false), (outcome.Status, outcome.Submission.Update.Findings, string.IsNullOrEmpty(outcome.Reason)),
                $"The outcome of an acceptance that comes too late, {when}, and whether its reason is missing");
            await run.EnsureUntouchedAsync(before, $"after it, {when}").ConfigureAwait(false);
            StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
            Expect.Equal(before.ProviderOrderId, now.ProviderOrderId, $"The provider's identifier of the order, {when}");
            Expect.Equal((AttemptAnswer.Placed, id), (now.Attempts[0].Answer ?? default, now.Attempts[0].ProviderOrderId), $"What is recorded with its attempt, {when}");
        }
    }

    internal static async Task DoubtfulAttemptIsTold(ConformanceRun run)
    {
        foreach (bool isUnsentSince in new[] { false, true })
        {
            (StoredOrder start, ClaimedSubmission first) = await LostAsync(run).ConfigureAwait(false);
            ClaimedSubmission second = await SentAgainAsync(run, start, SubmissionStep.LoseTrack(), 5).ConfigureAwait(false);
            if (isUnsentSince)
            {
                // The last attempt surely made none; the one before it may have.
                _ = await SentAgainAsync(run, start, SubmissionStep.Requeue(), 7).ConfigureAwait(false);
            }

            string id = ConformanceRun.NewProviderOrderId();
            OrderSubmissionOutcome outcome = await run.SubmitAsync(ConformanceRun.Answer(start, first.Attempt, SubmissionStep.Place(), 9, id)).ConfigureAwait(false);

            string when = isUnsentSince ? "queued again after it" : "unknown since";
            StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
            Expect.Equal((SubmissionStatus.Placed, id), (now.State.Submission!.Status, now.ProviderOrderId), $"The order that a late answer placed while a later attempt has no clear answer, {when}");
            Expect.Equal(
                (ApplyStatus.Applied, Findings.PlacedTwice, false), (outcome.Status, outcome.Submission.Update.Findings, string.IsNullOrEmpty(outcome.Reason)),
                $"The outcome of that answer, and whether its reason is missing, {when}");
            Expect.Equal(Findings.PlacedTwice, now.History[^1].Findings, $"The findings in the history, {when}");
            await EnsureToldAsync(run, start, id, when).ConfigureAwait(false);
            Expect.Equal((second.Attempt, AttemptAnswer.Lost), (now.Attempts[1].Id, now.Attempts[1].Answer ?? default), $"The attempt in doubt, {when}");
        }

        // Answered since, no attempt is in doubt.
        (StoredOrder clear, ClaimedSubmission early) = await LostAsync(run).ConfigureAwait(false);
        _ = await SentAgainAsync(run, clear, SubmissionStep.Requeue(), 5).ConfigureAwait(false);
        OrderSubmissionOutcome sure = await run.SubmitAsync(ConformanceRun.Answer(clear, early.Attempt, SubmissionStep.Place(), 9)).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, Findings.None), (sure.Status, sure.Submission.Update.Findings), "The outcome of a late answer while every later attempt has a clear one");
    }

    internal static async Task LateRefusalIsRecordedOnly(ConformanceRun run)
    {
        foreach (SubmissionStep step in new[] { SubmissionStep.Refuse(RefusalKind.BadLink), SubmissionStep.Requeue(), SubmissionStep.LoseTrack() })
        {
            (StoredOrder start, ClaimedSubmission claimed) = await LostAsync(run).ConfigureAwait(false);
            await run.SubmitPermittedAsync(SendAgain(start)).ConfigureAwait(false);
            ClaimedSubmission again = await run.ClaimedAsync(start, 5).ConfigureAwait(false);
            StoredOrder before = await run.ReadAsync(start.Key).ConfigureAwait(false);

            OrderSubmissionOutcome outcome = await run.SubmitAsync(ConformanceRun.Answer(start, claimed.Attempt, step, 6)).ConfigureAwait(false);

            Expect.Equal((ApplyStatus.Unchanged, claimed.Attempt), (outcome.Status, outcome.Attempt ?? default), $"The outcome of the late answer {step}");
            await run.EnsureUntouchedAsync(before, $"after the late answer {step}").ConfigureAwait(false);
            StoredOrder now = await run.ReadAsync(start.Key).ConfigureAwait(false);
            Expect.Equal((step.Refusal, start.State.StatusSince.Add(TimeSpan.FromMinutes(6))), (now.Attempts[0].Refusal, now.Attempts[0].AnsweredAt ?? default), $"What is recorded of the late answer {step}");
            Expect.Equal((again.Attempt, null), (now.Attempts[1].Id, now.Attempts[1].AnsweredAt), "The attempt that is waited for");
        }

        // Of the current attempt it still decides: the provider has no such order.
        (StoredOrder unknown, ClaimedSubmission last) = await LostAsync(run).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(unknown, last.Attempt, SubmissionStep.Refuse(RefusalKind.BadLink), 5)).ConfigureAwait(false);
        Expect.Equal(SubmissionStatus.Refused, (await run.AuditAsync(unknown).ConfigureAwait(false)).State.Submission!.Status, "An unknown order after its own late refusal");
    }

    internal static async Task SameAnswerChangesNothing(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(start).ConfigureAwait(false);
        OrderSubmission answer = ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Place());
        await run.SubmitPermittedAsync(answer).ConfigureAwait(false);
        StoredOrder before = await run.ReadAsync(start.Key).ConfigureAwait(false);

        OrderSubmissionOutcome again = await run.SubmitAsync(answer).ConfigureAwait(false);
        OrderSubmissionOutcome lost = await run.SubmitAsync(ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.LoseTrack(), 3)).ConfigureAwait(false);

        Expect.Equal((ApplyStatus.Unchanged, Findings.None), (again.Status, again.Submission == default ? Findings.None : again.Submission.Update.Findings), "The outcome of the same answer again");
        Expect.Equal(ApplyStatus.Unchanged, lost.Status, "The outcome of another answer to an attempt that was answered");
        await run.EnsureUntouchedAsync(before, "after the same answer again").ConfigureAwait(false);
        StoredOrder now = await run.ReadAsync(start.Key).ConfigureAwait(false);
        Expect.Equal(before.Attempts.Single(), now.Attempts.Single(), "The attempt after it");
    }

    internal static async Task SecondIdentifierIsPlacedTwice(ConformanceRun run)
    {
        // Meanwhile a later attempt is sending, or the order is unknown or queued because of it: the first has an identifier, and is not the order's.
        foreach (SubmissionStep? answer in new[] { null, SubmissionStep.LoseTrack(), SubmissionStep.Requeue() })
        {
            (StoredOrder start, ClaimedSubmission claimed) = await LostAsync(run).ConfigureAwait(false);
            await run.SubmitPermittedAsync(SendAgain(start)).ConfigureAwait(false);
            ClaimedSubmission again = await run.ClaimedAsync(start, 5).ConfigureAwait(false);
            (string first, string second) = (ConformanceRun.NewProviderOrderId(), ConformanceRun.NewProviderOrderId());
            _ = await run.SubmitAsync(ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Place(), 6, first)).ConfigureAwait(false);
            if (answer is not null)
            {
                await run.SubmitPermittedAsync(ConformanceRun.Answer(start, again.Attempt, answer, 7)).ConfigureAwait(false);
            }

            StoredOrder before = await run.ReadAsync(start.Key).ConfigureAwait(false);
            OrderSubmissionOutcome outcome = await run.SubmitAsync(ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Place(), 8, second)).ConfigureAwait(false);

            string when = $"while the submission is {before.State.Submission!.Status}";
            Expect.Equal((ApplyStatus.Unchanged, Findings.PlacedTwice), (outcome.Status, outcome.Submission.Update.Findings), $"The outcome of a second identifier for an earlier attempt, {when}");
            await run.EnsureUntouchedAsync(before, $"after a second identifier for an earlier attempt, {when}").ConfigureAwait(false);
            Expect.Equal(first, (await run.ReadAsync(start.Key).ConfigureAwait(false)).Attempts[0].ProviderOrderId, $"The identifier of the earlier attempt, {when}");
            await EnsureToldAsync(run, start, second, when).ConfigureAwait(false);
        }

        foreach (bool isPersons in new[] { true, false })
        {
            (StoredOrder start, ClaimedSubmission claimed) = await LostAsync(run).ConfigureAwait(false);
            (string first, string second) = (ConformanceRun.NewProviderOrderId(), ConformanceRun.NewProviderOrderId());
            await run.SubmitPermittedAsync(isPersons
                ? ConformanceRun.Step(start, SubmissionStep.Place(), 4, first) with { By = "anna" }
                : ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Place(), 4, first)).ConfigureAwait(false);
            StoredOrder before = await run.ReadAsync(start.Key).ConfigureAwait(false);
            OrderSubmission late = ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Place(), 5, second);

            OrderSubmissionOutcome outcome = await run.SubmitAsync(late).ConfigureAwait(false);
            OrderSubmissionOutcome again = await run.SubmitAsync(late).ConfigureAwait(false);

            string whose = isPersons ? "that a person placed" : "that was answered";
            Expect.All([ApplyStatus.Unchanged, ApplyStatus.Unchanged], [outcome.Status, again.Status], $"The outcomes of a second identifier for an attempt {whose}, and of the same again");
            Expect.Equal((Findings.PlacedTwice, claimed.Attempt), (outcome.Submission.Update.Findings, outcome.Attempt ?? default), $"What is found of a second identifier for an attempt {whose}, and the attempt");
            Expect.That(
                outcome.Reason?.Contains(second, StringComparison.Ordinal) == true, $"the reason names the second identifier {second}, but it is: {outcome.Reason}");
            await run.EnsureUntouchedAsync(before, $"after a second identifier for an attempt {whose}").ConfigureAwait(false);
            StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
            Expect.Equal((first, first), (now.ProviderOrderId, now.Attempts.Single().ProviderOrderId), $"The identifiers of an order and an attempt {whose}");
            Expect.That(now.Attempts.Single().Words?.Contains(second, StringComparison.Ordinal) == true, $"the words of the attempt name {second}, but they are: {now.Attempts.Single().Words}");
            await EnsureToldAsync(run, start, second, whose).ConfigureAwait(false);
        }
    }

    internal static async Task IdentifierBelongsToOneAttempt(ConformanceRun run)
    {
        OrderToAdd queued = ClaimCases.Queued();
        StoredOrder[] orders = await run.AddAsync(2, queued).ConfigureAwait(false);
        ClaimedSubmission first = await run.ClaimedAsync(orders[1]).ConfigureAwait(false);
        string id = ConformanceRun.NewProviderOrderId();

        // The first order is withdrawn, so that its late identifier is its attempt's alone.
        await run.SubmitPermittedAsync(ConformanceRun.Answer(orders[0], first.Attempt, SubmissionStep.LoseTrack())).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Step(orders[0], SubmissionStep.Withdraw(), 3) with { By = "anna" }).ConfigureAwait(false);
        _ = await run.SubmitAsync(ConformanceRun.Answer(orders[0], first.Attempt, SubmissionStep.Place(), 4, id)).ConfigureAwait(false);
        ClaimedSubmission second = await run.ClaimedAsync(orders[1], 5).ConfigureAwait(false);

        OrderSubmissionOutcome outcome = await run.SubmitAsync(ConformanceRun.Answer(orders[1], second.Attempt, SubmissionStep.Place(), 6, id)).ConfigureAwait(false);
        StoredOrder unknown = await run.AuditAsync(orders[1]).ConfigureAwait(false);
        OrderSubmissionOutcome person = await run.SubmitAsync(ConformanceRun.Step(orders[1], SubmissionStep.Place(), 7, id) with { By = "anna" }).ConfigureAwait(false);

        Expect.Equal(
            (ApplyStatus.Applied, SubmissionStatus.Unknown, null, null),
            (outcome.Status, unknown.State.Submission!.Status, unknown.ProviderOrderId, unknown.Attempts.Single().ProviderOrderId),
            "The outcome of an answer with the identifier of another attempt, the submission, and the identifiers of order and attempt");
        Expect.Equal(ApplyStatus.Refused, person.Status, "The outcome of a person's step with that identifier");
        foreach (string? reason in new[] { outcome.Reason, person.Reason })
        {
            Expect.That(reason?.Contains($"{orders[0].Key}", StringComparison.Ordinal) == true, $"the reason names order {orders[0].Key}, which has the identifier, but it is: {reason}");
        }
    }

    internal static async Task PersonDecides(ConformanceRun run)
    {
        (StoredOrder exists, _) = await LostAsync(run).ConfigureAwait(false);
        OrderSubmissionOutcome machine = await run.SubmitAsync(SendAgain(exists) with { By = null }).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Refused, machine.Status, "The outcome of a machine that sends an unknown order again");
        string id = ConformanceRun.NewProviderOrderId();
        await run.SubmitPermittedAsync(ConformanceRun.Step(exists, SubmissionStep.Place(), 4, id) with { By = "anna" }).ConfigureAwait(false);
        StoredOrder placed = await run.AuditAsync(exists).ConfigureAwait(false);
        Expect.Equal(
            (SubmissionStatus.Placed, id, id, "anna"), (placed.State.Submission!.Status, placed.ProviderOrderId, placed.Attempts.Single().ProviderOrderId, placed.History[^1].By),
            "An unknown order that a person found, its identifier, that of its attempt, and who decided");

        (StoredOrder again, ClaimedSubmission first) = await LostAsync(run).ConfigureAwait(false);
        await run.SubmitPermittedAsync(SendAgain(again)).ConfigureAwait(false);
        ClaimedSubmission second = await run.ClaimedAsync(again, 4).ConfigureAwait(false);
        Expect.Equal((again.Key, true), (second.Order, second.Attempt != first.Attempt), "The order that a person sends again, and whether its attempt is another");
        StoredOrder sending = await run.ReadAsync(again.Key).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Refused, (await run.SubmitAsync(SendAgain(again)).ConfigureAwait(false)).Status, "The outcome of sending again what is being sent");
        await run.EnsureUntouchedAsync(sending, "after it is to be sent again while it is being sent").ConfigureAwait(false);

        (StoredOrder canceled, _) = await LostAsync(run).ConfigureAwait(false);
        OrderSubmissionOutcome alone = await run.SubmitAsync(ConformanceRun.Step(canceled, SubmissionStep.Withdraw(), 3)).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Refused, alone.Status, "The outcome of a machine that withdraws an unknown order");
        await run.SubmitPermittedAsync(ConformanceRun.Step(canceled, SubmissionStep.Withdraw(), 4) with { By = "anna" }).ConfigureAwait(false);
        Expect.Equal(10.00m, (await run.AuditAsync(canceled).ConfigureAwait(false)).State.Refunded, "What a person refunds of an unknown order");

        StoredOrder refused = await RefusedAsync(run, RefusalKind.Duplicate).ConfigureAwait(false);
        OrderSubmissionOutcome tried = await run.SubmitAsync(SendAgain(refused) with { By = null }).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Refused, tried.Status, "The outcome of a machine that sends a refused order again");
        await run.SubmitPermittedAsync(SendAgain(refused)).ConfigureAwait(false);
    }

    internal static async Task NextProviderIsOneStep(ConformanceRun run)
    {
        NextProvider next = new() { Provider = ClaimCases.Queued().Provider!, ProviderService = "9" };
        StoredOrder waiting = await RefusedAsync(run, RefusalKind.ServiceClosed).ConfigureAwait(false);
        await run.SubmitPermittedAsync(SendAgain(waiting) with { By = null, NextProvider = next }).ConfigureAwait(false);

        StoredOrder answered = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(answered).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(answered, claimed.Attempt, SubmissionStep.Refuse(RefusalKind.ServiceClosed), 4) with { NextProvider = next }).ConfigureAwait(false);

        foreach (StoredOrder start in new[] { waiting, answered })
        {
            StoredOrder now = await run.AuditAsync(start).ConfigureAwait(false);
            Expect.Equal(
                (SubmissionStatus.Queued, next.Provider, "9", "9", (DateTimeOffset?)start.State.StatusSince.Add(TimeSpan.FromMinutes(4))),
                (now.State.Submission!.Status, now.Provider, now.ProviderService, now.Fields.Single(field => field.Key == "service").Value, now.NextSendAt),
                "The submission, the provider, its service, the service among the fields, and when the order is due");
            Expect.Equal(
                (AttemptAnswer.Refused, (RefusalKind?)RefusalKind.ServiceClosed, start.Provider), (now.Attempts.Single().Answer ?? default, now.Attempts.Single().Refusal, now.Attempts.Single().Provider),
                "The attempt at the first provider");
        }

        _ = await run.ClaimedAsync(waiting with { Provider = next.Provider }, 4).ConfigureAwait(false);
    }

    internal static async Task RequestIsCorrected(ConformanceRun run)
    {
        StoredOrder refused = await RefusedAsync(run, RefusalKind.BadLink).ConfigureAwait(false);
        RequestCorrection correction = Correction(refused);

        RequestCorrectionOutcome outcome = await CorrectAsync(correction).ConfigureAwait(false);

        StoredOrder now = await run.AuditAsync(refused).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, refused.Key), (outcome.Status, outcome.Order), "The outcome of a correction");
        Expect.Equal(("https://example.com/b", "78", SubmissionStatus.Refused), (now.Link, now.ProviderService, now.State.Submission!.Status), "The link, the service and the submission after it");
        Expect.All(correction.Fields, now.Fields, "The fields after it");
        Expect.Equal(("anna", "as the customer wrote", correction.At), (now.History[^1].By, now.History[^1].Note, now.History[^1].At), "The last history row: who, why and when");
        Expect.Equal(ApplyStatus.Unchanged, (await CorrectAsync(correction).ConfigureAwait(false)).Status, "The outcome of the same correction again");

        RequestCorrectionOutcome more = await CorrectAsync(correction with { Fields = [new("link", "https://example.com/b"), new("quantity", "2000")] }).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Refused, true), (more.Status, more.Reason?.Contains("quantity", StringComparison.Ordinal)), "The outcome of a correction of the quantity, and whether its reason names it");
        await run.EnsureUntouchedAsync(now, "after a correction of the quantity").ConfigureAwait(false);

        await run.SubmitPermittedAsync(SendAgain(refused)).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(refused, 6).ConfigureAwait(false);
        Expect.All(correction.Fields, claimed.Fields, "What is sent after the correction");
        StoredOrder sending = await run.ReadAsync(refused.Key).ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Refused, (await CorrectAsync(correction with { Link = "https://example.com/c" }).ConfigureAwait(false)).Status, "The outcome of a correction of what is being sent");
        await run.EnsureUntouchedAsync(sending, "after a correction of what is being sent").ConfigureAwait(false);
        Expect.Equal(ApplyStatus.NotFound, (await CorrectAsync(correction with { Order = OrderKey.Of(Guid.NewGuid()) }).ConfigureAwait(false)).Status, "The outcome of a correction of an unknown order");

        Task<RequestCorrectionOutcome> CorrectAsync(RequestCorrection asked) => run.Store.CorrectRequestAsync(asked, run.CancellationToken);
    }

    internal static async Task WrongArgumentsChangeNothing(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        OrderSubmission requeue = ConformanceRun.Step(order, SubmissionStep.Requeue()) with { Attempt = Guid.NewGuid() };
        NextProvider next = new() { Provider = "p", ProviderService = "1" };
        RequestCorrection correction = Correction(order);

        Expect.Equal(ApplyStatus.NotApplied, (await run.SubmitAsync(requeue).ConfigureAwait(false)).Status, "The outcome of an answer to an attempt that does not exist");
        await RefusedAsync(() => run.SubmitAsync(requeue with { By = "anna" }), "An answer that is a person's").ConfigureAwait(false);
        await RefusedAsync(() => run.SubmitAsync(requeue with { Step = SubmissionStep.Withdraw() }), "An answer that withdraws").ConfigureAwait(false);
        await RefusedAsync(
            () => run.SubmitAsync(requeue with { Step = SubmissionStep.Refuse(RefusalKind.BadLink), NextProvider = next }), "A next provider after a refusal that calls for none").ConfigureAwait(false);
        await RefusedAsync(() => run.SubmitAsync(requeue with { NextProvider = next with { Provider = " " } }), "A next provider without a name").ConfigureAwait(false);
        await RefusedAsync(() => run.Store.CorrectRequestAsync(null!, run.CancellationToken), "A correction that is null").ConfigureAwait(false);
        foreach (RequestCorrection wrong in new[]
        {
            correction with { Order = default }, correction with { By = " " }, correction with { Provider = " " }, correction with { ProviderService = "" },
            correction with { Fields = [new("link", null!)] },
        })
        {
            await RefusedAsync(() => run.Store.CorrectRequestAsync(wrong, run.CancellationToken), "A correction without an order, a person, a provider, a service or a value").ConfigureAwait(false);
        }

        await run.EnsureUntouchedAsync(order, "after answers and corrections that are refused as arguments").ConfigureAwait(false);

        static Task RefusedAsync(Func<Task> call, string what) => Expect.ThrowsAsync<ArgumentException>(call, what);
    }

    private static RequestCorrection Correction(StoredOrder order) => new()
    {
        Order = order.Key,
        Fields = [new("service", "78"), new("link", "https://example.com/b"), new("quantity", "1000")],
        By = "anna",
        Note = "as the customer wrote",
        At = order.State.StatusSince.Add(TimeSpan.FromMinutes(4)),
    };

    private static OrderSubmission SendAgain(StoredOrder order) => ConformanceRun.Step(order, SubmissionStep.Requeue(), 4) with { By = "anna" };

    // One open row says that there is, or may be, a second order, and names the identifier.
    private static async Task EnsureToldAsync(ConformanceRun run, StoredOrder start, string id, string when)
    {
        IReadOnlyList<StoredAttention> rows = await run.ReadAttentionAsync(start).ConfigureAwait(false);
        Expect.All(
            [true], rows.Where(row => row.Finding == Findings.PlacedTwice && row.What?.Contains(id, StringComparison.Ordinal) == true).Select(row => row.ClosedAt is null),
            $"Whether the one row of attention that names {id} is open, {when}");
    }

    // Sends an order again, as a person decided, and answers that attempt.
    private static async Task<ClaimedSubmission> SentAgainAsync(ConformanceRun run, StoredOrder start, SubmissionStep answer, int minutes)
    {
        await run.SubmitPermittedAsync(ConformanceRun.Step(start, SubmissionStep.Requeue(), minutes - 1) with { By = "anna" }).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(start, minutes).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(start, claimed.Attempt, answer, minutes)).ConfigureAwait(false);
        return claimed;
    }

    // An order whose first attempt had no clear answer.
    private static async Task<(StoredOrder Start, ClaimedSubmission Claimed)> LostAsync(ConformanceRun run)
    {
        StoredOrder start = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(start).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.LoseTrack())).ConfigureAwait(false);
        return (start, claimed);
    }

    private static async Task<StoredOrder> RefusedAsync(ConformanceRun run, RefusalKind kind)
    {
        StoredOrder start = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(start).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(start, claimed.Attempt, SubmissionStep.Refuse(kind))).ConfigureAwait(false);
        return start;
    }

    private static async Task<(string? Provider, string? Service)> ProviderOfAsync(ConformanceRun run, StoredOrder order)
    {
        StoredOrder now = await run.ReadAsync(order.Key).ConfigureAwait(false);
        return (now.Provider, now.ProviderService);
    }
}
