using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>The provider gives back what it did not deliver, and its money is exact.</summary>
public sealed class BalanceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OrderStatus.Pending, 0, 0.90, 99.10)]
    [InlineData(OrderStatus.InProgress, 400, 0.90, 99.10)]
    [InlineData(OrderStatus.Completed, 1000, 0.90, 99.10)]
    [InlineData(OrderStatus.Completed, 900, 0.90, 99.10)]
    [InlineData(OrderStatus.Partial, 400, 0.36, 99.64)]
    [InlineData(OrderStatus.Partial, 0, 0.00, 100.00)]
    [InlineData(OrderStatus.Partial, 1100, 0.90, 99.10)]
    [InlineData(OrderStatus.Canceled, 400, 0.00, 100.00)]
    public async Task The_charge_shrinks_and_the_balance_rises_by_what_was_not_delivered(OrderStatus status, int permille, decimal charge, decimal balance)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Balance = 100m, HistoryOf = _ => OrderHistory.Script(new HistoryStep(TimeSpan.Zero, status, permille)) }, Token);
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=1&link=L&quantity=1000");

        Assert.Equal(charge, await caller.NumberAsync("action=status&order=23501", "charge"));
        Assert.Equal(balance, await caller.BalanceAsync());
        Assert.Equal(0.90m, provider.Orders["23501"].Charge);
    }

    [Fact]
    public async Task A_provider_may_keep_what_it_was_paid()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Balance = 100m, RefundsCharges = false, HistoryOf = _ => OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Canceled)) }, Token);
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=1&link=L&quantity=1000");

        Assert.Equal(0.90m, await caller.NumberAsync("action=status&order=23501", "charge"));
        Assert.Equal(99.10m, await caller.BalanceAsync());
    }

    [Fact]
    public async Task What_was_placed_without_a_charge_gives_nothing_back()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Balance = 100m }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Canceled)));

        Assert.Equal(100m, await caller.BalanceAsync());
    }

    [Fact]
    public async Task What_came_back_can_be_spent_again()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new()
        {
            Time = time,
            Balance = 1m,
            HistoryOf = _ => OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Pending), new HistoryStep(TimeSpan.FromHours(1), OrderStatus.Canceled)),
        }, Token);
        using var caller = new Caller(provider);
        const string Add = "action=add&service=1&link=L&quantity=1000";

        Assert.Equal("""{"order":23501}""", await caller.AskAsync(Add));
        Assert.Equal("""{"error":"Not enough funds on balance"}""", await caller.AskAsync(Add));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("""{"order":23502}""", await caller.AskAsync(Add));
    }

    [Fact]
    public async Task Money_is_exact_under_parallel_requests()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Balance = 90m, HistoryOf = _ => OrderHistory.Waiting }, Token);
        using var caller = new Caller(provider);
        int placed = 0, refused = 0;

        await Parallel.ForAsync(0, 300, Token, async (_, _) =>
        {
            string answer = await caller.AskAsync("action=add&service=1&link=L&quantity=500");
            _ = Interlocked.Add(ref placed, answer.Contains("order", StringComparison.Ordinal) ? 1 : 0);
            _ = Interlocked.Add(ref refused, answer == """{"error":"Not enough funds on balance"}""" ? 1 : 0);
        });

        Assert.Equal((200, 100, 300), (placed, refused, provider.Count("add")));
        Assert.Equal(0m, await caller.BalanceAsync());
        Assert.Equal(Enumerable.Range(23501, 200).Select(id => $"{id}"), provider.Orders.All.Select(order => order.Id));
    }

    [Fact]
    public async Task Whatever_happens_to_the_orders_the_balance_and_their_charges_tell_the_same()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time, Balance = 1000m }, Token);
        using var caller = new Caller(provider);
        await Parallel.ForAsync(0, 200, Token, async (i, _) => await caller.AskAsync($"action=add&service=1&link=L&quantity={i + 1}"));
        string ids = string.Join(',', provider.Orders.All.Take(100).Select(order => order.Id)), more = string.Join(',', provider.Orders.All.Skip(100).Select(order => order.Id));

        for (var hour = 0; hour < 60; hour += 6)
        {
            decimal charged = await ChargesAsync(ids) + await ChargesAsync(more);
            Assert.Equal(1000m - charged, await caller.BalanceAsync());
            time.Advance(TimeSpan.FromHours(6));
        }

        Assert.True(await caller.BalanceAsync() > 1000m - (0.0009m * 200 * 201 / 2));

        async Task<decimal> ChargesAsync(string orders)
        {
            using var many = JsonDocument.Parse(await caller.AskAsync($"action=status&orders={orders}"));
            return many.RootElement.EnumerateObject().Sum(order => decimal.Parse(order.Value.GetProperty("charge").GetString()!, CultureInfo.InvariantCulture));
        }
    }
}
