namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Statuses are told as providers can: for many, for one alone, or for no more than one.</summary>
public sealed class StatusHandlerTests
{
    private const string Bare = """{"charge":"0.009","start_count":"3572","status":"Pending","remains":"10","currency":"USD"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, "{\"error\":\"Incorrect order ID\"}")]
    [InlineData(null, "No bulk", "{\"error\":\"No bulk\"}")]
    [InlineData("OwnSMM", null, "{\"error\":\"Order not found.\",\"status\":\"104\"}")]
    [InlineData("status fail", "No bulk here", "{\"status\":\"fail\",\"message\":\"No bulk here\"}")]
    public async Task A_provider_without_bulk_refuses_all_by_one_error(string? family, string? refusal, string error)
    {
        SimulatedProviderOptions options = new() { BulkStatus = BulkStatusSupport.None, BulkRefusal = refusal };
        options.Dialect = ProviderDialect.Families.SingleOrDefault(dialect => dialect.Name == family) ?? options.Dialect;
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(options, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);

        foreach (string ids in new[] { "orders=23501,23502", "orders=23501", "orders=23501,7", "order=23501,23502" })
        {
            Assert.Equal(error, await caller.AskAsync($"action=status&{ids}"));
        }

        Assert.Equal(Bare, await caller.AskAsync("action=status&order=23501"));

        // An action for many is one that it does not know.
        Assert.Equal(await caller.AskAsync("action=explode"), await caller.AskAsync("action=statuses&orders=23501,23502"));
    }

    [Fact]
    public async Task OwnSMM_and_its_children_have_no_bulk_unless_the_options_give_it()
    {
        foreach ((BulkStatusSupport? bulk, bool answered) in new (BulkStatusSupport?, bool)[] { (null, false), (BulkStatusSupport.Full, true) })
        {
            await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Dialect = ProviderDialect.OwnSmm, BulkStatus = bulk }, Token);
            using var caller = new Caller(provider);
            _ = provider.Orders.Place(10, OrderHistory.Waiting);

            Assert.Equal(answered, (await caller.AskAsync("action=status&orders=23501,7")).Contains("Pending", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_provider_may_answer_about_exactly_one_by_that_order_itself()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { BulkStatus = BulkStatusSupport.BareOrderForOne }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);

        Assert.Equal(Bare, await caller.AskAsync("action=status&orders=23501"));
        Assert.Equal("""{"error":"Incorrect order ID"}""", await caller.AskAsync("action=status&orders=7"));
        Assert.Equal($$$"""{"23501":{{{Bare}}},"7":{"error":"Incorrect order ID"}}""", await caller.AskAsync("action=status&orders=23501,7"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10)]
    [InlineData(1)]
    public async Task More_orders_than_a_request_may_have_are_refused(int most)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { MaxOrdersPerRequest = most }, Token);
        using var caller = new Caller(provider);
        string fits = string.Join(',', Enumerable.Repeat(7, most));

        Assert.StartsWith("{\"7\":", await caller.AskAsync($"action=status&orders={fits}"), StringComparison.Ordinal);
        foreach (string request in new[] { "status&orders", "statuses&orders", "refill&orders", "cancel&orders", "refill_status&refills" })
        {
            Assert.Equal($$"""{"error":"At most {{most}} orders"}""", await caller.AskAsync($"action={request}={fits},7"));
        }
    }

    [Fact]
    public async Task Wrong_identifiers_hide_what_was_asked_for()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);
        provider.Faults.Next(SimulatedFault.WrongIds(), times: 2);

        Assert.Equal($$$"""{"923501":{{{Bare}}}}""", await caller.AskAsync("action=status&orders=23501"));
        Assert.StartsWith("""{"order":"923501",""", await caller.AskAsync("action=status&order=23501"), StringComparison.Ordinal);
    }
}
