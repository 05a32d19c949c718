using System.Collections.Immutable;
using SmmOrders.Providers;
using SmmOrders.Testing;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>A month of a panel in seconds: every order ends as its provider ended it, and what is refunded is exact.</summary>
public sealed class TimeTravelTests
{
    private const int SafetyNet = 300_000;
    private const int Days = 30;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    [Fact(Timeout = SafetyNet)]
    public async Task Thirty_days_of_a_thousand_orders_end_as_their_providers_ended_them()
    {
        using Month month = new(orders: 1000);
        await month.RunAsync(TestContext.Current.CancellationToken);

        month.Check();
    }

    [Fact(Timeout = SafetyNet)]
    public async Task One_unit_that_is_misread_in_a_month_would_be_noticed()
    {
        using Month month = new(orders: 150);
        bool isPlanted = false;
        month.Bench.Store = StoreBetween.Of(month.Bench.Memory, (method, arguments, call) =>
        {
            if (!isPlanted && method == nameof(IOrderStore.ApplyAsync))
            {
                arguments[0] = ((IReadOnlyList<OrderReport>)arguments[0]!).Select(Misread).ToArray();
            }

            return call();
        });
        await month.RunAsync(TestContext.Current.CancellationToken);

        Assert.True(isPlanted);
        _ = Assert.ThrowsAny<XunitException>(month.Check);

        OrderReport Misread(OrderReport report)
        {
            if (isPlanted || report.Report is not { Status: OrderStatus.Partial, Remains.Count: { } remains and > 1 })
            {
                return report;
            }

            isPlanted = true;
            return report with { Report = StatusReport.Of(OrderStatus.Partial, remains - 1) };
        }
    }

    /// <summary>What a provider does with an order, decided when it is bought.</summary>
    private sealed class Life
    {
        public required StoredOrder Order { get; init; }

        public required DateTimeOffset Bought { get; init; }

        public required TimeSpan Accepted { get; init; }

        public required TimeSpan Started { get; init; }

        public required TimeSpan Ended { get; set; }

        public required OrderStatus End { get; set; }

        public required long Remains { get; init; }

        public bool IsAsked { get; set; }

        public OrderStatus At(DateTimeOffset now) =>
            now - Bought is var age && age < Accepted ? OrderStatus.Processing
            : age < Started ? OrderStatus.Pending
            : age < Ended ? OrderStatus.InProgress
            : End;
    }

    private sealed class Month : IDisposable
    {
        private static readonly ImmutableArray<string> Names = ["a", "b"];

        private readonly Random _random = new(15);
        private readonly Dictionary<string, Life> _lives = new(StringComparer.Ordinal);
        private readonly Dictionary<string, DateTimeOffset> _refills = new(StringComparer.Ordinal);
        private readonly int _orders;
        private DateTimeOffset _start;
        private int _turns;

        public Month(int orders)
        {
            _orders = orders;
            Bench = new(time =>
            [
                .. Names.Select(name => new PolledProvider(name, time)
                {
                    OnRequest = (question, _) => Task.FromResult(
                        question.Action is "cancel" or "refill" || (_random.Next(10) > 0 && !IsDown(question.At)) ? null : PolledProvider.Whole(ProviderFailureKind.Unavailable)),
                    OnOrder = AnswerOf,
                    OnCancel = CancelOf,
                    OnRefillAsked = RefillOf,
                    OnRefill = id => ProviderResult.Success(Bench!.Now < _refills[id] ? new RefillReport(RefillStatus.Pending, "Pending") : new RefillReport(RefillStatus.Completed, "Completed")),
                }),
            ]);
        }

        public OrderBench Bench { get; }

        public void Dispose() => Bench.Dispose();

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            DateTimeOffset start = _start = Bench.Now;
            (StatusSyncWorker status, OrderRequestWorker requests) = (Bench.StatusWorker(), Bench.RequestWorker());
            OrderSweepWorker sweep = new(Bench.Store, () => Bench.Sweep, Bench.Log);
            DateTimeOffset[] arrivals = [.. Enumerable.Range(0, _orders).Select(_ => start + Chance(TimeSpan.FromDays(Days - 6))).Order()];
            int bought = 0;
            while (Bench.Now - start < TimeSpan.FromDays(Days))
            {
                for (; bought < _orders && arrivals[bought] <= Bench.Now; bought++)
                {
                    Buy();
                }

                await AskAsync(cancellationToken);
                await UntilDoneAsync(now => status.RunOnceAsync(now, cancellationToken));
                await UntilDoneAsync(now => requests.RunOnceAsync(now, cancellationToken));
                await UntilDoneAsync(now => sweep.RunOnceAsync(now, cancellationToken));
                foreach (string provider in Names)
                {
                    if ((await Bench.Store.ClaimProbeAsync(provider, TimeSpan.FromMinutes(1), cancellationToken)).IsClaimed)
                    {
                        _ = await Bench.Store.ReportRecoveryAsync(provider, Bench.Now, cancellationToken);
                    }
                }

                Bench.Pass(Step);
            }
        }

        public void Check()
        {
            Assert.Equal(_orders, _lives.Count);
            decimal refunded = 0m;
            foreach (Life life in _lives.Values)
            {
                StoredOrder order = Bench.Read(life.Order);
                OrderState state = order.State;
                decimal due = life.End switch
                {
                    OrderStatus.Partial => Math.Round(state.Charge * life.Remains / state.Quantity, 2, MidpointRounding.AwayFromZero),
                    OrderStatus.Canceled => state.Charge,
                    _ => 0m,
                };
                Assert.Equal((life.End, due, due), (state.Status, state.Refunded, order.Refunds.Sum(refund => refund.Amount)));
                Assert.Null(order.NextPollAt);
                Assert.All(order.Requests, request => Assert.True(request is { Status: RequestStatus.Done or RequestStatus.Acknowledged } or { EndedAt: not null }, $"{request}"));
                refunded += due;
            }

            Assert.Equal(refunded, Bench.Paid);
            Assert.DoesNotContain(Bench.Memory.Attention, row => row.ClosedAt is null && (row.Finding & (Findings.StuckInProcessing | Findings.Unanswered | Findings.NotApplied | Findings.RequestUnknown)) != 0);
            Assert.Contains(_lives.Values, life => life.End == OrderStatus.Partial);
            Assert.Contains(Bench.Memory.Orders, order => order.Requests.Any(request => request is { Kind: RequestKind.Cancel, Status: RequestStatus.Acknowledged }));
            Assert.Contains(Bench.Memory.Orders, order => order.Requests.Any(request => request is { Kind: RequestKind.Refill, Status: RequestStatus.Done }));
            Assert.Contains(Bench.Log.Messages, line => line.Contains("is marked as failing", StringComparison.Ordinal));
        }

        // Both are down for three hours of the tenth day: by chance alone they hardly fail three times in a row.
        private bool IsDown(DateTimeOffset at) => at - _start is var age && age >= TimeSpan.FromDays(10) && age < TimeSpan.FromDays(10) + TimeSpan.FromHours(3);

        private TimeSpan Chance(TimeSpan most) => new(_random.NextInt64(most.Ticks));

        private void Buy()
        {
            string provider = _random.Next(2) == 0 ? "a" : "b";
            long quantity = _random.Next(10, 5000);
            StoredOrder order = Bench.Place(provider, state: Bench.Rules.For(null, provider, null).Tracker.Place(quantity, _random.Next(1, 100_000) / 100m, Bench.Now));
            TimeSpan accepted = Chance(TimeSpan.FromHours(2));
            TimeSpan started = accepted + Chance(TimeSpan.FromHours(6));
            _lives[order.ProviderOrderId!] = new()
            {
                Order = order,
                Bought = Bench.Now,
                Accepted = accepted,
                Started = started,
                Ended = started + Chance(TimeSpan.FromDays(4)),
                End = _random.Next(10) switch { 0 => OrderStatus.Canceled, 1 or 2 => OrderStatus.Partial, _ => OrderStatus.Completed },
                Remains = _random.NextInt64(1, quantity),
            };
        }

        // Customers ask to cancel some orders and to refill some.
        private async Task AskAsync(CancellationToken cancellationToken)
        {
            foreach (Life life in _lives.Values.Where(life => !life.IsAsked))
            {
                OrderStatus status = Bench.StatusOf(life.Order);
                bool isCancel = status == OrderStatus.InProgress && life.End == OrderStatus.Canceled;
                if (isCancel || (status == OrderStatus.Completed && life.Remains % 10 == 0))
                {
                    RequestAsk ask = new() { Order = life.Order.Key, Kind = isCancel ? RequestKind.Cancel : RequestKind.Refill, By = "customer", At = Bench.Now };
                    Assert.Equal(ApplyStatus.Applied, (await Bench.Store.AskAsync(ask, cancellationToken)).Status);
                    life.IsAsked = true;
                }

                life.IsAsked |= status.IsFinal();
            }
        }

        private ProviderResult<CancelAcknowledgement> CancelOf(string id)
        {
            Life life = _lives[id];
            life.Ended = TimeSpan.FromTicks(Math.Min(life.Ended.Ticks, (Bench.Now - life.Bought).Ticks + Chance(TimeSpan.FromHours(3)).Ticks));
            return ProviderResult.Success(CancelAcknowledgement.Of(id));
        }

        private ProviderResult<RefillAcknowledgement> RefillOf(string id)
        {
            _refills[$"r{id}"] = Bench.Now + Chance(TimeSpan.FromHours(5));
            return ProviderResult.Success(RefillAcknowledgement.Of(id, $"r{id}"));
        }

        // One in thirty is an error, missing or unreadable.
        private ProviderResult<ProviderAnswer> AnswerOf(string id)
        {
            Life life = _lives[id];
            OrderStatus status = life.At(Bench.Now);
            return _random.Next(90) switch
            {
                0 => ProviderResult.Failed<ProviderAnswer>(new() { Kind = ProviderFailureKind.ProviderError, Detail = "Incorrect order ID", Refusal = RefusalKind.Other }),
                1 => ProviderResult.Failed<ProviderAnswer>(new() { Kind = ProviderFailureKind.NotReported, Detail = "It is not in the answer." }),
                2 => ProviderResult.Failed<ProviderAnswer>(new() { Kind = ProviderFailureKind.Malformed, Detail = "It cannot be read.", IsAnswer = true }),
                _ when status == OrderStatus.Partial => PolledProvider.Status(status, life.Remains),
                _ => PolledProvider.Status(status, status == OrderStatus.Completed ? 0 : default(Remains)),
            };
        }

        private async Task UntilDoneAsync(Func<DateTimeOffset, Task<WorkerTurn>> turn)
        {
            WorkerTurn done;
            do
            {
                Assert.InRange(++_turns, 1, 200_000);
                done = await turn(Bench.Now);
            }
            while (done is { Count: > 0, NextIn.Ticks: 0 });
        }
    }
}
