using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Drip-feeds and subscriptions make orders of their own, by the clock, and tell of them.</summary>
public sealed class ParentTests
{
    private static readonly OrderHistory Done = OrderHistory.Script(
        new HistoryStep(TimeSpan.Zero, OrderStatus.InProgress), new HistoryStep(TimeSpan.FromMinutes(5), OrderStatus.Completed, 1000));

    private readonly FakeTimeProvider _time = new(new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drip_feed_makes_an_order_for_each_run()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);

        Assert.Equal("""{"order":23501}""", await caller.AskAsync("action=add&service=1&link=L&quantity=100&runs=3&interval=10"));
        Assert.Equal(Told("Active", "23502"), await caller.AskAsync("action=status&order=23501"));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Told("Active", "23502", "23503"), await caller.AskAsync("action=status&order=23501"));
        Assert.Equal(
            """{"charge":"0.09","start_count":"3572","status":"Completed","remains":"0","currency":"USD"}""", await caller.AskAsync("action=status&order=23502"));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Told("Active", "23502", "23503", "23504"), await caller.AskAsync("action=status&order=23501"));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal($$$"""{"23501":{{{Told("Completed", "23502", "23503", "23504")}}},"7":{"error":"Incorrect order ID"}}""", await caller.AskAsync("action=status&orders=23501,7"));

        SimulatedOrder parent = provider.Orders["23501"];
        Assert.Equal((300L, 0.27m), (parent.Quantity, parent.Charge));
        Assert.Equal([100L, 100L, 100L], parent.Children.Select(child => child.Quantity));
        Assert.All(parent.Children, child => Assert.Same(parent, child.Parent));
        Assert.Equal([0, 10, 20], parent.Children.Select(child => (int)(child.PlacedAt - parent.PlacedAt).TotalMinutes));

        static string Told(string word, params string[] children) =>
            $$"""{"status":"{{word}}","runs":"3","interval":"10","orders":{{JsonSerializer.Serialize(children)}}}""";
    }

    [Fact]
    public async Task Runs_that_came_due_while_nobody_asked_were_placed_when_they_were_due()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=1&link=L&quantity=100&runs=3&interval=10");
        _time.Advance(TimeSpan.FromDays(7));

        Assert.Equal(4, provider.Orders.All.Length);
        Assert.Equal([0, 10, 20], provider.Orders["23501"].Children.Select(child => (int)(child.PlacedAt - provider.Orders["23501"].PlacedAt).TotalMinutes));
    }

    [Fact]
    public async Task A_canceled_drip_feed_makes_no_further_orders_and_gives_the_rest_back()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=1&link=L&quantity=1000&runs=10&interval=8");
        Assert.Equal("""{"balance":"91.00","currency":"USD"}""", await caller.AskAsync("action=balance"));

        Assert.Equal("""[{"order":"23501","cancel":1}]""", await caller.AskAsync("action=cancel&order=23501"));
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Contains("\"Canceled\"", await caller.AskAsync("action=status&order=23501"), StringComparison.Ordinal);
        Assert.Equal(2, provider.Orders["23501"].Children.Length); // At 0 and 8 minutes; it was canceled at 10.
        Assert.Equal("""{"balance":"98.20","currency":"USD"}""", await caller.AskAsync("action=balance"));
        Assert.Equal("""{"error":"Refill is not available for this order"}""", await caller.AskAsync("action=refill&order=23501"));
    }

    [Fact]
    public async Task A_subscription_makes_an_order_for_each_post_and_pays_for_it_then()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);

        _ = await caller.AskAsync("action=add&service=17&username=U&min=100&max=200&posts=2&old_posts=1&delay=30&expiry=01/12/2026");
        Assert.Equal(Told("Active", "23502"), await caller.AskAsync("action=status&order=23501"));
        Assert.Equal("""{"balance":"99.82","currency":"USD"}""", await caller.AskAsync("action=balance"));
        _time.Advance(TimeSpan.FromMinutes(89));
        Assert.Equal(Told("Active", "23502"), await caller.AskAsync("action=status&order=23501"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Told("Active", "23502", "23503"), await caller.AskAsync("action=status&order=23501"));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Told("Completed", "23502", "23503", "23504"), await caller.AskAsync("action=status&order=23501"));

        SimulatedOrder subscription = provider.Orders["23501"];
        Assert.All(subscription.Children, child => Assert.InRange(child.Quantity, 100, 200));
        Assert.Equal(100m - subscription.Children.Sum(child => child.Charge), await caller.BalanceAsync());

        static string Told(string word, params string[] children) =>
            $$"""{"status":"{{word}}","expiry":"2026-12-02 00:00:00","posts":"2","orders":{{JsonSerializer.Serialize(children)}}}""";
    }

    [Fact]
    public async Task A_subscription_expires_is_paused_and_is_canceled()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=17&username=U&min=10&max=10&expiry=28/11/2026");
        _ = await caller.AskAsync("action=add&service=17&username=V&min=10&max=10");
        provider.Orders["23502"].History = OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.InProgress) { Word = "Paused" });

        _time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromTicks(1));
        Assert.Equal(["Active", "Paused"], await WordsAsync());
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["Expired", "Paused"], await WordsAsync());
        Assert.Equal((11, 0), (provider.Orders["23501"].Children.Length, provider.Orders["23502"].Children.Length));

        provider.Orders["23502"].History = OrderHistory.Waiting;
        Assert.Equal(["Expired", "Active"], await WordsAsync());
        Assert.Equal(12, provider.Orders["23502"].Children.Length);
        _ = await caller.AskAsync("action=cancel&orders=23502");
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["Expired", "Canceled"], await WordsAsync());

        async Task<string[]> WordsAsync()
        {
            using var many = JsonDocument.Parse(await caller.AskAsync("action=status&orders=23501,23502"));
            return [.. many.RootElement.EnumerateObject().Select(order => order.Value.GetProperty("status").GetString()!)];
        }
    }

    [Fact]
    public async Task A_post_that_cannot_be_paid_for_waits_for_the_money()
    {
        await using SimulatedProvider provider = await StartAsync(balance: 1.00m);
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=17&username=U&max=1000");
        _time.Advance(TimeSpan.FromHours(5));

        SimulatedOrder only = Assert.Single(provider.Orders["23501"].Children);
        Assert.Equal(0.10m, await caller.BalanceAsync());
        only.History = OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Canceled));

        // The refund of the first pays for the second.
        Assert.Equal(2, provider.Orders["23501"].Children.Length);
        Assert.Equal(0.10m, await caller.BalanceAsync());
    }

    [Fact]
    public async Task A_subscription_that_is_canceled_before_its_first_post_costs_nothing()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=17&username=U&max=1000");
        Assert.Equal(99.10m, await caller.BalanceAsync());
        _ = await caller.AskAsync("action=cancel&orders=23501");
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(100m, await caller.BalanceAsync());
        Assert.Empty(provider.Orders["23501"].Children);
    }

    [Theory]
    [InlineData("SmartPanel", """{"order":"23501","status":"Active","runs":"2","interval":"5","orders":["23502"]}""", """{"order":"23503","status":"Active","expiry":true,"posts":"0","orders":[]}""")]
    [InlineData("OwnSMM", """{"status":"Active","runs":"2","interval":"5"}""", """{"status":"Active","expiry":null,"posts":"0"}""")]
    [InlineData("bare numbers", """{"status":"Active","runs":2,"interval":5,"orders":[23502]}""", """{"status":"Active","expiry":null,"posts":0,"orders":[]}""")]
    [InlineData("capital keys", """{"Status":"Active","Runs":"2","Interval":"5","Orders":["23502"]}""", """{"Status":"Active","Expiry":null,"Posts":"0","Orders":[]}""")]
    [InlineData("envelope", """{"status":true,"data":{"status":"Active","runs":2,"interval":5,"orders":["23502"]}}""", """{"status":true,"data":{"status":"Active","expiry":null,"posts":0,"orders":[]}}""")]
    public async Task Each_dialect_tells_of_them_in_its_way(string dialect, string dripFeed, string subscription)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = _time, HistoryOf = _ => Done, Dialect = Known.Find(dialect) }, Token);
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=1&link=L&quantity=100&runs=2&interval=5");
        _ = await caller.AskAsync("action=add&service=17&username=U&max=1000");

        Assert.Equal(dripFeed, await caller.AskAsync("action=status&order=23501"));
        Assert.Equal(subscription, await caller.AskAsync("action=status&order=23503"));
    }

    [Fact]
    public async Task However_far_the_runs_reach_nothing_overflows()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);

        Assert.Equal("""{"order":23501}""", await caller.AskAsync("action=add&service=1&link=L&quantity=1&runs=100000&interval=2147483647"));
        _time.Advance(TimeSpan.FromDays(365 * 5000));
        Assert.Equal(2, provider.Orders["23501"].Children.Length);
        Assert.Contains("\"Active\"", await caller.AskAsync("action=status&order=23501"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_run_is_made_once_however_many_ask_at_once()
    {
        await using SimulatedProvider provider = await StartAsync();
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=1&link=L&quantity=1&runs=50&interval=1");
        _time.Advance(TimeSpan.FromHours(1));

        await Parallel.ForAsync(0, 64, Token, async (_, _) => await caller.AskAsync("action=status&order=23501"));

        Assert.Equal(51, provider.Orders.All.Length);
        Assert.Equal(Enumerable.Range(23501, 51).Select(id => $"{id}"), provider.Orders.All.Select(order => order.Id));
    }

    private Task<SimulatedProvider> StartAsync(decimal balance = 100m) =>
        SimulatedProvider.StartAsync(new() { Time = _time, HistoryOf = _ => Done, Balance = balance }, Token);
}
