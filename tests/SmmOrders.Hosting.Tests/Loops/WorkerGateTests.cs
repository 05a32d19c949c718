using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

public sealed class WorkerGateTests
{
    private readonly InMemoryOrderStore _memory = new(new(new() { Refunds = RefundPolicy.HalfUp(2) }));

    [Fact]
    public async Task A_loop_waits_while_another_process_has_the_store_and_says_so_once()
    {
        int asked = 0;
        await using var bench = new LoopBench(Answering(() => ++asked < 4 ? WorkerLock.Refused("Workers of another process hold it.") : WorkerLock.Shared()));
        await bench.StartPlainAsync();

        for (int waits = 0; waits < 3; waits++)
        {
            await bench.Time.PassAsync(TimeSpan.FromSeconds(2));
        }

        (await bench.Worker.NextAsync()).End();
        Assert.Equal(4, asked);
        Assert.Single(bench.Log.Messages, message => message.Contains("Workers of another process hold it.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_cannot_be_asked_is_asked_again_after_pauses_that_double()
    {
        int asked = 0;
        await using var bench = new LoopBench(Answering(() => ++asked < 3 ? throw new InvalidOperationException("The database is away.") : WorkerLock.Shared()));
        await bench.StartPlainAsync();

        await bench.Time.PassAsync(TimeSpan.FromSeconds(1));
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));

        (await bench.Worker.NextAsync()).End();
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_host_that_stops_while_its_loop_waits_does_not_wait_for_it()
    {
        await using var bench = new LoopBench(Answering(() => WorkerLock.Refused("Another process has it.")));
        await bench.StartPlainAsync();
        _ = await bench.Time.NextSleepAsync();

        await bench.StopAsync();

        Assert.Equal(0, bench.Worker.Begun);
    }

    [Fact]
    public async Task Nothing_runs_before_the_store_is_prepared_and_a_failure_to_prepare_is_tried_again()
    {
        await using var bench = new LoopBench(null, "a");
        int tries = 0;
        bench.Preparing = () => ++tries < 3 ? throw new InvalidOperationException("The database is away.") : Task.CompletedTask;
        await bench.StartAsync();

        await bench.Time.PassAsync(TimeSpan.FromSeconds(1));
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));

        (await bench.Worker.NextAsync("a")).End();
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task The_loops_of_a_process_share_one_lock_and_the_last_gives_it_back()
    {
        (int taken, int given) = (0, 0);
        using WorkerGate gate = new(
            Answering(() =>
            {
                taken++;
                return WorkerLock.Exclusive(new OnDispose(() => given++));
            }),
            "", () => new(), TimeProvider.System, new KeptLog());
        LoopHeartbeat heartbeat = new("test", "", null, default);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => gate.EnterAsync(heartbeat, TestContext.Current.CancellationToken)));
        for (int left = 0; left < 5; left++)
        {
            Assert.Equal((1, 0), (taken, given));
            gate.Leave();
        }

        Assert.Equal((1, 1), (taken, given));
        await gate.EnterAsync(heartbeat, TestContext.Current.CancellationToken);
        Assert.Equal(2, taken);
        gate.Leave();
    }

    private IOrderStore Answering(Func<WorkerLock> answer) => StoreBetween.Of(_memory, (method, _, call) => method != nameof(IOrderStore.TryLockWorkersAsync) ? call() : Ask(answer));

    private static async Task<WorkerLock> Ask(Func<WorkerLock> answer)
    {
        await Task.CompletedTask;
        return answer();
    }

    private sealed class OnDispose(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
