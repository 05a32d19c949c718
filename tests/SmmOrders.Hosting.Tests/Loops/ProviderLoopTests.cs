using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

public sealed class ProviderLoopTests
{
    [Fact]
    public async Task A_provider_that_hangs_delays_no_other()
    {
        await using var bench = new LoopBench(null, "hangs", "answers");
        await bench.StartAsync();
        ScriptedTurn hanging = (await bench.Worker.NextAsync("hangs")).Claim();

        for (int i = 0; i < 100; i++)
        {
            (await bench.Worker.NextAsync("answers")).End(count: 1);
        }

        Assert.False(hanging.Task.IsCompleted);
    }

    [Fact]
    public async Task One_lane_looks_for_work_while_nothing_is_due()
    {
        await using var bench = new LoopBench(null, "a");
        bench.Worker.Lanes = 3;
        await bench.StartAsync();

        for (int turns = 1; turns <= 5; turns++)
        {
            (await bench.Worker.NextAsync("a")).End(nextIn: TimeSpan.FromSeconds(1));
            await bench.Time.PassAsync(TimeSpan.FromSeconds(1));
        }

        _ = await bench.Worker.NextAsync("a");
        Assert.Equal(6, bench.Worker.Begun);
    }

    [Fact]
    public async Task A_lane_that_found_something_makes_room_for_the_next_until_all_are_under_way()
    {
        await using var bench = new LoopBench(null, "a");
        bench.Worker.Lanes = 3;
        await bench.StartAsync();

        ScriptedTurn first = (await bench.Worker.NextAsync("a")).Claim();
        ScriptedTurn second = (await bench.Worker.NextAsync("a")).Claim();
        ScriptedTurn third = (await bench.Worker.NextAsync("a")).Claim();
        Assert.Equal(3, bench.Worker.Begun);
        second.End(count: 1);
        ScriptedTurn fourth = await bench.Worker.NextAsync("a");

        Assert.False(first.Task.IsCompleted);
        Assert.False(third.Task.IsCompleted);
        Assert.Equal(4, bench.Worker.Begun);
        fourth.End();
    }

    [Fact]
    public async Task A_lane_that_waits_for_the_provider_does_not_keep_new_work_waiting()
    {
        await using var bench = new LoopBench(null, "a");
        bench.Worker.Lanes = 2;
        await bench.StartAsync();
        _ = (await bench.Worker.NextAsync("a")).Claim();

        (await bench.Worker.NextAsync("a")).End(nextIn: TimeSpan.FromSeconds(1));
        await bench.Time.PassAsync(TimeSpan.FromSeconds(1));

        (await bench.Worker.NextAsync("a")).End();
    }

    [Fact]
    public async Task A_pause_that_a_provider_asks_for_holds_for_all_its_lanes()
    {
        await using var bench = new LoopBench(null, "a");
        bench.Worker.Lanes = 2;
        bench.Options.LongestSleep = TimeSpan.FromMinutes(1);
        await bench.StartAsync();
        ScriptedTurn first = (await bench.Worker.NextAsync("a")).Claim();
        ScriptedTurn second = await bench.Worker.NextAsync("a");
        first.End(count: 1, nextIn: TimeSpan.FromSeconds(7));
        second.End(count: 1, nextIn: TimeSpan.FromSeconds(7));

        await bench.Time.PassAsync(TimeSpan.FromSeconds(7));

        Assert.Equal(WatchedTime.Noon.AddSeconds(7), (await bench.Worker.NextAsync("a")).Now);
    }

    [Fact]
    public async Task Providers_are_followed_as_they_are_added_and_removed()
    {
        await using var bench = new LoopBench(null, "old");
        await bench.StartAsync();
        ScriptedTurn old = (await bench.Worker.NextAsync("old")).Claim();

        bench.Listed.Set(new TestProvider("new"));
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));
        ScriptedTurn added = await bench.Worker.NextAsync("new");
        Assert.True(old.Scope.Stopping.IsCancellationRequested);
        Assert.False(old.Scope.Aborting.IsCancellationRequested);
        old.End(count: 1);
        bench.Listed.Set(new TestProvider("new"), new TestProvider("old"));
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));

        Assert.False((await bench.Worker.NextAsync("old")).Scope.Stopping.IsCancellationRequested);
        Assert.False(added.Scope.Stopping.IsCancellationRequested);
    }

    [Fact]
    public async Task Providers_are_followed_within_half_a_minute_however_long_loops_may_sleep_and_lists_may_be_kept()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), ProviderLoop.FollowEvery + Most(nameof(SmmProvidersOptions.MaxAge)) + Most(nameof(SmmProvidersOptions.ReadTimeout)));
        await using var bench = new LoopBench(null, "old");
        bench.Options.LongestSleep = TimeSpan.FromHours(1);
        await bench.StartAsync();
        _ = (await bench.Worker.NextAsync("old")).Claim();

        bench.Listed.Set(new TestProvider("new"));
        await bench.Time.PassAsync(ProviderLoop.FollowEvery);

        _ = await bench.Worker.NextAsync("new");

        // The longest value that the host accepts.
        static TimeSpan Most(string option)
        {
            SmmProvidersOptions options = new();
            using ServiceProvider services = new ServiceCollection().AddSmmProviderSource<NoProviders>().BuildServiceProvider();
            IValidateOptions<SmmProvidersOptions> validator = services.GetRequiredService<IValidateOptions<SmmProvidersOptions>>();
            System.Reflection.PropertyInfo property = typeof(SmmProvidersOptions).GetProperty(option)!;
            TimeSpan most = TimeSpan.Zero;
            for (int milliseconds = 10; milliseconds <= 60_000; milliseconds += 10)
            {
                property.SetValue(options, TimeSpan.FromMilliseconds(milliseconds));
                most = validator.Validate(null, options).Succeeded ? TimeSpan.FromMilliseconds(milliseconds) : most;
            }

            return most;
        }
    }

    [Fact]
    public async Task Lanes_of_a_provider_that_cannot_be_used_as_it_is_listed_end_and_the_log_says_why()
    {
        await using var bench = new LoopBench(null, "gone", "emptied");
        await bench.StartAsync();
        _ = await bench.Worker.NextAsync("gone");
        _ = await bench.Worker.NextAsync("emptied");

        bench.Listed.Defined = [new("emptied", new() { Address = new("https://example.com/api/v2") })];
        bench.Listed.Set(new TestProvider("new"));
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));
        _ = await bench.Worker.NextAsync("new");

        string fault = Assert.Single(bench.Log.Lines, line => line.Message.Contains("provider emptied, which", StringComparison.Ordinal) && line.Level == LogLevel.Warning).Message;
        Assert.EndsWith("which the panel lists but cannot use: The provider emptied cannot be used: ApiKey is not set.", fault, StringComparison.Ordinal);
        Assert.Single(bench.Log.Messages, line => line.EndsWith("for provider gone, which the panel no longer has.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_of_providers_that_cannot_be_read_leaves_the_lanes_as_they_are()
    {
        await using var bench = new LoopBench(null, "a");
        await bench.StartAsync();
        ScriptedTurn turn = await bench.Worker.NextAsync("a");

        bench.Listed.Fault = new InvalidOperationException("The panel's table is away.");
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));
        turn.End(count: 1);

        Assert.False((await bench.Worker.NextAsync("a")).Scope.Stopping.IsCancellationRequested);
    }

    [Fact]
    public async Task Lanes_follow_their_option()
    {
        await using var bench = new LoopBench(null, "a");
        await bench.StartAsync();
        ScriptedTurn first = (await bench.Worker.NextAsync("a")).Claim();

        bench.Worker.Lanes = 2;
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));
        ScriptedTurn second = (await bench.Worker.NextAsync("a")).Claim();
        bench.Worker.Lanes = 1;
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));
        first.End(count: 1);
        second.End(count: 1);
        ScriptedTurn third = (await bench.Worker.NextAsync("a")).Claim();
        await bench.Time.PassAsync(TimeSpan.FromSeconds(2));

        Assert.False(third.Task.IsCompleted);
        Assert.Equal(3, bench.Worker.Begun);
    }
}
