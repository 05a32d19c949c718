using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>A request is sent once, and what comes of it is stored; a refill is followed until it has ended.</summary>
public sealed class OrderRequestWorkerTests : IDisposable
{
    private readonly PolledProvider _provider;
    private readonly OrderBench _bench;

    public OrderRequestWorkerTests()
    {
        PolledProvider? made = null;
        _bench = new(time => [made = new PolledProvider("a", time)]);
        _provider = made!;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_cancellation_is_sent_once_and_its_acknowledgement_changes_neither_status_nor_money()
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel);
        _provider.OnCancel = id => ProviderResult.Success(CancelAcknowledgement.Of(id, "1002"));
        OrderRequestWorker worker = _bench.RequestWorker();

        Assert.Equal(new WorkerTurn { Count = 1, NextIn = TimeSpan.Zero }, await TurnAsync(worker));
        Assert.Equal(0, (await TurnAsync(worker)).Count);

        Assert.Equal(["cancel o1"], Asked());
        StoredRequest request = Assert.Single(_bench.Read(order).Requests);
        Assert.Equal((RequestStatus.Acknowledged, "1002", _bench.Now), (request.Status, request.ProviderRequestId, request.AnsweredAt));
        Assert.Equal((OrderStatus.Processing, 0m), (_bench.StatusOf(order), _bench.Paid));
    }

    [Theory]
    [InlineData(RefusalKind.Other, RequestStatus.Refused)]
    [InlineData(RefusalKind.Duplicate, RequestStatus.Refused)]
    [InlineData(RefusalKind.RateLimited, RequestStatus.Asked)]
    [InlineData(RefusalKind.Maintenance, RequestStatus.Asked)]
    [InlineData(RefusalKind.ProviderOutOfFunds, RequestStatus.Asked)]
    public async Task A_refusal_is_stored_and_the_providers_own_trouble_waits(RefusalKind refusal, RequestStatus becomes)
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel);
        _provider.OnCancel = _ => ProviderResult.Failed<CancelAcknowledgement>(new()
        {
            Kind = refusal == RefusalKind.RateLimited ? ProviderFailureKind.RateLimited : ProviderFailureKind.ProviderError,
            Detail = "No.",
            Refusal = refusal,
        });

        _ = await TurnAsync(_bench.RequestWorker());

        StoredRequest request = Assert.Single(_bench.Read(order).Requests);
        Assert.Equal(becomes, request.Status);
        Assert.Contains("No.", request.Words, StringComparison.Ordinal);
        Assert.Equal(becomes == RequestStatus.Asked, request.DueAt > _bench.Now);
    }

    [Theory]
    [InlineData(true, RequestStatus.Unknown)]
    [InlineData(false, RequestStatus.Asked)]
    public async Task A_request_without_an_answer_is_unknown_unless_it_surely_never_left(bool mayHaveLeft, RequestStatus becomes)
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel);
        _provider.OnRequest = (_, _) => Task.FromResult<ProviderFailure?>(PolledProvider.Whole(ProviderFailureKind.TimedOut) with { MayHaveTakenEffect = mayHaveLeft });
        OrderRequestWorker worker = _bench.RequestWorker();

        WorkerTurn turn = await TurnAsync(worker);

        // What may have left costs a person: the next request waits until the provider may have recovered.
        Assert.Equal((1, mayHaveLeft), (turn.Count, turn.NextIn > TimeSpan.Zero));
        Assert.Equal(becomes, Assert.Single(_bench.Read(order).Requests).Status);
        Assert.Equal(mayHaveLeft, _bench.Memory.Attention.Any(row => row.Finding == Findings.RequestUnknown && row.ClosedAt is null));
        _bench.PassMinutes(60);
        _ = await TurnAsync(worker);
        Assert.Equal(mayHaveLeft ? 1 : 2, _provider.Questions.Count);
    }

    [Fact]
    public async Task A_failed_question_about_refills_holds_up_no_cancellation()
    {
        _ = await AskedAsync(RequestKind.Refill);
        OrderRequestWorker worker = _bench.RequestWorker();
        _ = await TurnAsync(worker);
        _bench.PassMinutes(16);
        _provider.OnRequest = (_, _) => Task.FromResult<ProviderFailure?>(PolledProvider.Whole(ProviderFailureKind.Unavailable));

        Assert.Equal(new WorkerTurn { Count = 1, NextIn = TimeSpan.Zero }, await TurnAsync(worker));
        Assert.Equal("refill_status ro1", Asked()[^1]);
    }

    [Fact]
    public async Task Requests_that_fail_as_a_whole_mark_the_provider_as_failing_too()
    {
        for (int requests = 0; requests < 3; requests++)
        {
            _ = await AskedAsync(RequestKind.Cancel);
        }

        _provider.OnRequest = (_, _) => Task.FromResult<ProviderFailure?>(PolledProvider.Whole(ProviderFailureKind.Unavailable));
        OrderRequestWorker worker = _bench.RequestWorker();
        for (int turns = 0; turns < 3; turns++)
        {
            _ = await TurnAsync(worker);
        }

        Assert.NotNull((await _bench.ProviderAsync("a")).Trouble);
        Assert.Equal(0, (await TurnAsync(worker)).Count);
    }

    [Fact]
    public async Task A_client_that_throws_leaves_its_request_unknown()
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel);
        _provider.OnRequest = (_, _) => throw new NotSupportedException("A fault of the client.");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync(_bench.RequestWorker()));

        Assert.IsType<NotSupportedException>(error.InnerException);
        Assert.Equal(RequestStatus.Unknown, Assert.Single(_bench.Read(order).Requests).Status);
    }

    [Fact]
    public async Task An_identifier_that_cannot_be_sent_is_refused_and_a_person_reads_why()
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel, "not an id");

        _ = await TurnAsync(_bench.RequestWorker());

        StoredRequest request = Assert.Single(_bench.Read(order).Requests);
        Assert.Equal(RequestStatus.Refused, request.Status);
        Assert.Contains("is not an identifier", request.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_stops_before_the_request_left_sends_it_later()
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel);
        using CancellationTokenSource stopping = new();
        TurnScope scope = new(stopping.Token, CancellationToken.None, stopping.Cancel);

        _ = await ((IProviderWorker)_bench.RequestWorker()).RunOnceAsync("a", _bench.Now, scope);

        Assert.Empty(_provider.Questions);
        Assert.Equal(RequestStatus.Asked, Assert.Single(_bench.Read(order).Requests).Status);
    }

    [Theory]
    [InlineData(RequestKind.Cancel)]
    [InlineData(RequestKind.Refill)]
    public async Task A_host_that_was_held_up_between_its_claim_and_its_request_sends_nothing(RequestKind kind)
    {
        TimeSpan tooLong = TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(1);
        Assert.Equal((RequestStatus.Acknowledged, 1), await HeldUpAsync(kind, TimeSpan.FromMinutes(1), isSwept: false));
        Assert.Equal((RequestStatus.Asked, 0), await HeldUpAsync(kind, tooLong, isSwept: false));
        Assert.Equal((RequestStatus.Unknown, 0), await HeldUpAsync(kind, TimeSpan.FromHours(1), isSwept: true));
    }

    [Fact]
    public async Task A_host_whose_time_is_over_leaves_a_request_under_way_unknown()
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel);
        using CancellationTokenSource stop = new();
        _provider.OnRequest = async (_, aborting) =>
        {
            await stop.CancelAsync();
            aborting.ThrowIfCancellationRequested();
            return null;
        };

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _bench.RequestWorker().RunOnceAsync("a", _bench.Now, stop.Token));

        Assert.Equal(RequestStatus.Unknown, Assert.Single(_bench.Read(order).Requests).Status);
    }

    [Fact]
    public async Task An_acknowledgement_is_stored_although_the_database_is_away_for_a_while()
    {
        StoredOrder order = await AskedAsync(RequestKind.Cancel);
        int failures = 2;
        _bench.Store = StoreBetween.Of(_bench.Memory, (method, _, call) =>
            method == nameof(IOrderStore.AnswerRequestAsync) && failures-- > 0 ? Task.FromException<OrderRequestOutcome>(new TimeoutException("The database is away.")) : call());

        Task<WorkerTurn> turn = TurnAsync(_bench.RequestWorker());
        while (!turn.IsCompleted)
        {
            _bench.Pass(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(1, (await turn).Count);
        Assert.Equal(RequestStatus.Acknowledged, Assert.Single(_bench.Read(order).Requests).Status);
        Assert.Equal(2, _bench.Log.Messages.Count(line => line.StartsWith("What a answered could not be stored yet", StringComparison.Ordinal)));
        Assert.Single(_provider.Questions);
    }

    [Fact]
    public async Task A_refill_is_followed_until_the_provider_says_how_it_ended()
    {
        StoredOrder[] orders = [await AskedAsync(RequestKind.Refill), await AskedAsync(RequestKind.Refill), await AskedAsync(RequestKind.Refill)];
        OrderRequestWorker worker = _bench.RequestWorker();
        for (int turns = 0; turns < 3; turns++)
        {
            _ = await TurnAsync(worker);
        }

        Assert.All(orders, order => Assert.Equal(RequestStatus.Acknowledged, _bench.Read(order).Requests[0].Status));
        Assert.Equal(TimeSpan.FromMinutes(15), (await TurnAsync(worker)).NextIn);
        _bench.PassMinutes(16);
        Assert.Equal(3, (await TurnAsync(worker)).Count);
        Assert.Equal(["refill_status ro1,ro2,ro3"], Asked()[3..]);

        _provider.OnRefill = id => ProviderResult.Success(id switch
        {
            "ro1" => new RefillReport(RefillStatus.Completed, "Completed"),
            "ro2" => new RefillReport(RefillStatus.Rejected, "Rejected"),
            _ => new RefillReport(RefillStatus.Unknown, "Odd"),
        });
        _bench.PassMinutes(16);
        _ = await TurnAsync(worker);

        Assert.Equal([RequestStatus.Done, RequestStatus.Rejected, RequestStatus.Acknowledged], orders.Select(order => _bench.Read(order).Requests[0].Status));
        _bench.PassMinutes(16);
        Assert.Equal(1, (await TurnAsync(worker)).Count);
        Assert.Equal("refill_status ro3", Asked()[^1]);
    }

    [Fact]
    public async Task A_provider_that_refuses_several_refills_is_asked_one_by_one()
    {
        StoredOrder[] orders = [await AskedAsync(RequestKind.Refill), await AskedAsync(RequestKind.Refill)];
        OrderRequestWorker worker = _bench.RequestWorker();
        _ = await TurnAsync(worker);
        _ = await TurnAsync(worker);
        _provider.OnRefill = _ => ProviderResult.Success(new RefillReport(RefillStatus.Completed, "Completed"));
        _provider.OnRequest = (question, _) => Task.FromResult(question.Ids.Length > 1 ? PolledProvider.Whole(ProviderFailureKind.ProviderError, RefusalKind.Other) : null);

        for (int turns = 0; turns < 3; turns++)
        {
            _bench.PassMinutes(turns == 2 ? 0 : 16);
            _ = await TurnAsync(worker);
        }

        Assert.All(orders, order => Assert.Equal(RequestStatus.Done, _bench.Read(order).Requests[0].Status));
        Assert.Null((await _bench.ProviderAsync("a")).Trouble);
    }

    [Fact]
    public async Task A_refill_that_a_provider_cannot_answer_about_holds_up_no_other()
    {
        StoredOrder[] orders = [await AskedAsync(RequestKind.Refill), await AskedAsync(RequestKind.Refill), await AskedAsync(RequestKind.Refill), await AskedAsync(RequestKind.Refill)];
        OrderRequestWorker worker = _bench.RequestWorker();
        for (int turns = 0; turns < orders.Length; turns++)
        {
            _ = await TurnAsync(worker);
        }

        _provider.OnRefill = _ => ProviderResult.Success(new RefillReport(RefillStatus.Completed, "Completed"));
        _provider.OnRequest = (question, _) => Task.FromResult(question.Ids.Contains("ro2") ? PolledProvider.Whole(ProviderFailureKind.Unavailable) : null);
        for (int rounds = 0; rounds < 4; rounds++)
        {
            _bench.PassMinutes(16);
            while ((await TurnAsync(worker)).Count > 0)
            {
            }
        }

        Assert.Equal(
            [RequestStatus.Done, RequestStatus.Acknowledged, RequestStatus.Done, RequestStatus.Done],
            orders.Select(order => _bench.Read(order).Requests[0].Status));
        Assert.Null((await _bench.ProviderAsync("a")).Trouble);
    }

    // What became of the request, and how often it was sent.
    private async Task<(RequestStatus Status, int Sent)> HeldUpAsync(RequestKind kind, TimeSpan time, bool isSwept)
    {
        StoredOrder order = await AskedAsync(kind);
        int sent = _provider.Questions.Count;
        _bench.Store = StoreBetween.Of(_bench.Memory, (method, _, call) => method == nameof(IOrderStore.ClaimRequestAsync) ? HoldUpAsync((Task<RequestClaim>)call()!) : call());

        Assert.Equal(1, (await TurnAsync(_bench.RequestWorker())).Count);

        Assert.Equal(_provider.Questions.Count == sent, _bench.Log.Messages.Any(line => line.Contains($"{kind} order {order.Key} is not sent", StringComparison.Ordinal)));
        return (Assert.Single(_bench.Read(order).Requests).Status, _provider.Questions.Count - sent);

        async Task<RequestClaim> HoldUpAsync(Task<RequestClaim> claiming)
        {
            RequestClaim claim = await claiming;
            _bench.Pass(time);
            _ = isSwept ? await _bench.Memory.SweepAsync(_bench.Now, 100, Token) : null;
            return claim;
        }
    }

    private async Task<StoredOrder> AskedAsync(RequestKind kind, string? id = null)
    {
        StoredOrder order = _bench.Place("a", id);
        if (kind == RequestKind.Refill)
        {
            _ = await _bench.Memory.ApplyAsync([new() { Order = order.Key, Report = StatusReport.Of(OrderStatus.Completed), At = _bench.Now }], Token);
        }

        OrderRequestOutcome asked = await _bench.Memory.AskAsync(new() { Order = order.Key, Kind = kind, By = "ann", At = _bench.Now }, Token);
        Assert.Equal(ApplyStatus.Applied, asked.Status);
        return order;
    }

    private string[] Asked() => [.. _provider.Questions.Select(question => $"{question.Action} {string.Join(',', question.Ids)}")];

    private Task<WorkerTurn> TurnAsync(OrderRequestWorker worker) => worker.RunOnceAsync("a", _bench.Now, Token);
}
