using System.Globalization;
using System.Text.Json;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>The forms in which published clients write requests, as the simulated provider takes them: the panel takes each for each action.</summary>
public sealed class RequestFormTests(ReadyOrders orders) : IClassFixture<ReadyOrders>
{
    public static TheoryData<string> Names() => [.. Ways.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_form_reaches_every_action(string way)
    {
        using HttpPanelClient client = orders.ClientOf(Ways.All[way]);
        string done = orders.Done(), open = orders.Open();

        Assert.Equal(11, (await JsonAsync(client, ("action", "services"))).GetArrayLength());
        Assert.Equal("USD", (await JsonAsync(client, ("action", "balance"))).GetProperty("currency").GetString());
        long added = (await JsonAsync(client, ("action", "add"), ("service", "tiktok-views"), ("link", "https://e.com/?a=1&b=ü c"), ("quantity", 1000))).GetProperty("order").GetInt64();
        Assert.Equal("Completed", (await JsonAsync(client, ("action", "status"), ("order", Number(done)))).GetProperty("status").GetString());

        JsonElement many = await JsonAsync(client, ("action", "status"), ("orders", (long[])[Number(done), added, 999_999_999]));
        Assert.Equal("Completed", many.GetProperty(done).GetProperty("status").GetString());
        Assert.Equal("0.12", many.GetProperty($"{added}").GetProperty("charge").GetString());
        Assert.Equal("Incorrect order ID", many.GetProperty("999999999").GetProperty("error").GetString());

        Assert.Equal($$"""[{"order":"{{open}}","cancel":1}]""", await client.SendAsync(("action", "cancel"), ("orders", (string[])[open])));
        string refill = (await JsonAsync(client, ("action", "refill"), ("order", Number(done)))).GetProperty("refill").GetString()!;
        Assert.NotNull((await JsonAsync(client, ("action", "refill_status"), ("refill", refill))).GetProperty("status").GetString());
        JsonElement refills = await JsonAsync(client, ("action", "refill_status"), ("refills", (string[])[refill, "701"]));
        Assert.Equal("Refill not found", refills[1].GetProperty("status").GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_client_that_cancels_by_order_is_understood()
    {
        using HttpPanelClient client = orders.ClientOf(Ways.Form);
        string open = orders.Open();
        Assert.Equal($$"""[{"order":"{{open}}","cancel":1}]""", await client.SendAsync(("action", "cancel"), ("order", open)));
    }

    [Fact]
    public async Task A_client_that_asks_for_many_in_order_is_understood()
    {
        using HttpPanelClient client = orders.ClientOf(Ways.Form);
        JsonElement many = await JsonAsync(client, ("action", "status"), ("order", "7777777, 8888888"));
        Assert.Equal(2, many.EnumerateObject().Count());
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("statuses")]
    [InlineData("multi_status")]
    public async Task A_client_with_an_action_of_its_own_for_many_is_understood(string action)
    {
        using HttpPanelClient client = orders.ClientOf(Ways.Form);
        Assert.Equal("""{"7777777":{"error":"Incorrect order ID"}}""", await client.SendAsync(("action", action), ("orders", "7777777")));
        Assert.Equal("""{"7777777":{"error":"Incorrect order ID"}}""", await client.SendAsync(("action", action), ("order", 7_777_777)));
    }

    [Fact]
    public async Task A_client_that_forgets_the_action_of_a_refill_is_refused_as_an_incorrect_request()
    {
        using HttpPanelClient client = orders.ClientOf(Ways.Form);
        Assert.StartsWith("""{"error":"Incorrect request""", await client.SendAsync(("order", "7777777")));
    }

    [Theory]
    [InlineData("runs", "undefined")]
    [InlineData("runs", "NaN")]
    [InlineData("interval", "null")]
    [InlineData("quantity", "1e3")]
    public async Task A_client_that_sends_what_is_no_number_is_refused_by_the_name_of_the_field(string field, string value)
    {
        using HttpPanelClient client = orders.ClientOf(Ways.Form);
        Dictionary<string, object> fields = new() { ["quantity"] = 100, [field] = value };
        int before = await orders.CountAsync();

        string answer = await client.SendAsync([("action", "add"), ("service", "tiktok-views"), ("link", "https://e.com"), .. fields.Select(one => (one.Key, one.Value))]);

        Assert.StartsWith("""{"error":"Incorrect """, answer);
        Assert.Contains(field, answer);
        Assert.Equal(before, await orders.CountAsync());
    }

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private static async Task<JsonElement> JsonAsync(HttpPanelClient client, params (string Name, object Value)[] fields)
    {
        using var document = JsonDocument.Parse(await client.SendAsync(fields));
        return document.RootElement.Clone();
    }
}
