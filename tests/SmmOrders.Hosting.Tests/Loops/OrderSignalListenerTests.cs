using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>A listener hears each signal once, and loses none.</summary>
public sealed class OrderSignalListenerTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly OrderSignal _signal = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listener_that_waits_is_woken()
    {
        Task<bool> waiting = new OrderSignalListener(_signal).WaitAsync(Longest, _time, Token);
        Assert.False(waiting.IsCompleted);

        _signal.Set();

        Assert.True(await waiting);
    }

    [Fact]
    public async Task A_signal_between_two_waits_is_not_lost_and_counts_once()
    {
        OrderSignalListener listener = new(_signal);
        _signal.Set();
        _signal.Set();

        Assert.True(await listener.WaitAsync(Longest, _time, Token));
        Assert.False(await listener.WaitAsync(TimeSpan.Zero, _time, Token));
    }

    [Fact]
    public async Task A_signal_wakes_every_listener()
    {
        Task<bool>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => new OrderSignalListener(_signal).WaitAsync(Longest, _time, Token))];

        _signal.Set();

        Assert.All(await Task.WhenAll(waiting), Assert.True);
    }

    [Fact]
    public async Task A_wait_without_a_signal_ends_when_its_time_is_up()
    {
        Task<bool> waiting = new OrderSignalListener(_signal).WaitAsync(Longest, _time, Token);
        _time.Advance(Longest - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);

        _time.Advance(TimeSpan.FromTicks(1));

        Assert.False(await waiting);
    }

    [Fact]
    public async Task A_signal_before_the_listener_began_is_not_its_own()
    {
        _signal.Set();

        Assert.False(await new OrderSignalListener(_signal).WaitAsync(TimeSpan.Zero, _time, Token));
    }

    [Fact]
    public async Task A_canceled_wait_throws_and_loses_no_signal()
    {
        OrderSignalListener listener = new(_signal);
        using CancellationTokenSource stop = new();
        Task<bool> waiting = listener.WaitAsync(Longest, _time, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _signal.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener.WaitAsync(Longest, _time, stop.Token));

        Assert.True(await listener.WaitAsync(TimeSpan.Zero, _time, Token));
    }

    [Fact]
    public async Task Whoever_sets_the_signal_is_not_held_up_by_what_it_wakes()
    {
        using SemaphoreSlim gate = new(0);
        Task woken = HoldAsync();

        _signal.Set();

        _ = gate.Release();
        await woken;

        async Task HoldAsync()
        {
            _ = await new OrderSignalListener(_signal).WaitAsync(Longest, _time, Token).ConfigureAwait(false);
            gate.Wait(Token);
        }
    }
}
