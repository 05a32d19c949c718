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
        Assert.Equal(Status("Pending", "0.90", 1000), await caller.AskAsync("action=status&order=23501"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Status("In progress", "0.90", 750), await caller.AskAsync("action=status&order=23501"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Status("Partial", "0.7587", 157), await caller.AskAsync("action=status&order=23501"));

        static string Status(string word, string charge, int remains) =>
            $$"""{"charge":"{{charge}}","start_count":"3572","status":"{{word}}","remains":"{{remains}}","currency":"USD"}""";
    }

    [Theory]
    [InlineData("canonical", """{"23501":{"charge":"0.0009","start_count":"3572","status":"In progress","remains":"-2","currency":"USD"},"7":{"error":"Incorrect order ID"}}""")]
    [InlineData("bare numbers", """{"23501":{"charge":0.0009,"start_count":null,"status":"In Progress","remains":-2,"currency":"USD"},"7":{"error":"Incorrect order ID"}}""")]
    [InlineData("capital keys", """{"23501":{"Charge":"0.0009","Start_count":"3572","Status":"Inprogress","Remains":"-2","Currency":"USD"},"7":"Incorrect order ID"}""")]
    [InlineData("envelope", """{"status":true,"data":{"23501":{"charge":0.0009,"start_count":3572,"status":"in_progress","remains":-2,"currency":"USD"},"7":{"error":"Incorrect order ID"}}}""")]
    [InlineData("order_status", """{"23501":{"charge":"0.0009","start_count":"3572","status":"ok","order_status":"IN-PROGRESS","remains":"-2","currency":"USD","error":""},"7":{"error":"Incorrect order ID","status":"104"}}""")]
    [InlineData("fractions", """{"23501":{"charge":"0.0009","start_count":"3572","status":"Active","remains":"-2.0000000000","currency":"USD"}}""")]
    [InlineData("spaces", """{"23501":{"charge":" 0.0009 ","start_count":" 3572 ","status":"Running","remains":" \u002B2 ","currency":"USD"},"7":{"error":"Incorrect order ID"}}""")]
    [InlineData("arrays", """[{"order":"23501","charge":"0.0009","start_count":"3572","status":"In progress","remains":"-2","currency":"USD"},{"order":"7","error":"Incorrect order ID","status":"104"}]""")]
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
    [InlineData("action=refill&order=7", "Incorrect order ID")]
    [InlineData("action=refill_status&refill=7", "Refill not found")]
    [InlineData("action=cancel", "Incorrect request")]
    [InlineData("action=explode", "Incorrect request")]
    [InlineData("", "Incorrect request")]
    public async Task What_cannot_be_done_is_an_error_with_HTTP_200(string form, string error)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Balance = 0.5m }, Token);
        using var caller = new Caller(provider);

        using HttpResponseMessage answer = await caller.PostAsync(form);
        string body = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal($$"""{"error":"{{error}}"}""", body);
        Assert.Empty(provider.Orders.All);
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

    [Fact]
    public async Task A_port_can_be_named_and_only_one_listens_there()
    {
        SimulatedProvider any = await SimulatedProvider.StartAsync(cancellationToken: Token);
        int port = any.Address.Port;
        await any.DisposeAsync();

        await using SimulatedProvider one = await SimulatedProvider.StartAsync(new() { Port = port }, Token);
        Assert.Equal(new Uri($"http://127.0.0.1:{port}/api/v2"), one.Address);
        _ = await Assert.ThrowsAsync<IOException>(() => SimulatedProvider.StartAsync(new() { Port = port }, Token));
        using var caller = new Caller(one);
        Assert.Contains("balance", await caller.AskAsync("action=balance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_outside_what_it_allows_is_named()
    {
        (string Name, SimulatedProviderOptions Options)[] wrong =
        [
            ("Port", new() { Port = -1 }), ("Port", new() { Port = 65_536 }), ("MaxOrdersPerRequest", new() { MaxOrdersPerRequest = 0 }),
            ("MaxRequestsKept", new() { MaxRequestsKept = -1 }), ("PostInterval", new() { PostInterval = TimeSpan.Zero }),
            ("CancelDelay", new() { CancelDelay = TimeSpan.FromTicks(-1) }), ("RefillDuration", new() { RefillDuration = TimeSpan.FromTicks(-1) }),
            ("BulkStatus", new() { BulkStatus = 0 }), ("Dialect", new() { Dialect = null! }), ("ApiKey", new() { ApiKey = null! }),
            ("Time", new() { Time = null! }), ("HistoryOf", new() { HistoryOf = null! }), ("RejectsRefill", new() { RejectsRefill = null! }),
        ];

        foreach ((string name, SimulatedProviderOptions options) in wrong)
        {
            Assert.Equal(name, (await Assert.ThrowsAnyAsync<ArgumentException>(() => SimulatedProvider.StartAsync(options, Token))).ParamName);
        }
    }
}
