using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>The log keeps the last requests, and counts all of them.</summary>
public sealed class RequestLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_requests_are_kept_and_all_are_counted()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { MaxRequestsKept = 3 }, Token);
        using var caller = new Caller(provider);
        foreach (string action in new[] { "balance", "services", "balance", "balance", "explode", "balance" })
        {
            _ = await caller.AskAsync($"action={action}");
        }

        Assert.Equal(["4: action=balance", "5: action=explode", "6: action=balance"], provider.Requests.Select(request => request.ToString()));
        Assert.Equal((6, 4, 1, 1, 0), (provider.Count(), provider.Count("balance"), provider.Count("services"), provider.Count("explode"), provider.Count("add")));
    }

    [Fact]
    public async Task Nothing_is_kept_where_nothing_is_to_be()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { MaxRequestsKept = 0 }, Token);
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=balance");

        Assert.Empty(provider.Requests);
        Assert.Equal(1, provider.Count("balance"));
    }

    [Fact]
    public async Task Ten_thousand_are_kept_by_default() => Assert.Equal(10_000, await Task.FromResult(new SimulatedProviderOptions().MaxRequestsKept));

    [Fact]
    public void Made_up_actions_take_no_more_room_than_so_much()
    {
        var log = new RequestLog(new FakeTimeProvider(), capacity: 1);
        for (var i = 0; i < RequestLog.MaxActions + 10; i++)
        {
            _ = log.Add([new("action", $"made up {i}")], keyWasRight: true);
        }

        _ = log.Add([new("action", "made up 0")], keyWasRight: true);
        Assert.Equal((RequestLog.MaxActions + 11, 2, 1, 0), (log.Count(null), log.Count("made up 0"), log.Count("made up 999"), log.Count("made up 1000")));
    }

    [Fact]
    public async Task Counts_are_exact_under_parallel_requests()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { MaxRequestsKept = 10 }, Token);
        using var caller = new Caller(provider);

        await Parallel.ForAsync(0, 400, Token, async (i, _) => await caller.AskAsync(i % 4 == 0 ? "action=balance" : "action=status&order=1"));

        Assert.Equal((400, 100, 300, 10), (provider.Count(), provider.Count("balance"), provider.Count("status"), provider.Requests.Length));
        Assert.Equal(Enumerable.Range(391, 10), provider.Requests.Select(request => request.Number));
    }

    [Fact]
    public async Task Who_stops_waiting_is_forgotten()
    {
        var log = new RequestLog(new FakeTimeProvider(), capacity: 1);
        using var impatient = new CancellationTokenSource();
        Task waiting = log.WaitAsync(2, impatient.Token);
        Task patient = log.WaitAsync(1, Token);
        Assert.Equal(2, log.Waiting);

        await impatient.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, log.Waiting);
        _ = log.Add([], keyWasRight: false);
        await patient;
        await log.WaitAsync(1, Token);
        Assert.Equal(0, log.Waiting);
    }
}
