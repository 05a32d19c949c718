using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.PanelBackend.Tests;

public sealed class RefundTests(RunningPanel panel)
{
    [Theory]
    [InlineData("2,50")]
    [InlineData("1,000")]
    [InlineData("0,10")]
    [InlineData("1e1")]
    [InlineData("-0.10")]
    public async Task A_refund_that_is_not_plainly_an_amount_pays_nothing_and_says_how_to_write_it(string total)
    {
        (string page, string shown) = await RefundAsync(total);
        Assert.Contains("Write 2.50.", shown);
        Assert.Contains($"value=\"{total}\"", shown);
        Assert.Equal(0m, await RefundedAsync(page));
    }

    [Fact]
    public async Task Spaces_around_a_refund_change_nothing()
    {
        (string page, string _) = await RefundAsync(" 2.50 ");
        Assert.Equal(2.50m, await RefundedAsync(page));
    }

    // By hand, of an order that costs 6.00.
    private async Task<(string Page, string Shown)> RefundAsync(string total)
    {
        var name = $"refunded-{Guid.NewGuid()}";
        _ = await panel.AddCustomerAsync(name, 10.00m);
        using PanelVisitor olga = await new PanelVisitor(panel.Address).SignInAsync("olga");
        using PanelVisitor customer = await new PanelVisitor(panel.Address).SignInAsync(name);
        string page = await customer.PlaceAsync("instagram-likes", 10_000);
        _ = await customer.FollowAsync(page, html => html.Contains("Received by the server", StringComparison.Ordinal));
        using HttpResponseMessage answer = await olga.PostAsync(
            $"/operator{page}?handler=Decide", (await olga.FieldsAsync($"/operator{page}")).Concat([new("Choice", "refund"), new("Total", total), new("Why", "an apology")]));
        return (page, await PanelVisitor.TextOfAsync(answer));
    }

    private Task<decimal> RefundedAsync(string page)
    {
        long id = long.Parse(page.Split('/')[^1], CultureInfo.InvariantCulture);
        return panel.ReadAsync(context => context.Orders.Where(order => order.Id == id).Select(order => order.Refunded).SingleAsync());
    }
}
