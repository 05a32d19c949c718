namespace SmmOrders.AotSmoke;

internal static class StorageSmoke
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync()
    {
        OrderKey key = OrderKey.Of(7);
        Say.Line($"{key} {key.Value} {OrderKey.Of("A-1")} {OrderKey.Of(Guid.Empty)} {key == OrderKey.Of(7)} {key != default} {key.Equals(OrderKey.Of(8))}");
        IOrderStore store = new OneOrder();
        OrderReport report = new()
        {
            Order = key,
            Report = StatusReport.Of(OrderStatus.Partial, 400),
            At = Noon,
            StartCount = 1,
            ProviderCharge = 0.44m,
            ProviderCurrency = "USD",
        };
        foreach (ApplyOutcome outcome in await store.ApplyAsync([report]))
        {
            Say.Line($"{store.Name}{outcome.Order} {outcome.Status} {outcome.Update} {outcome.Reason} {outcome.Currency}");
        }

        OrderDecisionOutcome decided = await store.DecideAsync(new() { Order = key, Decision = Decision.Refund(5m, 4m), By = "Ann", Note = "late", At = Noon });
        Say.Line($"{decided.Order} {decided.Status} {decided.Decision.Update} {decided.Reason}");
        OrderSubmissionOutcome submitted = await store.SubmitAsync(new() { Order = key, Step = SubmissionStep.Place(), At = Noon, ProviderOrderId = "1", By = null, Note = "accepted" });
        Say.Line($"{submitted.Order} {submitted.Status} {submitted.Submission.IsPermitted} {submitted.Reason} {submitted.Currency}");
        SweepOutcome swept = await store.SweepAsync(Noon.AddHours(4), most: 10);
        Say.Line($"{swept.Checked} {swept.Outcomes.Count} {swept.IsMoreDue} {swept.Equals(swept with { Checked = 2 })} {await store.RewriteDeadlinesAsync("fast", Noon)}");
        Say.Line($"{await store.CloseAttentionAsync(new() { Id = Guid.Empty, By = "Ann", At = Noon, Note = "called them" })}");
        await SendAsync(store, key);
        await TellAsync(store);
        await ForgetAsync(store, key);
        using WorkerLock shared = await store.TryLockWorkersAsync();
        using WorkerLock held = WorkerLock.Exclusive(shared);
        using WorkerLock refused = WorkerLock.Refused("another process has it");
        refused.Dispose();
        Say.Line($"{shared.IsHeld} {held.IsHeld} {refused.IsHeld} {refused.Refusal} {WorkerLock.Shared().Refusal}");
    }

    private static async Task SendAsync(IOrderStore store, OrderKey key)
    {
        ISubmissionStore submissions = store;
        IProviderStore providers = store;
        await providers.LimitProviderAsync(new() { Provider = "alpha", PermitEvery = TimeSpan.FromMilliseconds(200), SendingLimit = 3 });
        await providers.StopSubmissionAsync(new() { Provider = "alpha", Since = Noon, Why = "restored", By = "Ann", ProbeAt = Noon.AddMinutes(5) });
        ProviderState state = await providers.ReadProviderAsync("alpha");
        ProviderLimits limits = state.Limits;
        Say.Line($"{await providers.ResumeProbedSubmissionAsync("alpha")}");
        QueuedOrder queued = (await submissions.ReadQueuedAsync("alpha", ["likes"]))[0];
        Say.Line($"{queued.Order} {queued.ProviderService} {queued.Service} {queued.Quantity} {queued.Charge} {queued.Currency}");
        OrderPassing passing = new() { Order = queued.Order, From = "alpha", To = new() { Provider = "beta", ProviderService = "9" }, At = Noon, Note = "alpha is down" };
        OrderPassingOutcome passed = await submissions.PassOnAsync(passing);
        Say.Line($"{passed.Order} {passed.Status} {passed.Reason}");
        Say.Line($"{limits.Provider} {limits.PermitEvery} {limits.SendingLimit} {state.NextPermitAt} {state.UnknownInARow} {await providers.ResumeSubmissionAsync("alpha")} {(await providers.StopAllSubmissionAsync(Noon, "restored", "Ann")).Count}");
        Say.Line($"{state.Stop?.Provider} {state.Stop?.Since} {state.Stop?.Why} {state.Stop?.By} {state.Stop?.ProbeAt}");
        SubmissionClaim claim = await submissions.ClaimSubmissionAsync("alpha", Noon, TimeSpan.FromSeconds(30));
        ClaimedSubmission claimed = claim.Claimed!;
        Say.Line($"{claimed.Equals(claimed with { Attempt = Guid.Empty })}");
        Say.Line($"{claim.Refusal} {claim.RetryAfter} {claimed.Order} {claimed.Attempt} {claimed.Provider} {claimed.ProviderService} {claimed.Fields.Count} {claimed.OverdueAt} {claimed.Service} {claimed.Quantity} {claimed.Charge} {claimed.Currency}");
        SubmissionClaim none = SubmissionClaim.None(ClaimRefusal.NoPermit, TimeSpan.FromSeconds(1));
        Say.Line($"{none.Refusal} {ClaimRefusal.NothingDue} {ClaimRefusal.SendingLimit} {ClaimRefusal.Stopped} {ClaimRefusal.NoneReady}");
        NextProvider next = new() { Provider = "beta", ProviderService = "9" };
        OrderSubmission answer = new() { Order = key, Step = SubmissionStep.Refuse(RefusalKind.ServiceClosed), At = Noon, Attempt = claimed.Attempt, NextProvider = next, IsGivenBack = false };
        OrderSubmissionOutcome outcome = await submissions.SubmitAsync(answer);
        Say.Line($"{outcome.Attempt} {answer.Attempt} {answer.NextProvider?.Provider} {answer.NextProvider?.ProviderService} {answer.IsGivenBack} {SubmissionBackoff.After(2)}");
        Say.Line($"{SubmissionAnswers.StepOf(SubmissionStatus.Queued, isLast: true, SubmissionStep.Place())} {SubmissionAnswers.StepOfSecond(SubmissionStatus.Queued)} {CorrectedFields.FaultOf([], [new("quantity", "5")])}");
        Say.Line($"{AttemptAnswer.Placed} {AttemptAnswer.Refused} {AttemptAnswer.Waits} {AttemptAnswer.NotSent} {AttemptAnswer.Lost}");
        RequestCorrection correction = new()
        {
            Order = key,
            Fields = [new("link", "https://example.com/b")],
            By = "Ann",
            At = Noon,
            Provider = "alpha",
            ProviderService = "77",
            Link = "https://example.com/b",
            Note = "typo",
        };
        RequestCorrectionOutcome corrected = await submissions.CorrectRequestAsync(correction with { Note = "wrong link" });
        Say.Line($"{correction.Equals(correction with { By = "Bob" })}");
        Say.Line($"{corrected.Order} {corrected.Status} {corrected.Reason}");
        await ProvidersAsync(store);
        await PollsAsync(store);
        await RequestsAsync(store);
        await MonitorAsync(store, store.Signal);
    }

    private static async Task ProvidersAsync(IProviderStore providers)
    {
        await providers.PausePollingAsync(new() { Provider = "alpha", Since = Noon, Why = "too many errors", By = "Ann" });
        ProviderTrouble trouble = await providers.ReportOutageAsync(new() { Provider = "alpha", At = Noon, Words = "HTTP 503", ProbeAt = Noon.AddMinutes(1) });
        Say.Line($"{trouble.Since} {trouble.Words} {trouble.ProbeAt} {trouble.ToldAt}");
        ProviderState state = await providers.ReadProviderAsync("alpha");
        Say.Line($"{state.Pause?.Provider} {state.Pause?.Since} {state.Pause?.Why} {state.Pause?.By} {state.Trouble}");
        ProviderOutage outage = new() { Provider = "alpha", At = Noon, Words = "HTTP 503", ProbeAt = Noon };
        Say.Line($"{outage.Provider} {outage.At} {outage.Words} {outage.ProbeAt}");
        Say.Line($"{await providers.ResumePollingAsync("alpha")} {await providers.ReportRecoveryAsync("alpha", Noon)} {(await providers.FindMissingProvidersAsync(["alpha"], Noon)).Count}");
        Say.Line($"{UnansweredRule.Default.IsUnanswered(Noon, Noon.AddDays(2))}");
        ProbeClaim probe = await providers.ClaimProbeAsync("alpha", TimeSpan.FromMinutes(1));
        ProbeClaim none = ProbeClaim.None(ClaimRefusal.NothingDue, TimeSpan.FromSeconds(1));
        Say.Line($"{probe.IsClaimed} {ProbeClaim.Claimed.IsClaimed} {none.Refusal} {none.RetryAfter} {ClaimRefusal.Paused} {ClaimRefusal.Failing}");
    }

    private static async Task PollsAsync(IPollStore polls)
    {
        PollClaim claim = await polls.ClaimPollsAsync("alpha", Noon, 100);
        ClaimedPoll poll = claim.Polls[0];
        Say.Line($"{poll.Order} {poll.ProviderOrderId} {poll.DueAt} {poll.Claim} {claim.Refusal} {claim.RetryAfter} {PollClaim.Of([poll]).Polls.Count} {PollClaim.None(ClaimRefusal.Paused).Refusal}");
        PollRetry retry = new() { Provider = "alpha", Polls = claim.Polls, At = Noon };
        Say.Line($"{await polls.RetryPollsAsync(retry)} {retry.Provider} {retry.At} {retry.Equals(retry with { At = Noon.AddHours(1) })} {(await polls.ReadDuePollsAsync("alpha", 5, Noon)).Count}");
        OrderReport report = new() { Order = poll.Order, Report = StatusReport.Of(OrderStatus.InProgress, 10), At = Noon, Claim = poll.Claim };
        Say.Line($"{report.Claim} {ApplyStatus.Stale} {PollPolicy.Spread(TimeSpan.FromMinutes(5), 63)} {RefillInterval.After(TimeSpan.FromHours(6))}");
    }

    private static async Task RequestsAsync(IRequestStore requests)
    {
        OrderRequestOutcome asked = await requests.AskAsync(new() { Order = OrderKey.Of(7), Kind = RequestKind.Cancel, By = "Ann", At = Noon, Note = "changed my mind" });
        Say.Line($"{asked.Order} {asked.Status} {asked.Outcome.Refusal} {asked.Request} {asked.Reason}");
        RequestClaim claim = await requests.ClaimRequestAsync("alpha", Noon, TimeSpan.FromSeconds(30));
        ClaimedRequest claimed = claim.Claimed!;
        Say.Line($"{claimed.Order} {claimed.Request} {claimed.Kind} {claimed.Provider} {claimed.ProviderOrderId} {claimed.OverdueAt} {claim.Refusal} {claim.RetryAfter} {RequestClaim.None(ClaimRefusal.NoPermit).Refusal} {RequestClaim.Of(claimed).Claimed?.Kind}");
        RequestAnswer answer = new() { Order = claimed.Order, Request = claimed.Request, Step = RequestStep.Acknowledge(), At = Noon, ProviderRequestId = "9", By = null, Note = "accepted", IsGivenBack = false };
        Say.Line($"{(await requests.AnswerRequestAsync(answer)).Status}");
        RefillClaim refills = await requests.ClaimRefillsAsync("alpha", Noon);
        ClaimedRefill refill = refills.Refills[0];
        Say.Line($"{await requests.ReturnRefillsAsync([refill], Noon)}");
        Say.Line($"{refill.Order} {refill.Request} {refill.ProviderRequestId} {refills.Refusal} {refills.RetryAfter} {RefillClaim.Of([refill]).Refills.Count} {RefillClaim.None(ClaimRefusal.NothingDue).Refusal}");
    }

    private static async Task MonitorAsync(IMonitoringStore store, OrderSignal signal)
    {
        CancellationToken next = signal.Next;
        signal.Set();
        Say.Line($"{next.IsCancellationRequested} {signal.Next.IsCancellationRequested}");
        OrderCounts counts = await store.CountOrdersAsync();
        PolledCount polled = counts.Polled[0];
        SubmissionCount submission = counts.Submissions[0];
        AttentionCount attention = counts.Attention[0];
        Say.Line($"{polled.Provider} {polled.Status} {polled.Count} {polled.DueAt} {submission.Provider} {submission.Status} {submission.Count} {submission.DueAt}");
        Say.Line($"{attention.Finding} {attention.Count} {attention.OldestAt} {counts.Equals(counts with { Polled = [] })}");
        StoreCheck check = await store.CheckAsync();
        Say.Line($"{check.IsReady} {check.Faults.Count} {check.Equals(new StoreCheck { Faults = ["gone"] })}");
    }

    private static async Task TellAsync(IOrderStore store)
    {
        IOutboxStore outbox = store;
        foreach (OutboxEvent told in await outbox.ClaimOutboxAsync(outbox.OutboxSinks[0], Noon, TimeSpan.FromMinutes(5), most: 10))
        {
            Say.Line($"{told.Id} {told.Sink} {told.Kind} {told.Order} {told.At} {told.Tries} {told.ClaimedUntil}");
            OutboxHistory history = told.History!;
            Say.Line($"{history.Number} {history.Kind} {history.From} {history.To} {history.Delivered} {history.RefundAmount} {history.RefundTotal} {history.Currency}");
            Say.Line($"{history.Findings} {history.Reported} {history.By} {history.Note} {history.Submission}");
            OutboxAttention attention = told.Attention!;
            Say.Line($"{attention.Id} {attention.Finding} {attention.Provider} {attention.What} {attention.OpenedAt} {attention.ClosedAt} {attention.ClosedBy} {attention.Note}");
            OutboxDelivery failed = OutboxDelivery.Failed(told, "503", TimeSpan.FromMinutes(1), mostTries: 5);
            Say.Line($"{failed.Event} {failed.ClaimedUntil} {failed.IsDelivered} {failed.Failure} {failed.RetryAfter} {failed.IsGivenBack} {failed.IsDead}");
            Say.Line($"{await outbox.RecordOutboxAsync([failed, OutboxDelivery.Delivered(told), OutboxDelivery.GivenBack(told)], Noon)}");
        }

        OutboxBacklog backlog = await outbox.ReadOutboxAsync("webhook");
        Say.Line($"{backlog.Sink} {backlog.Waiting} {backlog.OldestAt} {backlog.Dead} {await outbox.RetryOutboxAsync("webhook", Noon, id: Guid.Empty)}");
        Say.Line($"{OutboxKind.History} {OutboxKind.AttentionOpened} {OutboxKind.AttentionClosed}");
        Say.Line($"{HistoryKind.Transition} {HistoryKind.Correction} {HistoryKind.Refund} {HistoryKind.Submission} {HistoryKind.RequestCorrected}");
    }

    private static async Task ForgetAsync(IRetentionStore store, OrderKey key)
    {
        PurgeOutcome purged = await store.PurgeAsync(Noon);
        OrderErasure erasure = new() { Orders = [key], Replacement = "gone", By = "customer 7" };
        erasure.EnsureValid();
        ErasureOutcome erased = (await store.EraseAsync(erasure))[0];
        Say.Line($"{purged.Orders} {purged.Rows} {erased.Order} {erased.Status} {erased.Reason} {erasure.Equals(erasure with { By = null })}");
        Say.Line($"{ErasedFields.Of([new("link", "a"), new("quantity", "5")], erasure.Replacement)[0].Value} {RefundReason.Adopted}");
    }

    // A store of one order that is bought and never changes.
    private sealed class OneOrder : IOrderStore
    {
        private static readonly OrderTracker Tracker = new(RefundPolicy.HalfUp(2));

        private static readonly OrderState Order = Tracker.Place(1000, 10.00m, Noon);

        public string Name => "";

        public OrderSignal Signal { get; } = new();

        public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ApplyOutcome>>([.. reports.Select(report => new ApplyOutcome
            {
                Currency = "USD",
                Order = report.Order,
                Status = ApplyStatus.Applied,
                Update = Tracker.Observe(Order, report.Report, report.At),
                Reason = $"{report.StartCount} {report.ProviderCharge} {report.ProviderCurrency}",
            })]);

        public Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default) => Task.FromResult(new OrderDecisionOutcome
        {
            Order = decision.Order,
            Status = ApplyStatus.Refused,
            Decision = Tracker.Decide(Order, decision.Decision, decision.At),
            Reason = $"{decision.By}: {decision.Note}",
        });

        public Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default) => Task.FromResult(new OrderSubmissionOutcome
        {
            Currency = "USD",
            Order = submission.Order,
            Status = ApplyStatus.Applied,
            Submission = Tracker.Submit(Tracker.Buy(1000, 10.00m, submission.At), submission.Step, submission.At),
            Reason = $"{submission.ProviderOrderId}{submission.By} {submission.Note}",
            Attempt = submission.Attempt,
        });

        public Task<SweepOutcome> SweepAsync(DateTimeOffset now, int most = 500, CancellationToken cancellationToken = default) => Task.FromResult(new SweepOutcome
        {
            Checked = 1,
            Outcomes = [new() { Order = OrderKey.Of(7), Status = ApplyStatus.Applied, Update = Tracker.CheckTime(Order, now) }],
            IsMoreDue = most <= 1,
        });

        public Task<long> RewriteDeadlinesAsync(string? service, DateTimeOffset now, CancellationToken cancellationToken = default) => Task.FromResult(0L);

        public Task<ApplyStatus> CloseAttentionAsync(AttentionClosing closing, CancellationToken cancellationToken = default) =>
            Task.FromResult(closing is { By.Length: > 0, Note: not null } && closing.At == Noon && closing.Id == Guid.Empty ? ApplyStatus.NotFound : ApplyStatus.Applied);

        public Task<SubmissionClaim> ClaimSubmissionAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default) =>
            Task.FromResult(SubmissionClaim.Of(new()
            {
                Order = OrderKey.Of(7),
                Attempt = Guid.Empty,
                Provider = provider,
                ProviderService = "77",
                Fields = [new("service", "77")],
                OverdueAt = now + timeOut,
                Service = "likes",
                Quantity = 500,
                Charge = 2.50m,
                Currency = "USD",
            }));

        public Task<RequestCorrectionOutcome> CorrectRequestAsync(RequestCorrection correction, CancellationToken cancellationToken = default) => Task.FromResult(new RequestCorrectionOutcome
        {
            Order = correction.Order,
            Status = ApplyStatus.Applied,
            Reason = $"{correction.By} {correction.Note} {correction.Provider} {correction.ProviderService} {correction.Link} {correction.Fields.Count} {correction.At}",
        });

        public Task<ProviderState> ReadProviderAsync(string provider, CancellationToken cancellationToken = default) => Task.FromResult(new ProviderState
        {
            Limits = new() { Provider = provider },
            NextPermitAt = Noon,
            Stop = new() { Provider = provider, Since = Noon, Why = "restored" },
            Pause = new() { Provider = provider, Since = Noon, Why = "too many errors" },
            Trouble = new() { Since = Noon, Words = "HTTP 503", ProbeAt = Noon },
            UnknownInARow = 1,
        });

        public Task LimitProviderAsync(ProviderLimits limits, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task<bool> StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default) => Task.FromResult(true);

        public Task<bool> ResumeProbedSubmissionAsync(string provider, CancellationToken cancellationToken = default) => Task.FromResult(false);

        public Task<IReadOnlyList<QueuedOrder>> ReadQueuedAsync(
            string provider, IReadOnlyCollection<string> services, OrderKey? after = null, int most = 100, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<QueuedOrder>>([new() { Order = OrderKey.Of(7), ProviderService = "77", Service = services.First(), Quantity = 500, Charge = 2.50m, Currency = "USD" }]);

        public Task<OrderPassingOutcome> PassOnAsync(OrderPassing passing, CancellationToken cancellationToken = default) => Task.FromResult(new OrderPassingOutcome
        {
            Order = passing.Order,
            Status = ApplyStatus.Refused,
            Reason = $"{passing.From} {passing.To.Provider} {passing.At} {passing.Note}",
        });

        public Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<string>>([$"{since} {why} {by}"]);

        public Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default) => Task.FromResult(true);

        public Task PausePollingAsync(PollingPause pause, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task<bool> ResumePollingAsync(string provider, CancellationToken cancellationToken = default) => Task.FromResult(true);

        public Task<ProviderTrouble> ReportOutageAsync(ProviderOutage outage, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ProviderTrouble { Since = outage.At, Words = outage.Words, ProbeAt = outage.ProbeAt, ToldAt = Noon });

        public Task<bool> ReportRecoveryAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken = default) => Task.FromResult(true);

        public Task<ProbeClaim> ClaimProbeAsync(string provider, TimeSpan pause, CancellationToken cancellationToken = default) => Task.FromResult(ProbeClaim.Claimed);

        public Task<IReadOnlyList<string>> FindMissingProvidersAsync(IReadOnlyCollection<string> known, DateTimeOffset now, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<string>>(["beta"]);

        public Task<PollClaim> ClaimPollsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default) =>
            Task.FromResult(PollClaim.Of([new() { Order = OrderKey.Of(7), ProviderOrderId = "1", DueAt = now, Claim = now }]));

        public Task<int> RetryPollsAsync(PollRetry retry, CancellationToken cancellationToken = default) => Task.FromResult(retry.Polls.Count);

        public Task<IReadOnlyList<ClaimedPoll>> ReadDuePollsAsync(string provider, int bucket, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ClaimedPoll>>([]);

        public Task<OrderRequestOutcome> AskAsync(RequestAsk ask, CancellationToken cancellationToken = default) => Task.FromResult(new OrderRequestOutcome
        {
            Order = ask.Order,
            Status = ApplyStatus.Refused,
            Outcome = Tracker.Ask(Order, ask.Kind, ask.At),
            Request = Guid.Empty,
            Reason = $"{ask.By} {ask.Note}",
        });

        public Task<RequestClaim> ClaimRequestAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default) =>
            Task.FromResult(RequestClaim.Of(new() { Order = OrderKey.Of(7), Request = Guid.Empty, Kind = RequestKind.Cancel, Provider = provider, ProviderOrderId = "1", OverdueAt = now + timeOut }));

        public Task<OrderRequestOutcome> AnswerRequestAsync(RequestAnswer answer, CancellationToken cancellationToken = default) => Task.FromResult(new OrderRequestOutcome
        {
            Order = answer.Order,
            Status = ApplyStatus.Applied,
            Request = answer.Request,
            Reason = $"{answer.Step} {answer.At} {answer.ProviderRequestId} {answer.By} {answer.Note} {answer.IsGivenBack}",
        });

        public Task<RefillClaim> ClaimRefillsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default) =>
            Task.FromResult(RefillClaim.Of([new() { Order = OrderKey.Of(7), Request = Guid.Empty, ProviderRequestId = "9" }]));

        public Task<int> ReturnRefillsAsync(IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now, CancellationToken cancellationToken = default) => Task.FromResult(refills.Count);

        public IReadOnlyList<string> OutboxSinks => ["webhook"];

        public Task<IReadOnlyList<OutboxEvent>> ClaimOutboxAsync(string sink, DateTimeOffset now, TimeSpan lease, int most = 100, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<OutboxEvent>>(
            [
                new()
                {
                    Id = Guid.Empty,
                    Sink = sink,
                    Kind = OutboxKind.History,
                    Order = OrderKey.Of(7),
                    At = now,
                    Tries = 1,
                    ClaimedUntil = now + lease,
                    History = new()
                    {
                        Number = most,
                        Kind = HistoryKind.Transition,
                        From = OrderStatus.InProgress,
                        To = OrderStatus.Partial,
                        Delivered = 600,
                        RefundAmount = 4m,
                        RefundTotal = 4m,
                        Currency = "USD",
                        Findings = Findings.SkippedAhead,
                        Reported = "Partial, remains 400",
                        By = "Ann",
                        Note = "late",
                        Submission = SubmissionStatus.Placed,
                    },
                    Attention = new()
                    {
                        Id = Guid.Empty,
                        Finding = Findings.Late,
                        Provider = "alpha",
                        What = "late",
                        OpenedAt = now,
                        ClosedAt = now,
                        ClosedBy = "Ann",
                        Note = "called them",
                    },
                },
            ]);

        public Task<int> RecordOutboxAsync(IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken = default) =>
            Task.FromResult(deliveries.Count);

        public Task<int> RetryOutboxAsync(string sink, DateTimeOffset now, Guid? id = null, CancellationToken cancellationToken = default) => Task.FromResult(id is null ? 2 : 1);

        public Task<OutboxBacklog> ReadOutboxAsync(string sink, CancellationToken cancellationToken = default) =>
            Task.FromResult(new OutboxBacklog { Sink = sink, Waiting = 1, OldestAt = Noon, Dead = 1 });

        public Task<OrderCounts> CountOrdersAsync(CancellationToken cancellationToken = default) => Task.FromResult(new OrderCounts
        {
            Polled = [new() { Provider = "alpha", Status = OrderStatus.Pending, Count = 2, DueAt = Noon }],
            Submissions = [new() { Provider = "alpha", Status = SubmissionStatus.Queued, Count = 1, DueAt = Noon }],
            Attention = [new() { Finding = Findings.Late, Count = 1, OldestAt = Noon }],
        });

        public Task<StoreCheck> CheckAsync(CancellationToken cancellationToken = default) => Task.FromResult(new StoreCheck());

        public Task<PurgeOutcome> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => Task.FromResult(new PurgeOutcome { Orders = 1, Rows = 4 });

        public Task<IReadOnlyList<ErasureOutcome>> EraseAsync(OrderErasure erasure, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ErasureOutcome>>([.. erasure.Orders.Select(order => new ErasureOutcome { Order = order, Status = ApplyStatus.Applied, Reason = $"{erasure.Replacement} {erasure.By}" })]);
    }
}
