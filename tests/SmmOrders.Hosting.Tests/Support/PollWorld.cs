using System.Collections.Concurrent;
using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>Several instances of a panel over one store: the loops themselves, on a clock that steps once everybody waits.</summary>
internal sealed class PollWorld : IAsyncDisposable
{
    private readonly string[] _providers;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Poll> _polls = [];
    private int _last;

    public PollWorld(int instances, params string[] providers)
    {
        _providers = providers;
        Rules = new(new() { Refunds = RefundPolicy.HalfUp(2) });
        Memory = new(Rules, refunds => Paid += refunds.Sum(due => due.Refund.Amount)) { Time = Time };
        Instances = [.. Enumerable.Range(0, instances).Select(number => new PollInstance(this, number, providers))];
    }

    public StepTime Time { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public OrderRules Rules { get; }

    public InMemoryOrderStore Memory { get; }

    public decimal Paid { get; private set; }

    public IReadOnlyList<PollInstance> Instances { get; }

    public StatusSyncOptions Options { get; } = new() { Lanes = 1 };

    /// <summary>How a provider answers an instance as a whole; it may take its time. By default it takes 200 ms and does not fail.</summary>
    public Func<PollInstance, PolledProvider.Question, CancellationToken, Task<ProviderFailure?>> OnRequest { get; set; } = async (instance, _, cancellation) =>
    {
        await instance.World.DelayAsync(TimeSpan.FromMilliseconds(200), cancellation);
        return null;
    };

    /// <summary>What a provider answers an instance about an order.</summary>
    public Func<PollInstance, string, ProviderResult<ProviderAnswer>> OnOrder { get; set; } = (_, _) => PolledProvider.Status(OrderStatus.InProgress, 900);

    /// <summary>What an instance's store answers to a call, with the instance, the method, its arguments, and what it would answer.</summary>
    public Func<PollInstance, string, object?[], Func<object?>, object?> OnStore { get; set; } = (_, _, _, call) => call();

    /// <summary>Each order that was answered: by whom, when, and how long after it was due.</summary>
    public IReadOnlyCollection<Poll> Polls => _polls;

    public static TimeSpan Forever => TimeSpan.FromDays(1000);

    public Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, Time, cancellationToken);

    public StoredOrder[] Place(string provider, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => ++_last).Select(number => Memory.Add(
            OrderKey.Of(number), Rules.For(null, provider, null).Tracker.Place(1000, 10.00m, Now), provider: provider, providerOrderId: $"{provider}-{number}")),
    ];

    /// <summary>Runs the loops of all instances until an instant.</summary>
    public async Task RunUntilAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        foreach (PollInstance instance in Instances)
        {
            await instance.StartAsync();
        }

        while (Now < end)
        {
            await Time.StepAsync(() => Instances.Sum(instance => instance.Waiting), end, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PollInstance instance in Instances)
        {
            await instance.DisposeAsync();
        }
    }

    /// <summary>Notes what a claim gave out, and dies with its instance.</summary>
    internal object? Call(PollInstance instance, string method, object?[] arguments, Func<object?> call)
    {
        object? answer = OnStore(instance, method, arguments, call);
        if (answer is Task<PollClaim> { IsCompletedSuccessfully: true } claim)
        {
            foreach (ClaimedPoll poll in claim.Result.Polls)
            {
                _due[poll.ProviderOrderId] = poll.DueAt;
            }
        }

        return answer;
    }

    internal async Task<ProviderFailure?> AskAsync(PollInstance instance, string provider, PolledProvider.Question question, CancellationToken cancellationToken)
    {
        ProviderFailure? failure = await OnRequest(instance, question, cancellationToken);
        if (failure is null)
        {
            foreach (string id in question.Ids)
            {
                _polls.Enqueue(new(instance.Number, provider, id, Now, Now - _due[id]));
            }
        }

        return failure;
    }

    /// <param name="Instance">The number of the instance.</param>
    /// <param name="Provider">The provider.</param>
    /// <param name="Id">The provider's identifier of the order.</param>
    /// <param name="At">When it was answered.</param>
    /// <param name="Lag">How long after it was due.</param>
    internal sealed record Poll(int Instance, string Provider, string Id, DateTimeOffset At, TimeSpan Lag);
}
