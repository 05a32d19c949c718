using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Clients as they are published get on with the simulated provider, in whichever way they write.</summary>
public sealed class PublicClientTests
{
    private static readonly int[] Placed = [23501, 23502, 23503];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names() => [.. Ways.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_way_of_writing_places_an_order_and_follows_it(string way)
    {
        var time = new FakeTimeProvider();
        var delivery = OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Pending), new HistoryStep(TimeSpan.FromHours(1), OrderStatus.Completed, 1000));
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time, HistoryOf = _ => delivery, Balance = 100m }, Token);
        using var client = new HttpPanelClient(provider.Address, Ways.All[way]);

        Assert.Equal(17, (await JsonAsync(client, ("action", "services"))).GetArrayLength());
        foreach (int order in Placed)
        {
            Assert.Equal(order, (await JsonAsync(client, ("action", "add"), ("service", 1), ("link", "https://e.com/?a=1&b=ü c"), ("quantity", 1000))).GetProperty("order").GetInt32());
        }

        Assert.Equal("97.30", (await JsonAsync(client, ("action", "balance"))).GetProperty("balance").GetString());
        Assert.Equal("Pending", (await JsonAsync(client, ("action", "status"), ("order", 23501))).GetProperty("status").GetString());
        Assert.Equal("""[{"order":"23503","cancel":1}]""", await client.SendAsync(("action", "cancel"), ("orders", Placed[2..])));
        time.Advance(TimeSpan.FromHours(1));
        JsonElement many = await JsonAsync(client, ("action", "status"), ("orders", (int[])[.. Placed, 7]));
        Assert.Equal(["Completed", "Completed", "Canceled"], Placed.Select(id => many.GetProperty($"{id}").GetProperty("status").GetString()));
        Assert.Equal("Incorrect order ID", many.GetProperty("7").GetProperty("error").GetString());
        Assert.Equal("""{"refill":"701"}""", await client.SendAsync(("action", "refill"), ("order", 23501)));
        Assert.Equal("""{"status":"In progress"}""", await client.SendAsync(("action", "refill_status"), ("refill", 701)));

        Assert.Equal(
            (1, 3, 1, 2, 1, 1, 1),
            (provider.Count("services"), provider.Count("add"), provider.Count("balance"), provider.Count("status"), provider.Count("cancel"), provider.Count("refill"), provider.Count("refill_status")));
        Assert.Equal(10, provider.Count());
        Assert.Equal("https://e.com/?a=1&b=ü c", provider.Orders["23501"].Link);
        Assert.All(provider.Requests, request => Assert.True(request.KeyWasRight && request["key"] is null));
    }

    [Fact]
    public async Task A_client_that_cancels_by_order_is_understood()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var client = new HttpPanelClient(provider.Address, Ways.Form);
        string one = provider.Orders.Place(10, OrderHistory.Waiting).Id, two = provider.Orders.Place(10, OrderHistory.Waiting).Id;

        Assert.Equal("""[{"order":"23501","cancel":1}]""", await client.SendAsync(("action", "cancel"), ("order", one)));
        Assert.Equal("""[{"order":"23502","cancel":1}]""", await client.SendAsync(("action", "cancel"), ("order", two), ("orders", two)));
        Assert.Equal(2, provider.Count("cancel"));
    }

    [Fact]
    public async Task A_client_that_asks_for_many_in_order_is_understood()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var client = new HttpPanelClient(provider.Address, Ways.Form);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);

        JsonElement many = await JsonAsync(client, ("action", "status"), ("order", "23501, 7"));

        Assert.Equal("Pending", many.GetProperty("23501").GetProperty("status").GetString());
        Assert.Equal("Incorrect order ID", many.GetProperty("7").GetProperty("error").GetString());
        Assert.Equal(["23501", "7"], provider.Requests.Single().Ids);
        Assert.Equal(1, provider.Count("status"));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("statuses")]
    [InlineData("multi_status")]
    public async Task A_client_with_an_action_of_its_own_for_many_is_understood(string action)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var client = new HttpPanelClient(provider.Address, Ways.Form);
        _ = provider.Orders.Place(10, OrderHistory.Waiting);

        Assert.Equal("Pending", (await JsonAsync(client, ("action", action), ("orders", "23501,7"))).GetProperty("23501").GetProperty("status").GetString());
        Assert.Equal("Pending", (await JsonAsync(client, ("action", action), ("order", 23501))).GetProperty("23501").GetProperty("status").GetString());
        Assert.Equal((2, 0), (provider.Count(action), provider.Count("status")));
    }

    [Fact]
    public async Task A_client_that_forgets_the_action_of_a_refill_is_refused_as_an_incorrect_request()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var client = new HttpPanelClient(provider.Address, Ways.Form);
        string done = provider.Orders.Place(10, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000))).Id;

        Assert.Equal("""{"error":"Incorrect request"}""", await client.SendAsync(("order", done)));
        Assert.Equal("""{"refill":"701"}""", await client.SendAsync(("action", "refill"), ("order", done)));
        Assert.Equal((1, 1), (provider.Count("refill"), provider.Count("")));
    }

    [Theory]
    [InlineData("runs", "undefined")]
    [InlineData("runs", "NaN")]
    [InlineData("interval", "null")]
    [InlineData("quantity", "1e3")]
    public async Task A_client_that_sends_what_is_no_number_is_refused_by_the_name_of_the_field(string field, string value)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var client = new HttpPanelClient(provider.Address, Ways.Form);
        Dictionary<string, object> fields = new() { ["quantity"] = 10, ["runs"] = 2, ["interval"] = 5, [field] = value };

        string answer = await client.SendAsync([("action", "add"), ("service", 1), ("link", "L"), .. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal($$"""{"error":"Incorrect {{field}}"}""", answer);
        Assert.Empty(provider.Orders.All);
        Assert.Equal(1, provider.Count("add"));
    }

    private static async Task<JsonElement> JsonAsync(HttpPanelClient client, params (string Name, object Value)[] fields)
    {
        using var document = JsonDocument.Parse(await client.SendAsync(fields));
        return document.RootElement.Clone();
    }
}
