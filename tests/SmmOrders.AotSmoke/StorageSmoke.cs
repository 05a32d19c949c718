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
            Say.Line($"{store.Name}{outcome.Order} {outcome.Status} {outcome.Update} {outcome.Reason}");
        }

        OrderDecisionOutcome decided = await store.DecideAsync(new() { Order = key, Decision = Decision.Refund(5m, 4m), By = "Ann", Note = "late", At = Noon });
        Say.Line($"{decided.Order} {decided.Status} {decided.Decision.Update} {decided.Reason}");
        OrderSubmissionOutcome submitted = await store.SubmitAsync(new() { Order = key, Step = SubmissionStep.Place(), At = Noon, ProviderOrderId = "1", By = null, Note = "accepted" });
        Say.Line($"{submitted.Order} {submitted.Status} {submitted.Submission.IsPermitted} {submitted.Reason}");
        SweepOutcome swept = await store.SweepAsync(Noon.AddHours(4), most: 10);
        Say.Line($"{swept.Checked} {swept.Outcomes.Count} {swept.IsMoreDue} {swept.Equals(swept with { Checked = 2 })} {await store.RewriteDeadlinesAsync("fast", Noon)}");
        Say.Line($"{await store.CloseAttentionAsync(new() { Id = Guid.Empty, By = "Ann", At = Noon, Note = "called them" })}");
        await SendAsync(store, key);
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
        Say.Line($"{limits.Provider} {limits.PermitEvery} {limits.SendingLimit} {state.NextPermitAt} {state.UnknownInARow} {await providers.ResumeSubmissionAsync("alpha")} {(await providers.StopAllSubmissionAsync(Noon, "restored", "Ann")).Count}");
        Say.Line($"{state.Stop?.Provider} {state.Stop?.Since} {state.Stop?.Why} {state.Stop?.By} {state.Stop?.ProbeAt}");
        SubmissionClaim claim = await submissions.ClaimSubmissionAsync("alpha", Noon, TimeSpan.FromSeconds(30));
        ClaimedSubmission claimed = claim.Claimed!;
        Say.Line($"{claimed.Equals(claimed with { Attempt = Guid.Empty })}");
        Say.Line($"{claim.Refusal} {claim.RetryAfter} {claimed.Order} {claimed.Attempt} {claimed.Provider} {claimed.ProviderService} {claimed.Fields.Count} {claimed.OverdueAt}");
        SubmissionClaim none = SubmissionClaim.None(SubmissionClaimRefusal.NoPermit, TimeSpan.FromSeconds(1));
        Say.Line($"{none.Refusal} {SubmissionClaimRefusal.NothingDue} {SubmissionClaimRefusal.SendingLimit} {SubmissionClaimRefusal.Stopped} {SubmissionClaimRefusal.NoneReady}");
        NextProvider next = new() { Provider = "beta", ProviderService = "9" };
        OrderSubmission answer = new() { Order = key, Step = SubmissionStep.Refuse(RefusalKind.ServiceClosed), At = Noon, Attempt = claimed.Attempt, NextProvider = next };
        OrderSubmissionOutcome outcome = await submissions.SubmitAsync(answer);
        Say.Line($"{outcome.Attempt} {answer.Attempt} {answer.NextProvider?.Provider} {answer.NextProvider?.ProviderService} {SubmissionBackoff.After(2)}");
        Say.Line($"{SubmissionAnswers.StepOf(SubmissionStatus.Queued, isLast: true, SubmissionStep.Place())} {CorrectedFields.FaultOf([], [new("quantity", "5")])}");
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

        public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ApplyOutcome>>([.. reports.Select(report => new ApplyOutcome
            {
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
            UnknownInARow = 1,
        });

        public Task LimitProviderAsync(ProviderLimits limits, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<string>>([$"{since} {why} {by}"]);

        public Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default) => Task.FromResult(true);

        public Task<PurgeOutcome> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => Task.FromResult(new PurgeOutcome { Orders = 1, Rows = 4 });

        public Task<IReadOnlyList<ErasureOutcome>> EraseAsync(OrderErasure erasure, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ErasureOutcome>>([.. erasure.Orders.Select(order => new ErasureOutcome { Order = order, Status = ApplyStatus.Applied, Reason = $"{erasure.Replacement} {erasure.By}" })]);
    }
}
