using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.PanelBackend.Tests;

public sealed class OrderFlowTests(RunningPanel panel)
{
    private const string Button = "Ask for a refill";

    [Fact]
    public async Task An_order_ends_Partial_and_refund_wallet_and_ledger_agree_to_the_cent()
    {
        int customer = await panel.AddCustomerAsync("flow-partial", 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("flow-partial");

        string page = await visitor.PlaceAsync("spotify-plays", 2500);
        string ended = await visitor.FollowAsync(page, html => html.Contains("badge partial", StringComparison.Ordinal));

        Assert.Contains("1,500</strong> of 2,500", ended);
        Assert.Contains("$1.00 refunded", ended);
        Assert.Equal(8.50m, await panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.Balance).SingleAsync()));
        Assert.Equal(1.00m, await panel.ReadAsync(async context =>
        {
            long id = await context.Orders.Where(order => order.UserId == customer).Select(order => order.Id).SingleAsync();
            return (await context.OrderRefunds(id).SingleAsync()).Amount;
        }));
    }

    [Fact]
    public async Task The_operator_decides_a_held_order_and_the_customer_sees_what_became_of_it()
    {
        _ = await panel.AddCustomerAsync("flow-held", 10.00m);
        using PanelVisitor customer = await new PanelVisitor(panel.Address).SignInAsync("flow-held");
        using PanelVisitor operators = await new PanelVisitor(panel.Address).SignInAsync("olga");
        string page = await customer.PlaceAsync("facebook-likes", 1000);
        _ = await customer.FollowAsync(page, html => html.Contains("being checked", StringComparison.Ordinal));

        string desk = $"/operator{page}";
        Dictionary<string, string> form = await operators.FieldsAsync(desk);
        using HttpResponseMessage decided = await operators.PostAsync(
            $"{desk}?handler=Decide", form.Concat([new("Choice", "partial"), new("Delivered", "350"), new("Why", "the page shows 350 more")]));

        Assert.Contains("olga", await operators.ReadAsync(desk));
        Assert.Contains("$2.54 refunded", await customer.ReadAsync(page)); // 3.90 * 650 / 1000 = 2.535
    }

    [Fact]
    public async Task A_refill_is_asked_for_at_a_button_where_the_service_has_it_and_the_page_says_how_it_ended()
    {
        _ = await panel.AddCustomerAsync("flow-refill", 10.00m);
        using PanelVisitor customer = await new PanelVisitor(panel.Address).SignInAsync("flow-refill");
        string page = await customer.PlaceAsync("instagram-likes", 100), without = await customer.PlaceAsync("tiktok-views", 100);
        Assert.DoesNotContain(Button, await customer.ReadAsync(page));
        Assert.Contains(Button, await customer.FollowAsync(page, html => html.Contains("badge completed", StringComparison.Ordinal)));

        using HttpResponseMessage asked = await customer.PostAsync($"{page}?handler=Refill", await customer.FieldsAsync(page));
        string after = await customer.ReadAsync(page);
        Assert.Contains("We have your request.", after);
        Assert.DoesNotContain(Button, after);
        Assert.Contains(Button, await customer.FollowAsync(page, html => html.Contains("The refill is done", StringComparison.Ordinal)));
        Assert.DoesNotContain(Button, await customer.FollowAsync(without, html => html.Contains("badge completed", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("youtube-likes", false)]
    [InlineData("instagram-likes", true)]
    public async Task An_order_that_delivers_while_Pending_ends_from_there_if_its_service_does_and_has_started_first_if_not(string service, bool startsFirst)
    {
        var name = $"flow-{service}";
        int id = await panel.AddCustomerAsync(name, 0m);
        using PanelVisitor customer = await new PanelVisitor(panel.Address).SignInAsync(name);
        PanelStore store = panel.App.Services.GetRequiredService<PanelStore>();

        // Of no provider, so that it is told what becomes of it here alone.
        var order = new PanelOrder { UserId = id, ServiceName = service, Link = "https://page.example", PlacedAt = DateTimeOffset.UnixEpoch, Form = Guid.NewGuid() };
        _ = await panel.ReadAsync(async context =>
        {
            _ = store.Add(context, order, new() { Quantity = 100, Charge = 0m, Currency = PanelMoney.Currency, Service = service, ProviderOrderId = $"{order.Form}" });
            return await context.SaveChangesAsync();
        });
        await ReportAsync(StatusReport.Of(OrderStatus.Pending, 60));
        string page = await customer.ReadAsync($"/orders/{order.Id}");
        await ReportAsync(StatusReport.Of(OrderStatus.Completed, 0));
        string ended = await customer.ReadAsync($"/orders/{order.Id}");

        Assert.Contains("badge pending", page);
        Assert.Contains("delivery starts while the order is still Pending: 40 of 100 delivered so far.", page);
        Assert.Contains("badge completed", ended);
        Assert.Equal(startsFirst, ended.Contains("<strong>In progress</strong>", StringComparison.Ordinal));

        async Task ReportAsync(StatusReport report) => _ = Assert.Single(
            await store.ApplyAsync([new() { Order = OrderKey.Of(order.Id), Report = report, At = panel.App.Services.GetRequiredService<PanelClock>().GetUtcNow() }], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_books_are_right()
    {
        PanelStore store = panel.App.Services.GetRequiredService<PanelStore>();
        Assert.Empty(await store.VerifyAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }
}
