using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>The simulated provider speaks the protocol as real panels do.</summary>
public sealed class SimulatedProviderTests
{
    private static readonly OrderHistory Delivery = OrderHistory.Script(
        new HistoryStep(TimeSpan.Zero, OrderStatus.Pending),
        new HistoryStep(TimeSpan.FromHours(1), OrderStatus.InProgress, 250),
        new HistoryStep(TimeSpan.FromHours(2), OrderStatus.Partial, 843));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_placed_charged_and_delivered_by_the_clock()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Time = time, HistoryOf = _ => Delivery, Balance = 100.84292m }, Token);
        using var caller = new Caller(provider);

        Assert.Equal("""{"order":23501}""", await caller.AskAsync("action=add&service=1&link=L&quantity=1000"));
        Assert.Equal("""{"balance":"99.94292","currency":"USD"}""", await caller.AskAsync("action=balance"));
        Assert.Equal(Status("Pending", 1000), await caller.AskAsync("action=status&order=23501"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Status("In progress", 750), await caller.AskAsync("action=status&order=23501"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Status("Partial", 157), await caller.AskAsync("action=status&order=23501"));

        static string Status(string word, int remains) =>
            $$"""{"charge":"0.90","start_count":"3572","status":"{{word}}","remains":"{{remains}}","currency":"USD"}""";
    }

    [Theory]
    [InlineData("canonical", """{"23501":{"charge":"0.0009","start_count":"3572","status":"In progress","remains":"-2","currency":"USD"},"7":{"error":"Incorrect order ID"}}""")]
    [InlineData("bare numbers", """{"23501":{"charge":0.0009,"start_count":null,"status":"In Progress","remains":-2,"currency":"USD"},"7":{"error":"Incorrect order ID"}}""")]
    [InlineData("capital keys", """{"23501":{"Charge":"0.0009","Start_count":"3572","Status":"Inprogress","Remains":"-2","Currency":"USD"},"7":"Incorrect order ID"}""")]
    [InlineData("envelope", """{"status":true,"data":{"23501":{"charge":0.0009,"start_count":3572,"status":"in_progress","remains":-2,"currency":"USD"},"7":{"error":"Incorrect order ID"}}}""")]
    [InlineData("order_status", """{"23501":{"charge":"0.0009","start_count":"3572","status":"ok","order_status":"IN-PROGRESS","remains":"-2","currency":"USD","error":""},"7":{"error":"Incorrect order ID","status":"104"}}""")]
    [InlineData("fractions", """{"23501":{"charge":"0.0009","start_count":"3572","status":"Active","remains":"-2.0000000000","currency":"USD"}}""")]
    [InlineData("spaces", """{"23501":{"charge":" 0.0009 ","start_count":" 3572 ","status":"Running","remains":" \u002B2 ","currency":"USD"},"7":{"error":"Incorrect order ID"}}""")]
    [InlineData("arrays", """[{"order":"23501","charge":"0.0009","start_count":"3572","status":"In progress","remains":"-2","currency":"USD"},{"order":"7","error":"Incorrect order ID"}]""")]
    public async Task Every_dialect_is_written_as_it_is_seen_in_the_field(string dialect, string answer)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Dialect = ProviderDialect.All.Single(candidate => candidate.Name == dialect) }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.InProgress, 3000)));

        Assert.Equal(answer, await caller.AskAsync("action=status&orders=23501,7"));
    }

    [Fact]
    public async Task An_empty_map_may_be_an_array()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Dialect = ProviderDialect.All.Single(dialect => dialect.Name == "fractions") }, Token);
        using var caller = new Caller(provider);

        Assert.Equal("[]", await caller.AskAsync("action=status&orders=7,8"));
    }

    [Fact]
    public async Task A_history_can_say_what_no_vocabulary_has()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Pending) { Word = "Paused", Remains = "Unknown" }));

        Assert.Contains("""
            "status":"Paused","remains":"Unknown"
            """, await caller.AskAsync("action=status&order=23501"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("action=add&service=99&link=L&quantity=10", "Incorrect service ID")]
    [InlineData("action=add&service=1&quantity=10", "Bad link")]
    [InlineData("action=add&service=1&link=L", "Incorrect quantity")]
    [InlineData("action=add&service=1&link=L&quantity=-1", "Incorrect quantity")]
    [InlineData("action=add&service=1&link=L&quantity=1.5", "Incorrect quantity")]
    [InlineData("action=add&service=1&link=L&quantity=1000001", "Quantity is from 1 to 1000000")]
    [InlineData("action=add&service=1&link=L&quantity=1000", "Not enough funds on balance")]
    [InlineData("action=add&service=1&link=L&quantity=100&runs=10&interval=5", "Not enough funds on balance")]
    [InlineData("action=add&service=4&link=L", "Incorrect quantity")]
    [InlineData("action=status&order=7", "Incorrect order ID")]
    [InlineData("action=status", "Incorrect order ID")]
    [InlineData("action=refill&order=7", null)]
    [InlineData("action=explode", "Incorrect request")]
    [InlineData("", "Incorrect request")]
    public async Task What_cannot_be_done_is_an_error_with_HTTP_200(string form, string? error)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Balance = 0.5m }, Token);
        using var caller = new Caller(provider);

        using HttpResponseMessage answer = await caller.PostAsync(form);
        string body = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(error is null ? """{"refill":{"error":"Incorrect order ID"}}""" : $$"""{"error":"{{error}}"}""", body);
        Assert.Empty(provider.Orders.All);
    }

    [Fact]
    public async Task More_than_a_hundred_orders_are_refused()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);

        Assert.StartsWith("{\"7\":", await caller.AskAsync($"action=status&orders={string.Join(',', Enumerable.Repeat(7, 100))}"), StringComparison.Ordinal);
        Assert.Equal("""{"error":"At most 100 orders"}""", await caller.AskAsync($"action=status&orders={string.Join(',', Enumerable.Repeat(7, 101))}"));
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing_and_no_key_is_kept()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { ApiKey = "right+key" }, Token);
        using var caller = new Caller(provider);

        Assert.Equal("""{"error":"Invalid API key"}""", await caller.AskAsync("action=balance", "wrong-key"));
        Assert.StartsWith("""{"balance":""", await caller.AskAsync("action=balance", "right+key"), StringComparison.Ordinal);

        Assert.Equal([false, true], provider.Requests.Select(request => request.KeyWasRight));
        Assert.Equal(["1: action=balance", "2: action=balance"], provider.Requests.Select(request => request.ToString()));
        Assert.All(provider.Requests, request => Assert.Null(request["key"]));
    }

    [Fact]
    public async Task A_cancellation_is_taken_as_a_wish_and_fulfilled_later()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time }, Token);
        using var caller = new Caller(provider);
        SimulatedOrder order = provider.Orders.Place(1000, Delivery);
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

    [Fact]
    public async Task A_refill_is_for_completed_orders_and_takes_an_hour()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000)));
        _ = provider.Orders.Place(1000, OrderHistory.Waiting);

        Assert.Equal("""{"refill":"701"}""", await caller.AskAsync("action=refill&order=23501"));
        Assert.Equal(
            """[{"order":"23501","refill":"702"},{"order":"23502","refill":{"error":"Refill is not available for this order"}}]""",
            await caller.AskAsync("action=refill&orders=23501,23502"));
        Assert.Equal("""{"status":"In progress"}""", await caller.AskAsync("action=refill_status&refill=701"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(
            """[{"refill":"702","status":"Completed"},{"refill":"9","status":{"error":"Refill not found"}}]""", await caller.AskAsync("action=refill_status&refills=702,9"));
    }

    [Fact]
    public async Task A_new_order_may_be_hidden_for_a_while()
    {
        var time = new FakeTimeProvider();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time, HiddenFor = TimeSpan.FromSeconds(30) }, Token);
        using var caller = new Caller(provider);
        _ = await caller.AskAsync("action=add&service=1&link=L&quantity=10");

        Assert.Contains("Incorrect order ID", await caller.AskAsync("action=status&order=23501"), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("remains", await caller.AskAsync("action=status&order=23501"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_are_listed()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Services = [new("7", "Followers", "Default") { Rate = 1.5m, Min = 10, Max = 20, Refill = false }] }, Token);
        using var caller = new Caller(provider);

        Assert.Equal(
            """[{"service":"7","name":"Followers","type":"Default","category":"First Category","rate":"1.5","min":"10","max":"20","refill":false,"cancel":true}]""",
            await caller.AskAsync("action=services"));
    }

    [Fact]
    public async Task Providers_live_side_by_side_and_end_with_requests_still_open()
    {
        await using SimulatedProvider one = await SimulatedProvider.StartAsync(cancellationToken: Token);
        SimulatedProvider two = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(two);
        two.Faults.Always(SimulatedFault.Silence());
        Task<HttpResponseMessage> asking = caller.PostAsync("action=balance");
        await two.WaitForRequestsAsync(1, Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.NotEqual(one.Address, two.Address);
        Assert.True(two.Address.IsLoopback);
        await two.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);

        // It may see an empty answer or a lost connection; it does not hang.
        _ = await Record.ExceptionAsync(() => asking.WaitAsync(TimeSpan.FromSeconds(20), Token));
        Assert.True(asking.IsCompleted);
        Assert.Equal((0, 1), (one.Count(), two.Count("balance")));
    }
}
