using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>A cancellation is acknowledged at once, in the way of the dialect, and takes effect later.</summary>
public sealed class CancelHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancellation_is_acknowledged_and_takes_effect_later()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time }, Token);
        using var caller = new Caller(provider);
        SimulatedOrder order = provider.Orders.Place(1000, OrderHistory.Script(
            new HistoryStep(TimeSpan.Zero, OrderStatus.Pending),
            new HistoryStep(TimeSpan.FromHours(1), OrderStatus.InProgress, 250),
            new HistoryStep(TimeSpan.FromHours(2), OrderStatus.Partial, 843)));
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(
            """[{"order":"23501","cancel":1},{"order":"7","cancel":{"error":"Incorrect order ID"}}]""", await caller.AskAsync("action=cancel&orders=23501,7"));
        Assert.Equal((OrderStatus.InProgress, 250), (order.At(time.GetUtcNow()).Status, order.At(time.GetUtcNow()).DeliveredPermille));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((OrderStatus.Canceled, 250), (order.At(time.GetUtcNow()).Status, order.At(time.GetUtcNow()).DeliveredPermille));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(OrderStatus.Canceled, order.At(time.GetUtcNow()).Status);
        Assert.Equal("""[{"order":"23501","cancel":{"error":"The order cannot be canceled"}}]""", await caller.AskAsync("action=cancel&orders=23501"));
    }

    [Theory]
    [InlineData(CancelShape.One, """[{"order":"23501","cancel":1},{"order":"7","cancel":{"error":"Incorrect order ID"}},{"order":"23502","cancel":1}]""", """[{"order":"7","cancel":{"error":"Incorrect order ID"}}]""")]
    [InlineData(CancelShape.RequestId, """[{"order":"23501","cancel":1002},{"order":"7","cancel":{"error":"Incorrect order ID"}},{"order":"23502","cancel":1003}]""", """[{"order":"7","cancel":{"error":"Incorrect order ID"}}]""")]
    [InlineData(CancelShape.Success, """{"status":"success"}""", """{"error":"Incorrect order ID"}""")]
    [InlineData(CancelShape.CanceledList, """{"canceled":["23501","23502"]}""", """{"error":"Incorrect order ID"}""")]
    public async Task It_is_acknowledged_in_four_ways(CancelShape shape, string taken, string refused)
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Time = time, Dialect = Dialect(DialectTraits.None, shape), CancelDelay = TimeSpan.FromMinutes(1) }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);

        Assert.Equal(taken, await caller.AskAsync("action=cancel&orders=23501,7,23502"));
        Assert.Equal(refused, await caller.AskAsync("action=cancel&orders=7"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.All(provider.Orders.All, order => Assert.Equal(OrderStatus.Canceled, order.At(time.GetUtcNow()).Status));
    }

    [Fact]
    public async Task Some_providers_read_order_where_others_read_orders()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Dialect = Dialect(DialectTraits.CancelReadsOrder, CancelShape.One) }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);

        Assert.Equal("""{"error":"Incorrect request"}""", await caller.AskAsync("action=cancel&orders=23501"));
        Assert.Equal("""[{"order":"23501","cancel":1}]""", await caller.AskAsync("action=cancel&orders=23501&order=23501"));
    }

    [Fact]
    public async Task What_an_answer_gets_wrong_is_carried_out_all_the_same()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);
        provider.Faults.Next(SimulatedFault.WrongIds());

        Assert.Equal("""[{"order":"923501","cancel":1}]""", await caller.AskAsync("action=cancel&orders=23501"));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("Canceled", await caller.AskAsync("action=status&order=23501"), StringComparison.Ordinal);
    }

    private static ProviderDialect Dialect(DialectTraits traits, CancelShape shape) =>
        new("mine", ["Processing", "Pending", "In progress", "Completed", "Canceled", "Partial"], traits) { CancelShape = shape };
}
