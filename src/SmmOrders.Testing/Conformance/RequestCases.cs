namespace SmmOrders.Testing;

/// <summary>Promises about requests to cancel or refill.</summary>
internal static class RequestCases
{
    internal static async Task RequestIsSentOnce(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        Guid id = await run.AskedAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        OrderRequestOutcome second = await run.AskAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Refused, RequestRefusal.UnderWay, null), (second.Status, second.Outcome.Refusal ?? default, second.Request), "The same request again");

        ClaimedRequest claimed = await run.ClaimedRequestAsync(order).ConfigureAwait(false);
        RequestClaim none = await run.ClaimRequestAsync(order, 2).ConfigureAwait(false);
        DateTimeOffset overdue = order.State.StatusSince.Add(TimeSpan.FromMinutes(2)).Add(TimeSpan.FromSeconds(90));
        Expect.Equal(
            (order.Key, id, RequestKind.Cancel, order.Provider!, order.ProviderOrderId!, overdue),
            (claimed.Order, claimed.Request, claimed.Kind, claimed.Provider, claimed.ProviderOrderId, claimed.OverdueAt), "The request to send");
        Expect.Equal((ClaimRefusal.NothingDue, null), (none.Refusal ?? default, none.RetryAfter), "A claim while it is being sent");
        StoredOrder sending = await run.ReadAsync(order.Key).ConfigureAwait(false);
        Expect.Equal((RequestStatus.Sending, (DateTimeOffset?)overdue, 1), (sending.Requests[0].Status, sending.Requests[0].OverdueAt, sending.Requests[0].Tries), "The request while it is being sent");
        Expect.Equal(new OrderRequest { Kind = RequestKind.Cancel, Status = RequestStatus.Sending, OverdueAt = overdue }, sending.State.Request, "The order's request");

        OrderRequestOutcome acknowledged = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), providerRequestId: "1002").ConfigureAwait(false);
        OrderRequestOutcome again = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), providerRequestId: "1002").ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, ApplyStatus.Unchanged), (acknowledged.Status, again.Status), "The answer, and the same answer again");
        StoredOrder after = await run.ReadAsync(order.Key).ConfigureAwait(false);
        StoredRequest request = after.Requests.Single();
        Expect.Equal(
            (RequestStatus.Acknowledged, "1002", "anna", "as the customer wrote", null), (request.Status, request.ProviderRequestId!, request.AskedBy, request.Note!, request.DueAt),
            "The request once it was acknowledged");
        Expect.Equal(
            (order.State.Status, order.History.Length, 0, order.NextPollAt), (after.State.Status, after.History.Length, after.Refunds.Length, after.NextPollAt),
            "Status, history, refunds and next poll, which a request does not change");
    }

    internal static async Task QueuedIsWithdrawn(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        OrderRequestOutcome withdrawn = await run.AskAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Applied, null), (withdrawn.Status, withdrawn.Request), "Canceling an order that is queued, and its request");
        Expect.Equal(
            (OrderStatus.Canceled, SubmissionStatus.Withdrawn, order.State.Charge, 0), (now.State.Status, now.State.Submission!.Status, now.State.Refunded, now.Requests.Length),
            "The order, its submission, its refund, and the number of its requests");
        Expect.Equal(ClaimRefusal.NothingDue, (await run.ClaimAsync(order, 60).ConfigureAwait(false)).Refusal, "A claim of an order that was canceled");
        OrderRequestOutcome ended = await run.AskAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Refused, RequestRefusal.OrderEnded), (ended.Status, ended.Outcome.Refusal ?? default), "Canceling an order that has ended");
    }

    internal static async Task CancelAndSendNeverBoth(ConformanceRun run)
    {
        for (int round = 0; round < 8; round++)
        {
            StoredOrder order = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
            SubmissionClaim? claim = null;
            OrderRequestOutcome? asked = null;
            _ = await RaceCases.AtOnceAsync(2, async writer =>
            {
                if (writer == 0)
                {
                    claim = await run.ClaimAsync(order).ConfigureAwait(false);
                }
                else
                {
                    asked = await run.AskAsync(order, RequestKind.Cancel).ConfigureAwait(false);
                }

                return writer;
            }).ConfigureAwait(false);
            StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
            bool isSent = claim!.Claimed is not null;
            Expect.Equal(
                isSent ? (ApplyStatus.Refused, OrderStatus.Processing, 0m) : (ApplyStatus.Applied, OrderStatus.Canceled, order.State.Charge),
                (asked!.Status, now.State.Status, now.State.Refunded), $"The request, the order and its refund, once it {(isSent ? "was" : "was not")} sent");
        }
    }

    internal static async Task RefillIsFollowed(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        OrderRequestOutcome early = await run.AskAsync(order, RequestKind.Refill).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Refused, RequestRefusal.NothingDelivered), (early.Status, early.Outcome.Refusal ?? default), "A refill of an order that is under way");
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0), 1)).ConfigureAwait(false);

        Guid id = await run.AskedAsync(order, RequestKind.Refill).ConfigureAwait(false);
        _ = await run.ClaimedRequestAsync(order).ConfigureAwait(false);
        _ = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), minutes: 3, providerRequestId: "77").ConfigureAwait(false);
        RefillClaim before = await run.ClaimRefillsAsync(order, 4).ConfigureAwait(false);
        RefillClaim due = await run.ClaimRefillsAsync(order, 18).ConfigureAwait(false);
        RefillClaim none = await run.ClaimRefillsAsync(order, 18).ConfigureAwait(false);
        Expect.Equal((ClaimRefusal.NothingDue, TimeSpan.FromMinutes(14)), (before.Refusal ?? default, before.RetryAfter ?? default), "A claim of refills before one is due");
        Expect.All([(order.Key, id, "77")], due.Refills.Select(refill => (refill.Order, refill.Request, refill.ProviderRequestId)), "The refills that are due");
        Expect.Equal((ClaimRefusal.NothingDue, TimeSpan.FromMinutes(15)), (none.Refusal ?? default, none.RetryAfter ?? default), "A claim of refills once it was claimed");
        RefillClaim old = await run.ClaimRefillsAsync(order, 1000 * 60).ConfigureAwait(false);
        Expect.Equal(1, old.Refills.Count, "The number of refills that are due after weeks");
        Expect.Equal(order.State.StatusSince.Add(TimeSpan.FromHours(1004)), (await run.ReadAsync(order.Key).ConfigureAwait(false)).Requests[0].DueAt, "When a refill that takes weeks is due again");

        OrderRequestOutcome done = await run.AnswerAsync(order, id, RequestStep.Finish(), minutes: 1001 * 60).ConfigureAwait(false);
        StoredRequest ended = (await run.AuditAsync(order).ConfigureAwait(false)).Requests[0];
        Expect.Equal(
            (ApplyStatus.Applied, RequestStatus.Done, (DateTimeOffset?)order.State.StatusSince.Add(TimeSpan.FromHours(1001)), null), (done.Status, ended.Status, ended.EndedAt, ended.DueAt),
            "The refill once the provider has done it");
        Expect.Equal(ClaimRefusal.NothingDue, (await run.ClaimRefillsAsync(order, 9000 * 60).ConfigureAwait(false)).Refusal, "A claim of refills that have ended");
        _ = await run.AskedAsync(order, RequestKind.Refill).ConfigureAwait(false);
    }

    internal static async Task GivenBackIsDueAtOnce(ConformanceRun run)
    {
        StoredOrder queued = await run.AddAsync(ClaimCases.Queued()).ConfigureAwait(false);
        ClaimedSubmission claimed = await run.ClaimedAsync(queued, 0).ConfigureAwait(false);
        await run.SubmitPermittedAsync(ConformanceRun.Answer(queued, claimed.Attempt, SubmissionStep.Requeue()) with { IsGivenBack = true }).ConfigureAwait(false);
        Expect.Equal(queued.Key, (await run.ClaimedAsync(queued, 2).ConfigureAwait(false)).Order, "The order that is sent at once after it was given back");

        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0), 1)).ConfigureAwait(false);
        Guid id = await run.AskedAsync(order, RequestKind.Refill).ConfigureAwait(false);
        _ = await run.ClaimedRequestAsync(order).ConfigureAwait(false);
        RequestAnswer back = new() { Order = order.Key, Request = id, Step = RequestStep.AskAgain(), At = order.State.StatusSince.Add(TimeSpan.FromMinutes(3)), IsGivenBack = true };
        Expect.Equal(ApplyStatus.Applied, (await run.Store.AnswerRequestAsync(back, run.CancellationToken).ConfigureAwait(false)).Status, "The outcome of giving a request back");
        Expect.Equal(id, (await run.ClaimedRequestAsync(order, 3).ConfigureAwait(false)).Request, "The request that is sent at once after it was given back");

        _ = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), minutes: 3, providerRequestId: "77").ConfigureAwait(false);
        RefillClaim refills = await run.ClaimRefillsAsync(order, 18).ConfigureAwait(false);
        DateTimeOffset now = order.State.StatusSince.Add(TimeSpan.FromMinutes(19));
        Expect.Equal(1, await run.Store.ReturnRefillsAsync(refills.Refills, now, run.CancellationToken).ConfigureAwait(false), "How many refills that are given back are due sooner");
        Expect.Equal(0, await run.Store.ReturnRefillsAsync(refills.Refills, now, run.CancellationToken).ConfigureAwait(false), "How many that were given back before");
        Expect.Equal(1, (await run.ClaimRefillsAsync(order, 19).ConfigureAwait(false)).Refills.Count, "The number of refills that are due once they are given back");
        _ = await run.AnswerAsync(order, id, RequestStep.Finish(), minutes: 20).ConfigureAwait(false);
        Expect.Equal(0, await run.Store.ReturnRefillsAsync(refills.Refills, now, run.CancellationToken).ConfigureAwait(false), "How many that have ended are given back");
    }

    internal static async Task UnsentIsSentAgain(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        Guid id = await run.AskedAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        _ = await run.ClaimedRequestAsync(order).ConfigureAwait(false);
        OrderRequestOutcome waits = await run.AnswerAsync(order, id, RequestStep.Refuse(RefusalKind.Maintenance), note: "We are moving.").ConfigureAwait(false);
        StoredRequest asked = (await run.ReadAsync(order.Key).ConfigureAwait(false)).Requests[0];
        Expect.Equal(
            (ApplyStatus.Applied, RequestStatus.Asked, (DateTimeOffset?)order.State.StatusSince.Add(TimeSpan.FromMinutes(3)).Add(TimeSpan.FromSeconds(30)), "We are moving."), (waits.Status, asked.Status, asked.DueAt, asked.Words!),
            "A request that the provider cannot take now, and when it is due again");
        Expect.Equal(ClaimRefusal.NothingDue, (await run.ClaimRequestAsync(order, 3).ConfigureAwait(false)).Refusal, "A claim before it is due again");

        ClaimedRequest again = await run.ClaimedRequestAsync(order, 4).ConfigureAwait(false);
        _ = await run.AnswerAsync(order, id, RequestStep.Refuse(RefusalKind.Other), minutes: 5, note: "No.").ConfigureAwait(false);
        StoredRequest refused = (await run.ReadAsync(order.Key).ConfigureAwait(false)).Requests[0];
        Expect.Equal((id, 2, RequestStatus.Refused, "No.", true), (again.Request, refused.Tries, refused.Status, refused.Words!, refused.EndedAt is not null), "The request once it was refused");
        _ = await run.AskedAsync(order, RequestKind.Cancel).ConfigureAwait(false);
    }

    internal static async Task UnknownIsAPersons(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        Guid id = await run.AskedAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        ClaimedRequest claimed = await run.ClaimedRequestAsync(order).ConfigureAwait(false);
        _ = await run.SweepAsync(order, claimed.OverdueAt).ConfigureAwait(false);
        StoredOrder unknown = await run.ReadAsync(order.Key).ConfigureAwait(false);
        Expect.Equal((RequestStatus.Unknown, RequestStatus.Unknown, null), (unknown.Requests[0].Status, unknown.State.Request!.Status, unknown.Requests[0].OverdueAt), "A request whose answer is overdue");
        StoredAttention row = (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single();
        Expect.Equal((Findings.RequestUnknown, null), (row.Finding, row.ClosedAt), "The row of attention about it");
        Expect.Equal(ClaimRefusal.NothingDue, (await run.ClaimRequestAsync(order, 60).ConfigureAwait(false)).Refusal, "A claim while a request is unknown");

        StoredOrder polled = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        _ = await run.AskedAsync(polled, RequestKind.Cancel).ConfigureAwait(false);
        DateTimeOffset overdue = (await run.ClaimedRequestAsync(polled).ConfigureAwait(false)).OverdueAt;
        _ = await run.ApplyOneAsync(ConformanceRun.Report(polled, StatusReport.Of(OrderStatus.InProgress, 900)) with { At = overdue }).ConfigureAwait(false);
        StoredOrder overtaken = await run.ReadAsync(polled.Key).ConfigureAwait(false);
        Expect.Equal((RequestStatus.Unknown, RequestStatus.Unknown), (overtaken.Requests[0].Status, overtaken.State.Request!.Status), "An overdue request of an order that was polled before the sweep");

        OrderRequestOutcome late = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), minutes: 20, providerRequestId: "55").ConfigureAwait(false);
        StoredOrder recorded = await run.ReadAsync(order.Key).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.Unchanged, RequestStatus.Unknown, "55"), (late.Status, recorded.Requests[0].Status, recorded.Requests[0].ProviderRequestId!), "A late answer, which is recorded");
        OrderRequestOutcome decided = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), minutes: 30, by: "anna", note: "It is in their list.").ConfigureAwait(false);
        StoredOrder after = await run.AuditAsync(order).ConfigureAwait(false);
        Expect.Equal(
            (ApplyStatus.Applied, RequestStatus.Acknowledged, "anna", RequestStatus.Acknowledged), (decided.Status, after.Requests[0].Status, after.Requests[0].AnsweredBy!, after.State.Request!.Status),
            "What a person decided");
        Expect.Equal(order.State.StatusSince.Add(TimeSpan.FromMinutes(30)), (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single().ClosedAt, "When the row was closed");
    }

    internal static async Task RefillHasIdentifier(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0), 1)).ConfigureAwait(false);
        Guid id = await run.AskedAsync(order, RequestKind.Refill).ConfigureAwait(false);
        DateTimeOffset overdue = (await run.ClaimedRequestAsync(order).ConfigureAwait(false)).OverdueAt;
        OrderRequestOutcome bare = await run.AnswerAsync(order, id, RequestStep.Acknowledge()).ConfigureAwait(false);
        await EnsureAsync(bare, RequestStatus.Sending, "acknowledged by the provider").ConfigureAwait(false);
        _ = await run.SweepAsync(order, overdue).ConfigureAwait(false);
        OrderRequestOutcome taken = await run.AnswerAsync(order, id, RequestStep.Acknowledge(), minutes: 20, by: "anna").ConfigureAwait(false);
        await EnsureAsync(taken, RequestStatus.Unknown, "acknowledged by a person").ConfigureAwait(false);
        Expect.Equal(null, (await run.ReadAttentionAsync(order).ConfigureAwait(false)).Single().ClosedAt, "When the row of attention about it was closed");

        // The provider gave none at all: a person ends it.
        _ = await run.AnswerAsync(order, id, RequestStep.Refuse(RefusalKind.Other), minutes: 21, by: "anna").ConfigureAwait(false);
        Guid next = await run.AskedAsync(order, RequestKind.Refill).ConfigureAwait(false);
        _ = await run.SweepAsync(order, (await run.ClaimedRequestAsync(order, 25).ConfigureAwait(false)).OverdueAt).ConfigureAwait(false);
        _ = await run.AnswerAsync(order, next, RequestStep.Acknowledge(), minutes: 30, providerRequestId: "78").ConfigureAwait(false);
        OrderRequestOutcome known = await run.AnswerAsync(order, next, RequestStep.Acknowledge(), minutes: 40, by: "anna").ConfigureAwait(false);
        Expect.Equal(ApplyStatus.Applied, known.Status, "Acknowledging a refill whose identifier came late");
        Expect.All([(next, "78")], (await run.ClaimRefillsAsync(order, 55).ConfigureAwait(false)).Refills.Select(refill => (refill.Request, refill.ProviderRequestId)), "The refills that are due");

        async Task EnsureAsync(OrderRequestOutcome outcome, RequestStatus status, string what)
        {
            StoredOrder now = await run.ReadAsync(order.Key).ConfigureAwait(false);
            Expect.Equal(
                (ApplyStatus.Refused, false, status, status), (outcome.Status, outcome.Reason is null, now.Requests[0].Status, now.State.Request!.Status),
                $"The outcome of a refill without an identifier that is {what}, whether it lacks a reason, and the request");
        }
    }

    internal static async Task MootIsNotSent(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        Guid id = await run.AskedAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0), 1)).ConfigureAwait(false);
        RequestClaim none = await run.ClaimRequestAsync(order, 2).ConfigureAwait(false);
        StoredRequest moot = (await run.ReadAsync(order.Key).ConfigureAwait(false)).Requests[0];
        Expect.Equal((null, ClaimRefusal.NothingDue, true, 0), (none.Claimed, none.Refusal ?? default, moot.EndedAt is not null, moot.Tries), "A cancellation whose order has ended");

        Guid refill = await run.AskedAsync(order, RequestKind.Refill).ConfigureAwait(false);
        OrderRequestOutcome unknown = await run.AnswerAsync(order, Guid.NewGuid(), RequestStep.Finish()).ConfigureAwait(false);
        OrderRequestOutcome unsent = await run.AnswerAsync(order, refill, RequestStep.Finish()).ConfigureAwait(false);
        Expect.Equal((ApplyStatus.NotApplied, ApplyStatus.Refused), (unknown.Status, unsent.Status), "An answer to a request that the order has not, and to one that was not sent");
        Expect.Equal((2, id), ((await run.AuditAsync(order).ConfigureAwait(false)).Requests.Length, moot.Id), "The number of requests");

        // What came of one that was sent is nobody's any more once a refill has its place.
        foreach (bool isUnknown in new[] { false, true })
        {
            (StoredOrder ended, Guid sent, _) = await RefilledAsync(run, isUnknown).ConfigureAwait(false);
            StoredOrder now = await run.AuditAsync(ended).ConfigureAwait(false);
            string which = $"A cancellation that is {(isUnknown ? "unknown" : "being sent")} when a refill follows it";
            RequestStatus status = isUnknown ? RequestStatus.Unknown : RequestStatus.Sending;
            DateTimeOffset? over = ended.State.StatusSince.Add(TimeSpan.FromMinutes(isUnknown ? 5 : 3));
            Expect.Equal((sent, status, over, null), (now.Requests[0].Id, now.Requests[0].Status, now.Requests[0].EndedAt, now.Requests[0].OverdueAt), which);
            Expect.Equal(new OrderRequest { Kind = RequestKind.Refill, Status = RequestStatus.Asked }, now.State.Request, "The order's request");
            Expect.That((await run.ReadAttentionAsync(ended).ConfigureAwait(false)).All(row => row.ClosedAt is not null), "no row of attention stays open about it");

            OrderRequestOutcome late = await run.AnswerAsync(ended, sent, isUnknown ? RequestStep.Acknowledge() : RequestStep.LoseTrack(), minutes: 6, by: isUnknown ? "anna" : null).ConfigureAwait(false);
            StoredRequest after = (await run.ReadAsync(ended.Key).ConfigureAwait(false)).Requests[0];
            Expect.Equal((ApplyStatus.Applied, over, null), (late.Status, after.EndedAt, after.DueAt), $"{which}, and an answer comes");
        }
    }

    /// <summary>An order whose cancellation left and was not answered before it completed, and of which a refill is asked for then.</summary>
    internal static async Task<(StoredOrder Order, Guid Cancel, Guid Refill)> RefilledAsync(ConformanceRun run, bool isUnknown)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        Guid cancel = await run.AskedAsync(order, RequestKind.Cancel).ConfigureAwait(false);
        ClaimedRequest claimed = await run.ClaimedRequestAsync(order).ConfigureAwait(false);
        int minutes = isUnknown ? 5 : 3;
        if (isUnknown)
        {
            _ = await run.SweepAsync(order, claimed.OverdueAt).ConfigureAwait(false);
        }

        _ = await run.ApplyOneAsync(ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Completed, 0), minutes)).ConfigureAwait(false);
        return (order, cancel, await run.AskedAsync(order, RequestKind.Refill, minutes).ConfigureAwait(false));
    }

    internal static async Task WrongArgumentsAreRefused(ConformanceRun run)
    {
        StoredOrder order = await run.AddAsync(PollCases.Placed()).ConfigureAwait(false);
        IOrderStore store = run.Store;
        CancellationToken cancellation = run.CancellationToken;
        DateTimeOffset now = order.State.StatusSince;
        RequestAsk ask = new() { Order = order.Key, Kind = RequestKind.Cancel, By = "anna", At = now };
        RequestAnswer answer = new() { Order = order.Key, Request = Guid.NewGuid(), Step = RequestStep.Acknowledge(), At = now };
        await Expect.ThrowsAsync<ArgumentNullException>(() => store.AskAsync(null!, cancellation), "A request that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.AskAsync(ask with { Order = default }, cancellation), "A request of no order").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.AskAsync(ask with { By = " " }, cancellation), "A request by nobody").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.AskAsync(ask with { Kind = default }, cancellation), "A request of no kind").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => store.AnswerRequestAsync(null!, cancellation), "An answer that is null").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.AnswerRequestAsync(answer with { Request = Guid.Empty }, cancellation), "An answer to no request").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.AnswerRequestAsync(answer with { Step = RequestStep.Send(now) }, cancellation), "An answer that sends").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.AnswerRequestAsync(answer with { By = "" }, cancellation), "An answer by a blank person").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.AnswerRequestAsync(answer with { Step = RequestStep.Finish(), ProviderRequestId = "1" }, cancellation), "An identifier beside Finish").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.ClaimRequestAsync("", now, TimeSpan.FromSeconds(1), cancellation), "A claim of no provider's requests").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimRequestAsync("p", now, TimeSpan.Zero, cancellation), "A claim without a time-out").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimRefillsAsync("p", now, 0, cancellation), "A claim of no refill").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentException>(() => store.ReturnRefillsAsync([], now, cancellation), "A return of no refill").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => store.ReturnRefillsAsync(null!, now, cancellation), "A return of nothing").ConfigureAwait(false);
        await Expect.ThrowsAsync<ArgumentNullException>(() => store.ReturnRefillsAsync([null!], now, cancellation), "A return of a refill that is null").ConfigureAwait(false);
        await run.EnsureUntouchedAsync(order, "after requests that are refused as arguments").ConfigureAwait(false);
    }
}
