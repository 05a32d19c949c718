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
        Say.Line($"{swept.Checked} {swept.Outcomes.Count} {swept.IsMoreDue} {await store.RewriteDeadlinesAsync("fast", Noon)}");
        Say.Line($"{await store.CloseAttentionAsync(new() { Id = Guid.Empty, By = "Ann", At = Noon, Note = "called them" })}");
        using WorkerLock shared = await store.TryLockWorkersAsync();
        using WorkerLock held = WorkerLock.Exclusive(shared);
        using WorkerLock refused = WorkerLock.Refused("another process has it");
        refused.Dispose();
        Say.Line($"{shared.IsHeld} {held.IsHeld} {refused.IsHeld} {refused.Refusal} {WorkerLock.Shared().Refusal}");
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
    }
}
