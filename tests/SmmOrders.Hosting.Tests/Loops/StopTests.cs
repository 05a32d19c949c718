using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task A_stop_lets_what_is_under_way_finish_and_begins_nothing_more()
    {
        await using var bench = new LoopBench(null, "a");
        bench.Worker.Lanes = 2;
        await bench.StartAsync();
        ScriptedTurn first = (await bench.Worker.NextAsync("a")).Claim();
        ScriptedTurn second = (await bench.Worker.NextAsync("a")).Claim();

        Task stop = bench.StopAsync();
        Assert.True(first.Scope.Stopping.IsCancellationRequested);
        Assert.False(first.Scope.Aborting.IsCancellationRequested);
        first.End(count: 1);
        Assert.False(stop.IsCompleted);
        second.End(count: 1);
        await stop;

        Assert.Equal(2, bench.Worker.Begun);
        Assert.Empty(bench.Heartbeats.All);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Level > LogLevel.Information);
    }

    [Fact]
    public async Task When_the_hosts_time_is_over_requests_are_canceled_and_the_answers_are_still_stored()
    {
        await using var bench = new LoopBench(null, "a");
        await bench.StartAsync();
        ScriptedTurn turn = (await bench.Worker.NextAsync("a")).Claim();
        var aborted = new TaskCompletionSource();
        using CancellationTokenRegistration registration = turn.Scope.Aborting.Register(aborted.SetResult);

        Task stop = bench.StopAsync();
        bench.Hurry();
        await aborted.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        turn.End(count: 1);
        await stop;

        Assert.Contains(bench.Log.Lines, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_turn_that_never_ends_does_not_hold_up_the_host()
    {
        await using var bench = new LoopBench(null, "a");
        await bench.StartAsync();
        _ = (await bench.Worker.NextAsync("a")).Claim();

        Task stop = bench.StopAsync();
        bench.Hurry();
        await bench.Time.PassAsync(TimeSpan.FromSeconds(5));
        await stop;

        Assert.Contains(bench.Log.Lines, line => line.Level == LogLevel.Error && line.Message.Contains("did not end in time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loop_that_sleeps_or_pauses_stops_at_once()
    {
        await using var bench = new LoopBench(null, "a", "b");
        await bench.StartAsync();
        (await bench.Worker.NextAsync("a")).End();
        (await bench.Worker.NextAsync("b")).Fail(new InvalidOperationException());

        await bench.StopAsync();

        Assert.Equal(2, bench.Worker.Begun);
    }

    [Fact]
    public async Task A_host_that_stops_before_it_has_started_ends_the_loop()
    {
        await using var bench = new LoopBench(null, "a");
        await bench.StartAsync(isStarted: false);

        await bench.StopAsync();

        Assert.Equal(0, bench.Worker.Begun);
    }
}
