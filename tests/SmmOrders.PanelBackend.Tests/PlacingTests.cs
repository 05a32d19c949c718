using Microsoft.EntityFrameworkCore;
using SmmOrders.PanelBackend.Tests.Reseller;

namespace SmmOrders.PanelBackend.Tests;

public sealed class PlacingTests(RunningPanel panel)
{
    [Fact]
    public async Task An_order_costs_what_was_shown_before_and_leaves_the_wallet_with_the_rest()
    {
        int customer = await panel.AddCustomerAsync("placing-price", 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("placing-price");

        string review = await visitor.ReadAsync("/orders/new?service=instagram-likes&link=https%3A%2F%2Fpage.example&quantity=333");
        Assert.Contains("Place order for $0.20", review);
        string page = await visitor.PlaceAsync("instagram-likes", 333);

        Assert.Contains("$0.20", await visitor.ReadAsync(page));
        Assert.Equal(9.80m, await panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.Balance).SingleAsync()));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "A form sent eight times at once")]
    public async Task A_form_that_is_sent_twice_at_once_orders_once()
    {
        int customer = await panel.AddCustomerAsync("placing-twice", 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("placing-twice");
        Dictionary<string, string> form = await visitor.ReviewAsync("instagram-likes", 1000);

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.PostAsync("/orders/new", form)));

        Assert.All(answers, answer => Assert.Equal(AttackList.StatusOf("A form sent eight times at once"), answer.StatusCode));
        _ = Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        Assert.Equal(9.40m, await panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.Balance).SingleAsync()));
        Assert.Equal(1, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == customer)));
    }

    [Fact]
    public async Task Two_forms_order_twice()
    {
        int customer = await panel.AddCustomerAsync("placing-two", 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("placing-two");

        Assert.NotEqual(await visitor.PlaceAsync("instagram-likes", 1000), await visitor.PlaceAsync("instagram-likes", 1000));
        Assert.Equal(2, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == customer)));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "An order that the wallet does not have")]
    public async Task What_the_wallet_does_not_have_is_not_ordered()
    {
        int customer = await panel.AddCustomerAsync("placing-poor", 0.59m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("placing-poor");

        using HttpResponseMessage answer = await visitor.PostAsync("/orders/new", await visitor.ReviewAsync("instagram-likes", 1000));

        Assert.Equal(AttackList.StatusOf("An order that the wallet does not have"), answer.StatusCode);
        Assert.Contains("too little", await PanelVisitor.TextOfAsync(answer));
        Assert.Equal(0, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == customer)));
    }

    [Theory]
    [InlineData("Quantity", "-1000")]
    [InlineData("Quantity", "0")]
    [InlineData("Quantity", "9223372036854775807")]
    [InlineData("Quantity", "99999999999999999999")]
    [InlineData("Quantity", "NaN")]
    [InlineData("Quantity", "1000.5")]
    [InlineData("Price", "NaN")]
    [InlineData("Form", "no form")]
    [InlineData("Link", "javascript:alert(1)")]
    [InlineData("Link", "https://page.example/\u0001")]
    [InlineData("Service", "no-such-service")]
    [Trait(AttackListTests.Attack, "A page's form with wrong types, negative or huge numbers")]
    public async Task A_field_of_another_type_or_out_of_range_orders_nothing(string field, string value)
    {
        var name = $"placing-{Guid.NewGuid()}";
        _ = await panel.AddCustomerAsync(name, 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync(name);
        Dictionary<string, string> form = await visitor.ReviewAsync("instagram-likes", 1000);
        form[field] = value;

        using HttpResponseMessage answer = await visitor.PostAsync("/orders/new", form);

        Assert.Equal(AttackList.StatusOf("A page's form with wrong types, negative or huge numbers"), answer.StatusCode);
        Assert.Contains("role=\"alert\"", await PanelVisitor.TextOfAsync(answer));
        Assert.Equal((10.00m, 0), await panel.ReadAsync(async context => await context.Users.Where(user => user.Name == name)
            .Select(user => ValueTuple.Create(user.Balance, context.Orders.Count(order => order.UserId == user.Id))).SingleAsync()));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "A forged price")]
    public async Task A_price_that_was_not_shown_orders_nothing()
    {
        int customer = await panel.AddCustomerAsync("placing-forged", 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("placing-forged");
        Dictionary<string, string> form = await visitor.ReviewAsync("instagram-likes", 1000);
        form["Price"] = "0.01";

        using HttpResponseMessage answer = await visitor.PostAsync("/orders/new", form);

        Assert.Equal(AttackList.StatusOf("A forged price"), answer.StatusCode);
        Assert.Contains("The price is now $0.60", await PanelVisitor.TextOfAsync(answer));
        Assert.Equal(0, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == customer)));
    }
}
