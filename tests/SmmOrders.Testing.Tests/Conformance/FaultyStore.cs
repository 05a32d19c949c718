using Pay = System.Action<System.Collections.Generic.IReadOnlyList<SmmOrders.Testing.DueRefund>>;

namespace SmmOrders.Testing.Tests;

/// <summary>A store with a fault on its way: each plant replaces one of its parts.</summary>
internal sealed class FaultyStore : IOrderStoreHarness, IOrderStore
{
    private readonly InMemoryHarness _inner;

    public FaultyStore(OrderStoreSetup setup, InMemoryTable? table = null, Func<Pay, Pay>? payer = null)
    {
        _inner = new InMemoryHarness(setup, table, payer);
        Apply = _inner.Store.ApplyAsync;
        Decide = _inner.Store.DecideAsync;
        Submit = _inner.Store.SubmitAsync;
        Sweep = _inner.Store.SweepAsync;
        Close = _inner.Store.CloseAttentionAsync;
        Rewrite = _inner.Store.RewriteDeadlinesAsync;
        ReadAttention = rows => rows;
        Claim = _inner.Store.ClaimSubmissionAsync;
        Correct = _inner.Store.CorrectRequestAsync;
        Stop = _inner.Store.StopSubmissionAsync;
        PassOn = _inner.Store.PassOnAsync;
        Limit = _inner.Store.LimitProviderAsync;
        ClaimPolls = _inner.Store.ClaimPollsAsync;
        RetryPolls = _inner.Store.RetryPollsAsync;
        ReadDuePolls = _inner.Store.ReadDuePollsAsync;
        Pause = _inner.Store.PausePollingAsync;
        Fail = _inner.Store.ReportOutageAsync;
        Probe = _inner.Store.ClaimProbeAsync;
        FindMissing = _inner.Store.FindMissingProvidersAsync;
        Ask = _inner.Store.AskAsync;
        ClaimRequest = _inner.Store.ClaimRequestAsync;
        ReturnRefills = _inner.Store.ReturnRefillsAsync;
        Answer = _inner.Store.AnswerRequestAsync;
        ClaimOutbox = _inner.Store.ClaimOutboxAsync;
        RecordOutbox = _inner.Store.RecordOutboxAsync;
        Purge = _inner.Store.PurgeAsync;
        Erase = _inner.Store.EraseAsync;
        StopAll = _inner.Store.StopAllSubmissionAsync;
        Signal = _inner.Store.Signal;
        Count = _inner.Store.CountOrdersAsync;
        Check = _inner.Store.CheckAsync;
        Read = order => order;
        Added = order => order;
    }

    public IOrderStore Store => this;

    public string Name => "";

    public Func<IReadOnlyList<OrderReport>, CancellationToken, Task<IReadOnlyList<ApplyOutcome>>> Apply { get; set; }

    public Func<OrderDecision, CancellationToken, Task<OrderDecisionOutcome>> Decide { get; set; }

    public Func<OrderSubmission, CancellationToken, Task<OrderSubmissionOutcome>> Submit { get; set; }

    public Func<DateTimeOffset, int, CancellationToken, Task<SweepOutcome>> Sweep { get; set; }

    public Func<AttentionClosing, CancellationToken, Task<ApplyStatus>> Close { get; set; }

    public Func<string?, DateTimeOffset, CancellationToken, Task<long>> Rewrite { get; set; }

    /// <summary>The rows of attention that are found instead of those that were stored.</summary>
    public Func<IReadOnlyList<StoredAttention>, IReadOnlyList<StoredAttention>> ReadAttention { get; set; }

    public Func<string, DateTimeOffset, TimeSpan, CancellationToken, Task<SubmissionClaim>> Claim { get; set; }

    public Func<RequestCorrection, CancellationToken, Task<RequestCorrectionOutcome>> Correct { get; set; }

    public Func<SubmissionStop, CancellationToken, Task<bool>> Stop { get; set; }

    public Func<OrderPassing, CancellationToken, Task<OrderPassingOutcome>> PassOn { get; set; }

    public Func<ProviderLimits, CancellationToken, Task> Limit { get; set; }

    public Func<string, DateTimeOffset, int, CancellationToken, Task<PollClaim>> ClaimPolls { get; set; }

    public Func<PollRetry, CancellationToken, Task<int>> RetryPolls { get; set; }

    public Func<IReadOnlyList<ClaimedRefill>, DateTimeOffset, CancellationToken, Task<int>> ReturnRefills { get; set; }

    public Func<string, int, DateTimeOffset, int, CancellationToken, Task<IReadOnlyList<ClaimedPoll>>> ReadDuePolls { get; set; }

    public Func<PollingPause, CancellationToken, Task> Pause { get; set; }

    public Func<ProviderOutage, CancellationToken, Task<ProviderTrouble>> Fail { get; set; }

    public Func<string, TimeSpan, CancellationToken, Task<ProbeClaim>> Probe { get; set; }

    public Func<IReadOnlyCollection<string>, DateTimeOffset, CancellationToken, Task<IReadOnlyList<string>>> FindMissing { get; set; }

    public Func<RequestAsk, CancellationToken, Task<OrderRequestOutcome>> Ask { get; set; }

    public Func<string, DateTimeOffset, TimeSpan, CancellationToken, Task<RequestClaim>> ClaimRequest { get; set; }

    public Func<RequestAnswer, CancellationToken, Task<OrderRequestOutcome>> Answer { get; set; }

    public Func<string, DateTimeOffset, TimeSpan, int, CancellationToken, Task<IReadOnlyList<OutboxEvent>>> ClaimOutbox { get; set; }

    public Func<IReadOnlyList<OutboxDelivery>, DateTimeOffset, CancellationToken, Task<int>> RecordOutbox { get; set; }

    public IReadOnlyList<string> OutboxSinks => _inner.Store.OutboxSinks;

    public Func<DateTimeOffset, CancellationToken, Task<PurgeOutcome>> Purge { get; set; }

    public Func<OrderErasure, CancellationToken, Task<IReadOnlyList<ErasureOutcome>>> Erase { get; set; }

    public Func<DateTimeOffset, string, string?, CancellationToken, Task<IReadOnlyList<string>>> StopAll { get; set; }

    public OrderSignal Signal { get; set; }

    public Func<CancellationToken, Task<OrderCounts>> Count { get; set; }

    public Func<CancellationToken, Task<StoreCheck>> Check { get; set; }

    /// <summary>What is found instead of what was stored.</summary>
    public Func<StoredOrder, StoredOrder> Read { get; set; }

    /// <summary>Whether the store pays into wallets that can be read.</summary>
    public bool HasWallets { get; init; } = true;

    /// <summary>What is added instead of what was asked for.</summary>
    public Func<OrderToAdd, OrderToAdd> Added { get; set; }

    public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default) => Apply(reports, cancellationToken);

    public Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default) => Decide(decision, cancellationToken);

    public Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default) => Submit(submission, cancellationToken);

    public Task<SweepOutcome> SweepAsync(DateTimeOffset now, int most = 500, CancellationToken cancellationToken = default) => Sweep(now, most, cancellationToken);

    public Task<ApplyStatus> CloseAttentionAsync(AttentionClosing closing, CancellationToken cancellationToken = default) => Close(closing, cancellationToken);

    public Task<long> RewriteDeadlinesAsync(string? service, DateTimeOffset now, CancellationToken cancellationToken = default) => Rewrite(service, now, cancellationToken);

    public async Task<IReadOnlyList<StoredAttention>> ReadAttentionAsync(OrderKey order, CancellationToken cancellationToken) =>
        ReadAttention(await _inner.ReadAttentionAsync(order, cancellationToken));

    public Task<SubmissionClaim> ClaimSubmissionAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default) =>
        Claim(provider, now, timeOut, cancellationToken);

    public Task<RequestCorrectionOutcome> CorrectRequestAsync(RequestCorrection correction, CancellationToken cancellationToken = default) => Correct(correction, cancellationToken);

    public Task<ProviderState> ReadProviderAsync(string provider, CancellationToken cancellationToken = default) => _inner.Store.ReadProviderAsync(provider, cancellationToken);

    public Task LimitProviderAsync(ProviderLimits limits, CancellationToken cancellationToken = default) => Limit(limits, cancellationToken);

    public Task<bool> StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default) => Stop(submissionStop, cancellationToken);

    public Task<bool> ResumeProbedSubmissionAsync(string provider, CancellationToken cancellationToken = default) => _inner.Store.ResumeProbedSubmissionAsync(provider, cancellationToken);

    public Task<IReadOnlyList<QueuedOrder>> ReadQueuedAsync(
        string provider, IReadOnlyCollection<string> services, OrderKey? after = null, int most = 100, CancellationToken cancellationToken = default) =>
        _inner.Store.ReadQueuedAsync(provider, services, after, most, cancellationToken);

    public Task<OrderPassingOutcome> PassOnAsync(OrderPassing passing, CancellationToken cancellationToken = default) => PassOn(passing, cancellationToken);

    public Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default) => _inner.Store.ResumeSubmissionAsync(provider, cancellationToken);

    public Task<PollClaim> ClaimPollsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default) =>
        ClaimPolls(provider, now, most, cancellationToken);

    public Task<int> RetryPollsAsync(PollRetry retry, CancellationToken cancellationToken = default) => RetryPolls(retry, cancellationToken);

    public Task<IReadOnlyList<ClaimedPoll>> ReadDuePollsAsync(string provider, int bucket, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default) =>
        ReadDuePolls(provider, bucket, now, most, cancellationToken);

    public Task PausePollingAsync(PollingPause pause, CancellationToken cancellationToken = default) => Pause(pause, cancellationToken);

    public Task<bool> ResumePollingAsync(string provider, CancellationToken cancellationToken = default) => _inner.Store.ResumePollingAsync(provider, cancellationToken);

    public Task<ProviderTrouble> ReportOutageAsync(ProviderOutage outage, CancellationToken cancellationToken = default) => Fail(outage, cancellationToken);

    public Task<bool> ReportRecoveryAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        _inner.Store.ReportRecoveryAsync(provider, now, cancellationToken);

    public Task<ProbeClaim> ClaimProbeAsync(string provider, TimeSpan pause, CancellationToken cancellationToken = default) => Probe(provider, pause, cancellationToken);

    public Task<IReadOnlyList<string>> FindMissingProvidersAsync(IReadOnlyCollection<string> known, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        FindMissing(known, now, cancellationToken);

    public Task<OrderRequestOutcome> AskAsync(RequestAsk ask, CancellationToken cancellationToken = default) => Ask(ask, cancellationToken);

    public Task<RequestClaim> ClaimRequestAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default) =>
        ClaimRequest(provider, now, timeOut, cancellationToken);

    public Task<OrderRequestOutcome> AnswerRequestAsync(RequestAnswer answer, CancellationToken cancellationToken = default) => Answer(answer, cancellationToken);

    public Task<RefillClaim> ClaimRefillsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default) =>
        _inner.Store.ClaimRefillsAsync(provider, now, most, cancellationToken);

    public Task<int> ReturnRefillsAsync(IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ReturnRefills(refills, now, cancellationToken);

    public Task<IReadOnlyList<OutboxEvent>> ClaimOutboxAsync(string sink, DateTimeOffset now, TimeSpan lease, int most = 100, CancellationToken cancellationToken = default) =>
        ClaimOutbox(sink, now, lease, most, cancellationToken);

    public Task<int> RecordOutboxAsync(IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        RecordOutbox(deliveries, now, cancellationToken);

    public Task<int> RetryOutboxAsync(string sink, DateTimeOffset now, Guid? id = null, CancellationToken cancellationToken = default) =>
        _inner.Store.RetryOutboxAsync(sink, now, id, cancellationToken);

    public Task<OutboxBacklog> ReadOutboxAsync(string sink, CancellationToken cancellationToken = default) => _inner.Store.ReadOutboxAsync(sink, cancellationToken);

    public Task<PurgeOutcome> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => Purge(before, cancellationToken);

    public Task<IReadOnlyList<ErasureOutcome>> EraseAsync(OrderErasure erasure, CancellationToken cancellationToken = default) => Erase(erasure, cancellationToken);

    public Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default) =>
        StopAll(since, why, by, cancellationToken);

    public Task<OrderCounts> CountOrdersAsync(CancellationToken cancellationToken = default) => Count(cancellationToken);

    public Task<StoreCheck> CheckAsync(CancellationToken cancellationToken = default) => Check(cancellationToken);

    public Task<OrderKey> AddAsync(OrderToAdd order, CancellationToken cancellationToken) => _inner.AddAsync(Added(order), cancellationToken);

    public async Task<StoredOrder> ReadAsync(OrderKey order, CancellationToken cancellationToken) => Read(await _inner.ReadAsync(order, cancellationToken));

    public Task<decimal?> ReadWalletAsync(OrderKey order, CancellationToken cancellationToken) =>
        HasWallets ? _inner.ReadWalletAsync(order, cancellationToken) : Task.FromResult<decimal?>(null);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
