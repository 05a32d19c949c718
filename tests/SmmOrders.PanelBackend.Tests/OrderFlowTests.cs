using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.PanelBackend.Tests;

public sealed class OrderFlowTests(RunningPanel panel)
{
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
    public async Task The_books_are_right()
    {
        PanelStore store = panel.App.Services.GetRequiredService<PanelStore>();
        Assert.Empty(await store.VerifyAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }
}
