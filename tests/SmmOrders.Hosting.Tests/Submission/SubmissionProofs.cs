using Microsoft.Extensions.Logging;
using SmmOrders.Providers;
using SmmOrders.Testing;
using Make = System.Func<SmmOrders.Hosting.Tests.SubmissionBench, SmmOrders.Hosting.IProviderWorker>;

namespace SmmOrders.Hosting.Tests;

/// <summary>What submission promises, proved on any worker: on ours, and on those with a planted fault.</summary>
internal static class SubmissionProofs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static IReadOnlyDictionary<string, Func<Make, Task>> All { get; } = new Dictionary<string, Func<Make, Task>>
    {
        ["An order is sent once, with what was stored, and placed"] = SentOnceAsync,
        ["Each refusal has the consequence of the table"] = TableAsync,
        ["Each line of the table can be changed"] = ChangedTableAsync,
        ["A canceled order is refunded once"] = CanceledAsync,
        ["What is unknown is not sent again"] = UnknownAsync,
        ["An answer is stored although the store fails"] = StoredAgainAsync,
        ["An answer that can never be stored is logged with the provider's identifier"] = LoggedAsync,
        ["An outage makes no more unknown orders than may be sending, and one alert"] = OutageAsync,
        ["An outage that polls found first is one alert, and submission goes on once a probe is answered"] = FoundByPollsAsync,
        ["A refused key stops submission, with one alert, and orders stay queued"] = make => StoppedAtOnceAsync(make, RefusalKind.Unauthorized),
        ["Empty funds stop submission, with one alert, and orders stay queued"] = make => StoppedAtOnceAsync(make, RefusalKind.ProviderOutOfFunds),
        ["A provider that cannot be reached is stopped after some orders"] = UnreachableAsync,
        ["A provider that asks for a pause gets it, and no alert"] = PauseAsync,
        ["The next provider gets what the first one surely did not take"] = NextAsync,
        ["A next provider that is dearer, unknown or for another currency is passed over"] = PassedOverAsync,
        ["What no next provider takes needs a person"] = ExhaustedAsync,
        ["What is queued at a provider in trouble goes to the next one"] = QueuedGoesOnAsync,
        ["What a person stopped stays where it is"] = PersonsStopAsync,
        ["A stop before the request leaves gives the order back"] = GivenBackAsync,
        ["A sender that was held up between its claim and its request sends nothing"] = HeldUpAsync,
        ["A stop while the request is under way stores that it is unknown"] = AbortedAsync,
        ["An order that makes no request needs a person, and is not sent"] = UnsendableAsync,
        ["A provider's client that throws leaves the order unknown"] = ThrownAsync,
        ["A provider that never answers does not hold its lane, and a late answer counts"] = LateAsync,
    };

    private static async Task SentOnceAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue();
        List<NewOrder> sent = [];
        bench.A.OnAdd = (request, _) =>
        {
            Assert.Equal(SubmissionStatus.Sending, bench.StatusOf(order));
            sent.Add(request);
            bench.Time.Advance(TimeSpan.FromSeconds(2));
            return Task.FromResult(OrderPlacement.Placed("9001"));
        };

        await bench.DrainAsync(bench.Make());

        StoredOrder stored = bench.Read(order);
        Assert.Equal("https://example.com/a", Assert.Single(sent).Fields.Single(field => field.Key == "link").Value);
        Assert.Equal((SubmissionStatus.Placed, "9001"), (stored.State.Submission!.Status, stored.ProviderOrderId));
        Assert.Equal((AttemptAnswer.Placed, (DateTimeOffset?)WatchedTime.Noon.AddSeconds(2)), (stored.Attempts[0].Answer, stored.Attempts[0].AnsweredAt));
    }

    private static async Task TableAsync(Make make)
    {
        foreach (RefusalKind kind in Enum.GetValues<RefusalKind>())
        {
            (SubmissionStatus status, Findings open) = kind switch
            {
                RefusalKind.ProviderOutOfFunds or RefusalKind.Unauthorized or RefusalKind.RateLimited or RefusalKind.Maintenance or RefusalKind.ActiveOrderOnLink
                    => (SubmissionStatus.Queued, Findings.None),
                _ => (SubmissionStatus.Refused, Findings.SubmissionRefused),
            };
            await EnsureAsync(make, kind, null, status, open, OrderStatus.Processing, 0m);
        }
    }

    private static async Task ChangedTableAsync(Make make)
    {
        foreach (RefusalKind kind in Enum.GetValues<RefusalKind>())
        {
            foreach (RefusalAction action in RefusalActions.Permitted(kind))
            {
                (SubmissionStatus status, Findings open, OrderStatus end, decimal paid) = action switch
                {
                    RefusalAction.Wait or RefusalAction.WaitForLink => (SubmissionStatus.Queued, Findings.None, OrderStatus.Processing, 0m),
                    RefusalAction.Person => (SubmissionStatus.Refused, Findings.SubmissionRefused, OrderStatus.Processing, 0m),
                    _ => (SubmissionStatus.Withdrawn, Findings.None, OrderStatus.Canceled, 10m),
                };
                await EnsureAsync(make, kind, action, status, open, end, paid);
            }
        }
    }

    private static async Task EnsureAsync(Make make, RefusalKind kind, RefusalAction? action, SubmissionStatus status, Findings open, OrderStatus end, decimal paid)
    {
        using SubmissionBench bench = new(make);
        if (action is { } set)
        {
            bench.Options.Refusals[kind] = set;
        }

        OrderKey order = bench.Queue();
        bench.A.OnAdd = (_, _) => Task.FromResult(Failures.Refused(kind));

        _ = await bench.TurnAsync(bench.Make());

        StoredOrder stored = bench.Read(order);
        Assert.Equal((kind, status, open, end, paid), (kind, stored.State.Submission!.Status, stored.State.Open, stored.State.Status, bench.Paid));
        Assert.Equal(kind, stored.Attempts[0].Refusal);
        Assert.Contains($"says {kind}", stored.Attempts[0].Words, StringComparison.Ordinal);
        Assert.Equal(status == SubmissionStatus.Queued ? bench.Now.AddSeconds(30) : null, stored.NextSendAt);
    }

    private static async Task CanceledAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        bench.Options.Refusals[RefusalKind.BadLink] = RefusalAction.CancelAndRefund;
        OrderKey[] orders = bench.Queue(3);
        bench.A.OnAdd = (_, _) => Task.FromResult(Failures.Refused(RefusalKind.BadLink));

        await bench.DrainAsync(bench.Make());

        Assert.Equal((30m, 3, 3), (bench.Paid, bench.CountOf(SubmissionStatus.Withdrawn), bench.A.Added));
        Assert.All(orders, order => Assert.Equal(10m, Assert.Single(bench.Read(order).Refunds).Amount));
        Assert.DoesNotContain(bench.Memory.Attention, row => row.ClosedAt is null);

        // A person decided otherwise before the answer came: to send it again.
        OrderKey again = bench.Queue();
        bench.A.OnAdd = async (_, _) =>
        {
            _ = await bench.Memory.SubmitAsync(new() { Order = again, Step = SubmissionStep.LoseTrack(), At = bench.Now }, Token);
            _ = await bench.Memory.SubmitAsync(new() { Order = again, Step = SubmissionStep.Requeue(), At = bench.Now, By = "anna" }, Token);
            return Failures.Refused(RefusalKind.BadLink);
        };
        _ = await bench.TurnAsync(bench.Make());
        Assert.Equal((30m, SubmissionStatus.Queued), (bench.Paid, bench.StatusOf(again)));
    }

    private static async Task UnknownAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        bench.NameNext("b", "88", thousand: 1m);
        OrderKey order = bench.Queue();
        bench.A.OnAdd = (_, _) => Task.FromResult(Failures.Unknown());
        IProviderWorker worker = bench.Make();

        for (int hours = 0; hours < 48; hours++)
        {
            await bench.DrainAsync(worker);
            await bench.DrainAsync(worker, "b");
            bench.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((SubmissionStatus.Unknown, Findings.SubmissionUnknown, 1, 0), (bench.StatusOf(order), bench.Read(order).State.Open, bench.A.Added, bench.B.Added));
    }

    private static async Task StoredAgainAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue();
        bench.A.OnAdd = (_, _) => Task.FromResult(OrderPlacement.Placed("9001"));
        Queue<object?> faults = new(
        [
            new InvalidOperationException("The database is away."), new TimeoutException(), new OperationCanceledException("A time-out of the database's."),
            ApplyStatus.Unknown, ApplyStatus.Conflict, ApplyStatus.NotApplied, new ArgumentException("A column is too short."),

            // A store that is away for longer.
            .. Enumerable.Repeat<object>(new TimeoutException(), 5), ApplyStatus.Unknown, null,
        ]);
        bench.Store = StoreBetween.Of(bench.Memory, (method, _, call) => method != nameof(IOrderStore.SubmitAsync) || faults.Dequeue() is not { } fault ? call()
            : fault is Exception exception ? Task.FromException<OrderSubmissionOutcome>(exception)
            : Task.FromResult(new OrderSubmissionOutcome { Order = order, Status = (ApplyStatus)fault }));

        Task<WorkerTurn> turn = bench.TurnAsync(bench.Make());
        for (int pauses = 0; pauses < 13 && !turn.IsCompleted; pauses++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(turn.IsCompleted);
        _ = await turn;
        Assert.Equal((SubmissionStatus.Placed, "9001", 1), (bench.StatusOf(order), bench.Read(order).ProviderOrderId, bench.A.Added));
    }

    private static async Task LoggedAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue();
        bench.A.OnAdd = (_, _) => Task.FromResult(OrderPlacement.Placed("9001"));
        bench.Store = StoreBetween.Of(bench.Memory, (method, _, call) => method == nameof(IOrderStore.SubmitAsync)
            ? Task.FromException<OrderSubmissionOutcome>(new InvalidOperationException("The database is away.")) : call());

        Task<WorkerTurn> turn = bench.TurnAsync(bench.Make());
        for (int pauses = 0; pauses < 200 && !turn.IsCompleted; pauses++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.True(turn.IsCompleted);
        await ((Task)turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(bench.Now >= WatchedTime.Noon.AddMinutes(55));
        Assert.Contains(bench.Log.Messages, message => message.Contains("9001", StringComparison.Ordinal) && message.Contains($"order {order}", StringComparison.Ordinal));
    }

    private static async Task OutageAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        _ = bench.Queue(20);
        var hanging = new Queue<(Task Turn, TaskCompletionSource<OrderPlacement> Answer)>();
        IProviderWorker[] instances = [bench.Make(), bench.Make(), bench.Make()];
        await LookAsync();
        for (int answers = 0; answers < 20 && hanging.TryDequeue(out (Task Turn, TaskCompletionSource<OrderPlacement> Answer) next); answers++)
        {
            next.Answer.SetResult(Failures.Unknown());
            await next.Turn;
            await LookAsync();
        }

        bench.Time.Advance(TimeSpan.FromSeconds(20));
        await LookAsync();
        Assert.Equal((3, 3, 17), (bench.A.Added, bench.CountOf(SubmissionStatus.Unknown), bench.CountOf(SubmissionStatus.Queued)));
        SubmissionStop stop = Assert.Single(bench.Alerts.All);
        Assert.Contains("3 orders in a row had no clear answer", stop.Why, StringComparison.Ordinal);
        Assert.NotNull((await bench.StateAsync()).Stop);

        // Each instance looks for something to send, and waits for the provider if there is.
        async Task LookAsync()
        {
            foreach (IProviderWorker worker in instances)
            {
                TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
                TaskCompletionSource<OrderPlacement> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
                bench.A.OnAdd = (_, _) =>
                {
                    reached.SetResult();
                    return answer.Task;
                };
                Task turn = bench.TurnAsync(worker);
                if (await Task.WhenAny(turn, reached.Task) != turn)
                {
                    hanging.Enqueue((turn, answer));
                }
            }
        }
    }

    private static async Task StoppedAtOnceAsync(Make make, RefusalKind kind)
    {
        using SubmissionBench bench = new(make);
        OrderKey[] orders = bench.Queue(10);
        TaskCompletionSource allAtOnce = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.A.OnAdd = async (_, _) =>
        {
            if (bench.A.Added == 3)
            {
                _ = allAtOnce.TrySetResult();
            }

            await allAtOnce.Task;
            return Failures.Refused(kind);
        };
        IProviderWorker[] instances = [bench.Make(), bench.Make(), bench.Make()];
        _ = await Task.WhenAll(instances.Select(worker => bench.TurnAsync(worker)));
        for (int hours = 0; hours < 3; hours++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(45));
            _ = await Task.WhenAll(instances.Select(worker => bench.TurnAsync(worker)));
        }

        Assert.Equal(3, bench.A.Added);
        Assert.All(orders, order => Assert.Equal(SubmissionStatus.Queued, bench.StatusOf(order)));
        SubmissionStop stop = Assert.Single(bench.Alerts.All);
        Assert.Contains($"says {kind}", stop.Why, StringComparison.Ordinal);
        Assert.Equal(WatchedTime.Noon.AddSeconds(30), (await bench.StateAsync()).Stop!.ProbeAt);
        Assert.Empty(bench.Memory.Attention);
    }

    private static async Task UnreachableAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey[] orders = bench.Queue(10);
        bench.A.OnAdd = (_, _) => Task.FromResult(Failures.NotSent());
        IProviderWorker worker = bench.Make();

        for (int turns = 1; turns <= 3; turns++)
        {
            Assert.Empty(bench.Alerts.All);
            _ = await bench.TurnAsync(worker);
        }

        await bench.DrainAsync(worker);
        Assert.Equal((3, 10, 1), (bench.A.Added, bench.CountOf(SubmissionStatus.Queued), bench.Alerts.All.Count));
        Assert.All(orders[..3], order => Assert.Equal(AttemptAnswer.NotSent, bench.Read(order).Attempts[0].Answer));
    }

    private static async Task PauseAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        _ = bench.Queue(10);
        IProviderWorker worker = bench.Make();
        foreach ((OrderPlacement answer, int seconds) in ((OrderPlacement, int)[])[
            (Failures.Refused(RefusalKind.RateLimited), 5),
            (Failures.Refused(RefusalKind.Maintenance), 10),
            (Failures.Refused(RefusalKind.RateLimited, TimeSpan.FromSeconds(90)), 90),
            (OrderPlacement.Placed("1"), 0),
            (Failures.Refused(RefusalKind.Maintenance), 5)])
        {
            bench.A.OnAdd = (_, _) => Task.FromResult(answer);
            Assert.Equal((1, TimeSpan.FromSeconds(seconds)), await bench.TurnAsync(worker) is var turn ? (turn.Count, turn.NextIn ?? TimeSpan.MaxValue) : default);
        }

        Assert.Null((await bench.StateAsync()).Stop);
        Assert.Empty(bench.Alerts.All);
    }

    private static async Task NextAsync(Make make)
    {
        foreach (OrderPlacement answer in (OrderPlacement[])[Failures.Refused(RefusalKind.ServiceClosed), Failures.Refused(RefusalKind.ProviderOutOfFunds), Failures.NotSent()])
        {
            using SubmissionBench bench = new(make);
            bench.NameNext("b", "88", thousand: 10m);
            OrderKey order = bench.Queue();
            bench.A.OnAdd = (_, _) => Task.FromResult(answer);
            NewOrder? sent = null;
            bench.B.OnAdd = (request, _) =>
            {
                sent = request;
                return Task.FromResult(OrderPlacement.Placed("b1"));
            };
            IProviderWorker worker = bench.Make();

            await bench.DrainAsync(worker);
            await bench.DrainAsync(worker, "b");

            StoredOrder stored = bench.Read(order);
            Assert.Equal((SubmissionStatus.Placed, "b", "88", "b1"), (stored.State.Submission!.Status, stored.Provider, stored.ProviderService, stored.ProviderOrderId));
            Assert.Equal("88", sent!.Service);
            Assert.Equal(["a", "b"], stored.Attempts.Select(attempt => attempt.Provider));
            Assert.Contains(stored.History, row => row.Reported?.EndsWith("passed on to b", StringComparison.Ordinal) == true);
            Assert.DoesNotContain(bench.Memory.Attention, row => row.ClosedAt is null);
        }

        foreach (OrderPlacement answer in (OrderPlacement[])[
            Failures.Unknown(), .. Enum.GetValues<RefusalKind>().Except([RefusalKind.ServiceClosed, RefusalKind.ProviderOutOfFunds]).Select(kind => Failures.Refused(kind))])
        {
            using SubmissionBench bench = new(make);
            bench.NameNext("b", "88", thousand: 10m);
            OrderKey order = bench.Queue();
            bench.A.OnAdd = (_, _) => Task.FromResult(answer);
            IProviderWorker worker = bench.Make();

            _ = await bench.TurnAsync(worker);
            await bench.DrainAsync(worker, "b");

            Assert.Equal(("a", 0), (bench.Read(order).Provider, bench.B.Added));
        }
    }

    private static async Task FoundByPollsAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        bench.A.OnBalance = _ => Task.FromResult(ProviderResult.Success(new ProviderBalance(5m, "USD")));
        for (int outages = 1; outages <= 2; outages++)
        {
            OrderKey order = bench.Queue();
            _ = await bench.Memory.ReportOutageAsync(new() { Provider = "a", At = bench.Now, Words = "HTTP 503", ProbeAt = bench.Now.AddMinutes(1) }, Token);

            // All of them are refused, and have seen that nobody stopped it, before the first one stops it.
            const int Instances = 4;
            (Meeting refused, Meeting read) = (new(Instances), new(Instances));
            bench.Store = StoreBetween.Of(bench.Memory, (method, _, call) => method switch
            {
                nameof(IOrderStore.ClaimSubmissionAsync) => refused.AfterAsync((Task<SubmissionClaim>)call()!),
                nameof(IOrderStore.ReadProviderAsync) => read.AfterAsync((Task<ProviderState>)call()!),
                _ => call(),
            });
            IProviderWorker[] instances = [.. Enumerable.Range(0, Instances).Select(_ => bench.Make())];
            bench.Store = bench.Memory;
            await Task.WhenAll(instances.Select(worker => bench.TurnAsync(worker)));
            await Task.WhenAll(instances.Select(worker => bench.TurnAsync(worker)));
            Assert.Equal((outages, outages - 1), (bench.Alerts.All.Count, bench.A.Added));

            bench.Time.Advance(TimeSpan.FromMinutes(1));
            _ = await bench.Probes().RunOnceAsync("a", bench.Now, Token);
            await bench.DrainAsync(instances[0]);
            Assert.Equal((SubmissionStatus.Placed, outages), (bench.StatusOf(order), bench.A.Added));
        }
    }

    private static async Task PassedOverAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        bench.NameNext("b", "dear", thousand: 10.01m);
        bench.NameNext("b", "dear for all", order: 10.01m);
        bench.NameNext("gone", "1", thousand: 1m);
        bench.NameNext("b", "in euro", thousand: 1m, currency: "EUR");
        bench.NameNext("a", "itself", thousand: 1m);
        bench.NameNext("b", "right", order: 10.00m);
        bench.NameNext("b", "too late", order: 1.00m);
        OrderKey order = bench.Queue();
        bench.A.OnAdd = (_, _) => Task.FromResult(Failures.Refused(RefusalKind.ServiceClosed));

        _ = await bench.TurnAsync(bench.Make());

        Assert.Equal(("b", "right"), (bench.Read(order).Provider, bench.Read(order).ProviderService));
    }

    private static async Task ExhaustedAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        bench.NameNext("b", "88", thousand: 5m);
        OrderKey order = bench.Queue();
        bench.A.OnAdd = (_, _) => Task.FromResult(Failures.Refused(RefusalKind.ServiceClosed));
        bench.B.OnAdd = (_, _) => Task.FromResult(Failures.Refused(RefusalKind.ServiceClosed));
        IProviderWorker worker = bench.Make();

        for (int rounds = 0; rounds < 5; rounds++)
        {
            await bench.DrainAsync(worker);
            await bench.DrainAsync(worker, "b");
            bench.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((SubmissionStatus.Refused, "b", 1, 1), (bench.StatusOf(order), bench.Read(order).Provider, bench.A.Added, bench.B.Added));
        Assert.Equal(Findings.SubmissionRefused, bench.Read(order).State.Open);
    }

    private static async Task QueuedGoesOnAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        bench.NameNext("b", "88", thousand: 10m);
        OrderKey[] orders = bench.Queue(6);
        OrderKey cheap = bench.Queue(charge: 9.99m);
        OrderKey other = bench.Queue(service: "views");
        bench.A.OnAdd = (_, _) => Task.FromResult(bench.A.Added == 1 ? Failures.Unknown() : Failures.Refused(RefusalKind.Unauthorized));
        IProviderWorker worker = bench.Make();

        await bench.DrainAsync(worker);

        Assert.Equal(SubmissionStatus.Unknown, bench.StatusOf(orders[0]));
        Assert.All([cheap, other, orders[0]], order => Assert.Equal("a", bench.Read(order).Provider));
        Assert.All(orders[1..], order => Assert.Equal(("b", "88", SubmissionStatus.Queued), (bench.Read(order).Provider, bench.Read(order).ProviderService, bench.StatusOf(order))));
        Assert.All(orders[1..], order => Assert.Equal(HistoryKind.PassedOn, bench.Read(order).History[^1].Kind));
        await bench.DrainAsync(worker, "b");
        Assert.Equal((5, 5, 2), (bench.B.Added, bench.CountOf(SubmissionStatus.Placed), bench.A.Added));

        // Nor does it go to one that is in trouble as well.
        OrderKey late = bench.Queue();
        _ = await bench.Memory.ReportOutageAsync(new() { Provider = "b", At = bench.Now, Words = "HTTP 503", ProbeAt = bench.Now.AddMinutes(1) }, Token);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.DrainAsync(worker);
        Assert.Equal("a", bench.Read(late).Provider);
    }

    private static async Task PersonsStopAsync(Make make)
    {
        foreach (SubmissionStop stop in (SubmissionStop[])[
            new() { Provider = "a", Since = WatchedTime.Noon, Why = "She knows.", By = "anna" }, new() { Provider = "a", Since = WatchedTime.Noon, Why = "A backup was restored." }])
        {
            using SubmissionBench bench = new(make);
            bench.NameNext("b", "88", thousand: 10m);
            OrderKey[] orders = bench.Queue(3);
            _ = await bench.Memory.StopSubmissionAsync(stop, Token);
            _ = await bench.Memory.ReportOutageAsync(new() { Provider = "a", At = bench.Now, Words = "HTTP 503", ProbeAt = bench.Now.AddMinutes(1) }, Token);

            await bench.DrainAsync(bench.Make());

            Assert.All(orders, order => Assert.Equal("a", bench.Read(order).Provider));
            Assert.Equal(0, bench.A.Added + bench.B.Added);
        }
    }

    private static async Task GivenBackAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue();
        bench.NameNext("b", "88", thousand: 1m);
        using CancellationTokenSource stopping = new();
        bench.Store = StoreBetween.Of(bench.Memory, (method, _, call) =>
        {
            object? answer = call();
            if (method == nameof(IOrderStore.ClaimSubmissionAsync))
            {
                stopping.Cancel();
            }

            return answer;
        });

        _ = await bench.TurnAsync(bench.Make(), scope: new(stopping.Token, CancellationToken.None));

        Assert.Equal((SubmissionStatus.Queued, AttemptAnswer.NotSent, "a", 0), (bench.StatusOf(order), bench.Read(order).Attempts[0].Answer, bench.Read(order).Provider, bench.A.Added));
    }

    private static async Task HeldUpAsync(Make make)
    {
        // As long as a request still ends in time, it leaves.
        Assert.Equal((SubmissionStatus.Placed, 1, 1), await HeldUpAsync(make, TimeSpan.FromMinutes(1), _ => Task.CompletedTask));

        TimeSpan tooLong = TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(1);
        Assert.Equal((SubmissionStatus.Queued, 0, 1), await HeldUpAsync(make, tooLong, _ => Task.CompletedTask));
        Assert.Equal((SubmissionStatus.Queued, 0, 1), await HeldUpAsync(make, TimeSpan.FromHours(1), SweepAsync));
        Assert.Equal((SubmissionStatus.Placed, 1, 2), await HeldUpAsync(make, TimeSpan.FromHours(1), async bench =>
        {
            await SweepAsync(bench);
            OrderKey order = bench.Memory.Orders.Single().Key;
            Assert.Equal(ApplyStatus.Applied, (await bench.Memory.SubmitAsync(new() { Order = order, Step = SubmissionStep.Requeue(), At = bench.Now, By = "anna" }, Token)).Status);
            _ = await bench.TurnAsync(bench.Make());
            Assert.Equal(SubmissionStatus.Placed, bench.StatusOf(order));
        }));

        static async Task SweepAsync(SubmissionBench bench)
        {
            _ = await bench.Memory.SweepAsync(bench.Now, 100, Token);
            Assert.Equal(1, bench.CountOf(SubmissionStatus.Unknown));
        }
    }

    // The order's status, how often it was sent, and its attempts, of which the first one never left.
    private static async Task<(SubmissionStatus Status, int Sent, int Attempts)> HeldUpAsync(Make make, TimeSpan time, Func<SubmissionBench, Task> meanwhile)
    {
        using SubmissionBench bench = new(make);
        bench.NameNext("b", "88", thousand: 1m);
        OrderKey order = bench.Queue();
        bench.Store = StoreBetween.Of(bench.Memory, (method, _, call) => method == nameof(IOrderStore.ClaimSubmissionAsync) ? HoldUpAsync((Task<SubmissionClaim>)call()!) : call());

        _ = await bench.TurnAsync(bench.Make());

        StoredOrder stored = bench.Read(order);
        Assert.Equal((stored.Attempts.Length == bench.A.Added ? AttemptAnswer.Placed : AttemptAnswer.NotSent, "a", 0), (stored.Attempts[0].Answer, stored.Provider, bench.B.Added));
        Assert.Equal(stored.Attempts[^1].ProviderOrderId, stored.ProviderOrderId);
        Assert.DoesNotContain(bench.Memory.Attention, row => row.ClosedAt is null);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Level > LogLevel.Warning);
        return (stored.State.Submission!.Status, bench.A.Added, stored.Attempts.Length);

        async Task<SubmissionClaim> HoldUpAsync(Task<SubmissionClaim> claiming)
        {
            SubmissionClaim claim = await claiming;
            bench.Store = bench.Memory;
            bench.Time.Advance(time);
            await meanwhile(bench);
            return claim;
        }
    }

    private static async Task AbortedAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue();
        using CancellationTokenSource aborting = new();
        bench.A.OnAdd = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return OrderPlacement.Placed("1");
        };

        Task<WorkerTurn> turn = bench.TurnAsync(bench.Make(), scope: new(aborting.Token, aborting.Token));
        Assert.Equal(SubmissionStatus.Sending, bench.StatusOf(order));
        await aborting.CancelAsync();
        await ((Task)turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.Equal((SubmissionStatus.Unknown, AttemptAnswer.Lost), (bench.StatusOf(order), bench.Read(order).Attempts[0].Answer));
    }

    private static async Task UnsendableAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue(fields: [new("service", "77"), new("quantity", "1000")]);
        OrderKey right = bench.Queue(fields: [new("link", "https://example.com/b"), new("quantity", "1000")]);

        await bench.DrainAsync(bench.Make());

        Assert.Equal((SubmissionStatus.Refused, Findings.SubmissionRefused, 1), (bench.StatusOf(order), bench.Read(order).State.Open, bench.A.Added));
        Assert.Contains("link", bench.Read(order).SubmissionWords, StringComparison.Ordinal);
        Assert.Equal(SubmissionStatus.Placed, bench.StatusOf(right));
    }

    private static async Task ThrownAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue();
        bench.A.OnAdd = (_, _) => throw new InvalidOperationException("key=secret");

        await ((Task)bench.TurnAsync(bench.Make())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.Equal((SubmissionStatus.Unknown, AttemptAnswer.Lost), (bench.StatusOf(order), bench.Read(order).Attempts[0].Answer));
        Assert.DoesNotContain("secret", bench.Read(order).Attempts[0].Words, StringComparison.Ordinal);
    }

    private static async Task LateAsync(Make make)
    {
        using SubmissionBench bench = new(make);
        OrderKey order = bench.Queue();
        var never = new TaskCompletionSource<OrderPlacement>();
        bench.A.OnAdd = (_, _) => never.Task;
        var stored = new TaskCompletionSource();
        bench.Store = StoreBetween.Of(bench.Memory, (method, _, call) =>
        {
            object? answer = call();
            if (method == nameof(IOrderStore.SubmitAsync) && bench.StatusOf(order) == SubmissionStatus.Placed)
            {
                stored.SetResult();
            }

            return answer;
        });

        Task<WorkerTurn> turn = bench.TurnAsync(bench.Make());
        bench.Time.Advance(TimeSpan.FromSeconds(61));
        _ = await turn.WaitAsync(TimeSpan.FromSeconds(2), Token);
        Assert.Equal(SubmissionStatus.Unknown, bench.StatusOf(order));
        never.SetResult(OrderPlacement.Placed("late"));
        await stored.Task.WaitAsync(Token);

        Assert.Equal((SubmissionStatus.Placed, "late"), (bench.StatusOf(order), bench.Read(order).ProviderOrderId));
    }

    /// <summary>Holds up what it is given until all have come; whoever comes later is not held up.</summary>
    private sealed class Meeting(int all)
    {
        private readonly TaskCompletionSource _isFull = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _come;

        public async Task<T> AfterAsync<T>(Task<T> answering)
        {
            T answer = await answering;
            if (Interlocked.Increment(ref _come) == all)
            {
                _isFull.SetResult();
            }

            await _isFull.Task.WaitAsync(Token);
            return answer;
        }
    }
}
