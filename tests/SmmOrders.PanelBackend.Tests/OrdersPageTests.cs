using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests;

public sealed class OrdersPageTests : IAsyncLifetime
{
    // A panel of its own: so many orders that nobody sends would be in the way of other tests.
    private readonly RunningPanel _panel = new();

    public ValueTask InitializeAsync() => _panel.InitializeAsync();

    public ValueTask DisposeAsync() => _panel.DisposeAsync();

    [Fact]
    public async Task The_page_of_a_customer_with_10_000_orders_is_one_query()
    {
        int customer = await _panel.AddCustomerAsync("many", 10_000.00m);
        long last = await AddOrdersAsync(customer, 10_000);
        using PanelVisitor visitor = await new PanelVisitor(_panel.Address).SignInAsync("many");

        string first = await visitor.ReadAsync("/orders?show=all");
        string second = await visitor.ReadAsync($"/orders?show=all&before={last - 19}");

        Assert.Equal(1, _panel.Queries.Of("/orders?show=all"));
        Assert.Equal(20, first.Split("data-live=\"order-").Length - 1);
        Assert.Contains($"data-live=\"order-{last}\"", first);
        Assert.Contains($"before={last - 19}", first);
        Assert.Contains($"data-live=\"order-{last - 20}\"", second);
        Assert.DoesNotContain($"data-live=\"order-{last - 19}\"", second);
    }

    [Fact]
    public async Task An_order_whose_row_breaks_a_law_costs_its_own_row_and_no_other()
    {
        (int customer, string key) = await _panel.AddResellerAsync("broken", 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(_panel.Address).SignInAsync("broken");
        string good = await visitor.PlaceAsync("instagram-likes", 100), broken = await visitor.PlaceAsync("spotify-plays", 1000);
        string id = broken.Split('/')[^1];

        // As by hand, past the table's constraints: no units at all.
        _ = await _panel.ReadAsync(context => context.Database.ExecuteSqlAsync(
            $"PRAGMA ignore_check_constraints = ON; UPDATE Orders SET Quantity = 0 WHERE UserId = {customer} AND ServiceName = 'Spotify plays'; PRAGMA ignore_check_constraints = OFF"));

        string list = await visitor.ReadAsync("/orders");
        Assert.Contains(OrderView.Unreadable, list);
        Assert.Contains($"href=\"{good}\"", list);
        Assert.DoesNotContain($"href=\"{broken}\"", list);
        using HttpResponseMessage page = await visitor.GetAsync(broken);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string desk = await olga.ReadAsync($"/operator{broken}");
        Assert.Contains($"Order {id} cannot be read", desk);
        List<OrderDamage> damages = await _panel.App.Services.GetRequiredService<PanelStore>().VerifyOrderAsync(OrderKey.Of(long.Parse(id, CultureInfo.InvariantCulture)), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(damages);
        Assert.All(damages, damage => Assert.Contains($"{damage}", desk));
        using var client = new HttpPanelClient(_panel.Api, Ways.Form, key);
        Assert.Equal($$"""{"error":"{{OrderView.Unreadable}}"}""", await client.SendAsync(("action", "status"), ("order", id)));
        Assert.Equal($$$"""[{"order":"{{{id}}}","cancel":{"error":"{{{OrderView.Unreadable}}}"}}]""", await client.SendAsync(("action", "cancel"), ("order", id)));
    }

    // Of no provider, so that nobody sends them. The database copies the first.
    private Task<long> AddOrdersAsync(int customer, int count) => _panel.ReadAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        var first = new PanelOrder { UserId = customer, ServiceName = "Likes", Link = "https://page.example", PlacedAt = DateTimeOffset.UnixEpoch, Form = Guid.NewGuid() };
        _ = _panel.App.Services.GetRequiredService<PanelStore>().Add(context, first, new() { Quantity = 100, Charge = 1.00m, Currency = PanelMoney.Currency });
        _ = await context.SaveChangesAsync();
        string columns = string.Join(", ", context.Model.FindEntityType(typeof(PanelOrder))!.GetProperties()
            .Where(property => property.Name is not (nameof(PanelOrder.Id) or nameof(PanelOrder.Form))).Select(property => $"\"{property.GetColumnName()}\""));
        _ = await context.Database.ExecuteSqlRawAsync(
            $"""
            WITH RECURSIVE copies(number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM copies WHERE number < {count})
            INSERT INTO "Orders" ("Form", {columns}) SELECT printf('00000000-0000-0000-0000-%012d', number), {columns} FROM "Orders", copies WHERE "Id" = {first.Id}
            """);
        _ = await context.Users.Where(user => user.Id == customer).ExecuteUpdateAsync(user => user.SetProperty(u => u.Balance, 10_000m - count));
        await transaction.CommitAsync();
        return first.Id + count - 1;
    });
}
