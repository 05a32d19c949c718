using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

public sealed class LoopTests
{
    [Fact]
    public async Task A_loop_begins_once_the_host_has_started()
    {
        await using var bench = new LoopBench(null, "a");
        await bench.StartAsync(isStarted: false);
        Assert.Equal(0, bench.Worker.Begun);

        bench.Lifetime.Start();

        Assert.Equal("a", (await bench.Worker.NextAsync("a")).Provider);
    }

    [Fact]
    public async Task A_turn_that_throws_is_logged_and_the_next_one_follows_after_a_pause_that_doubles()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();
        foreach (int seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            (await bench.Worker.NextAsync()).Fail(new InvalidOperationException("The database is away."));
            await bench.Time.PassAsync(TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal(8, bench.Log.Lines.Count(line => line is { Level: LogLevel.Error, Exception: InvalidOperationException }));
        (await bench.Worker.NextAsync()).End(count: 1);
        (await bench.Worker.NextAsync()).Fail(new TimeoutException());
        await bench.Time.PassAsync(TimeSpan.FromSeconds(1));
        (await bench.Worker.NextAsync()).End();
    }

    [Fact]
    public async Task A_loop_that_keeps_failing_is_counted_and_is_one_alert()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();
        foreach (int seconds in (int[])[1, 2, 4, 8, 16, 32, 60])
        {
            Assert.Empty(bench.Alerts.All.Skip(seconds > 8 ? 1 : 0));
            (await bench.Worker.NextAsync()).Fail(new InvalidOperationException("The database is away."));
            await bench.Time.PassAsync(TimeSpan.FromSeconds(seconds));
        }

        OrderAlert alert = Assert.Single(bench.Alerts.All);
        Assert.Equal((OrderAlertKind.LoopFailing, "scripted", "InvalidOperationException, 5 turns in a row. The log has it all."), (alert.Kind, alert.Name, alert.What));
        Assert.Equal(Enumerable.Repeat("1 smm.loop=scripted", 7), bench.Meters.Of(OrderDiagnostics.FailedTurns));
    }

    [Fact]
    public async Task What_a_turn_cancels_by_itself_does_not_end_the_loop()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();

        (await bench.Worker.NextAsync()).Fail(new OperationCanceledException("A time-out of its own."));
        await bench.Time.PassAsync(TimeSpan.FromSeconds(1));

        (await bench.Worker.NextAsync()).End();
    }

    [Fact]
    public async Task A_loop_sleeps_until_the_next_turn_is_worthwhile_and_no_longer_than_it_may()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();

        (await bench.Worker.NextAsync()).End(nextIn: TimeSpan.FromMilliseconds(300));
        Assert.Equal(TimeSpan.FromMilliseconds(300), await bench.Time.NextSleepAsync());
        bench.Time.Advance(TimeSpan.FromMilliseconds(300));
        (await bench.Worker.NextAsync()).End(nextIn: TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromSeconds(2), await bench.Time.NextSleepAsync());
        bench.Options.LongestSleep = TimeSpan.FromSeconds(1);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        (await bench.Worker.NextAsync()).End();
        Assert.Equal(TimeSpan.FromSeconds(1), await bench.Time.NextSleepAsync());
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        (await bench.Worker.NextAsync()).End(nextIn: TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromMilliseconds(1), await bench.Time.NextSleepAsync());
    }

    [Fact]
    public async Task A_turn_that_did_something_is_followed_by_the_next_at_once()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();

        (await bench.Worker.NextAsync()).End(count: 3);

        Assert.Equal(WatchedTime.Noon, (await bench.Worker.NextAsync()).Now);
    }

    [Fact]
    public async Task New_work_of_the_same_process_wakes_a_loop_that_sleeps()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();
        (await bench.Worker.NextAsync()).End();
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        bench.Store.Signal.Set();

        Assert.Equal(WatchedTime.Noon.AddSeconds(1), (await bench.Worker.NextAsync()).Now);
    }

    [Fact]
    public async Task Many_signals_cause_few_looks()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();
        ScriptedTurn first = await bench.Worker.NextAsync();
        bench.Store.Signal.Set();
        bench.Store.Signal.Set();

        first.End();
        await bench.Time.PassAsync(TimeSpan.FromMilliseconds(50));

        Assert.Equal(WatchedTime.Noon.AddMilliseconds(50), (await bench.Worker.NextAsync()).Now);
    }

    [Fact]
    public async Task A_loop_that_is_not_hurried_is_not_woken()
    {
        await using var bench = new LoopBench() { Worker = new() { IsHurried = false } };
        await bench.StartPlainAsync();
        (await bench.Worker.NextAsync()).End(nextIn: TimeSpan.FromSeconds(1));

        bench.Store.Signal.Set();
        await bench.Time.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(WatchedTime.Noon.AddSeconds(1), (await bench.Worker.NextAsync()).Now);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Options_that_become_invalid_end_no_loop_and_the_last_valid_ones_stay(bool isOfProviders)
    {
        await using var bench = new LoopBench(null, "a");
        bench.Options.LongestSleep = TimeSpan.FromSeconds(3);
        _ = isOfProviders ? await bench.StartAsync() : await bench.StartPlainAsync();
        string? provider = isOfProviders ? "a" : null;
        (await bench.Worker.NextAsync(provider)).End(nextIn: TimeSpan.FromMilliseconds(700));
        await bench.Time.PassAsync(TimeSpan.FromMilliseconds(700));
        bench.OptionsFault = new Microsoft.Extensions.Options.OptionsValidationException("", typeof(OrderWorkersOptions), ["LongestSleep is 00:00:00."]);

        for (int turns = 0; turns < 3; turns++)
        {
            (await bench.Worker.NextAsync(provider)).Fail(new InvalidOperationException());
            await bench.Time.PassAsync(TimeSpan.FromSeconds(1 << turns));
        }

        (await bench.Worker.NextAsync(provider)).End();
        Assert.Single(bench.Log.Lines, line => line.Exception is Microsoft.Extensions.Options.OptionsValidationException);
    }

    [Fact]
    public async Task A_fault_between_turns_ends_no_loop()
    {
        await using LoopBench bench = await new LoopBench().StartPlainAsync();
        ScriptedTurn turn = await bench.Worker.NextAsync();
        bench.OptionsFault = new InvalidOperationException("The configuration is away.");

        turn.End();
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));

        (await bench.Worker.NextAsync()).End();
        Assert.Contains(bench.Log.Lines, line => line.Exception == bench.OptionsFault);
        bench.OptionsFault = null;
    }
}
