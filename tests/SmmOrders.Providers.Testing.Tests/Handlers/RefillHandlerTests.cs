using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Refills are for orders that have ended, one at a time, and end Completed or Rejected.</summary>
public sealed class RefillHandlerTests
{
    private static readonly OrderHistory Done = OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refill_takes_an_hour_and_meanwhile_another_one_is_refused()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1000, Done);

        Assert.Equal("""{"refill":"701"}""", await caller.AskAsync("action=refill&order=23501"));
        Assert.Equal("""{"error":"A refill of this order is already in progress"}""", await caller.AskAsync("action=refill&order=23501"));
        Assert.Equal(
            """[{"order":"23501","refill":{"error":"A refill of this order is already in progress"}}]""", await caller.AskAsync("action=refill&orders=23501"));
        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal("""{"status":"In progress"}""", await caller.AskAsync("action=refill_status&refill=701"));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("""{"status":"Completed"}""", await caller.AskAsync("action=refill_status&refill=701"));
        Assert.Equal("""{"refill":"702"}""", await caller.AskAsync("action=refill&order=23501"));
        Assert.Equal(
            """[{"refill":"701","status":"Completed"},{"refill":"702","status":"In progress"},{"refill":"9","status":{"error":"Refill not found"}}]""",
            await caller.AskAsync("action=refill_status&refills=701,702,9"));
    }

    [Fact]
    public async Task A_refill_may_end_rejected()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Time = time, RejectsRefill = order => order.Number == 2, RefillDuration = TimeSpan.FromMinutes(5) }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1000, Done);
        _ = provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Partial, 500)));

        Assert.Equal("""[{"order":"23501","refill":"701"},{"order":"23502","refill":"702"}]""", await caller.AskAsync("action=refill&orders=23501,23502"));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("""[{"refill":"701","status":"Completed"},{"refill":"702","status":"Rejected"}]""", await caller.AskAsync("action=refill_status&refills=701,702"));
    }

    [Fact]
    public async Task What_is_open_or_has_no_refill_is_refused()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Services = [new("1", "Followers", "Default") { Refill = false }] }, Token);
        await using SimulatedProvider other = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using Caller caller = new(provider), second = new(other);
        _ = provider.Orders.Place(1000, Done);
        _ = other.Orders.Place(1000, OrderHistory.Waiting);

        Assert.Equal("""{"error":"Refill is not available for this order"}""", await caller.AskAsync("action=refill&order=23501"));
        Assert.Equal("""{"error":"Refill is not available for this order"}""", await second.AskAsync("action=refill&order=23501"));
    }

    [Fact]
    public async Task Of_many_that_ask_at_once_one_has_the_refill()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1000, Done);
        int had = 0;

        await Parallel.ForAsync(0, 64, Token, async (_, _) =>
        {
            string answer = await caller.AskAsync("action=refill&order=23501");
            _ = Interlocked.Add(ref had, answer == """{"refill":"701"}""" ? 1 : 0);
        });

        Assert.Equal((1, 64), (had, provider.Count("refill")));
    }

    [Fact]
    public async Task What_an_answer_leaves_out_is_carried_out_all_the_same()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1000, Done);
        _ = provider.Orders.Place(1000, Done);
        provider.Faults.Next(SimulatedFault.MissingItems());

        Assert.Equal("""[{"order":"23501","refill":"701"}]""", await caller.AskAsync("action=refill&orders=23501,23502"));
        Assert.Equal("""{"status":"In progress"}""", await caller.AskAsync("action=refill_status&refill=702"));
    }
}
