using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SmmOrders.PanelBackend.Tests;

public sealed class BrowserTests(RunningPanel panel, InstalledBrowser browser)
{
    [Fact]
    public async Task An_order_is_placed_and_ends_Partial_before_the_customers_eyes_without_reloading()
    {
        int customer = await panel.AddCustomerAsync("seen-partial", 10.00m);
        await using VisibleVisitor visitor = await browser.OpenAsync(panel);
        await visitor.SignInAsync("seen-partial");
        await visitor.PlaceAsync("Spotify plays", 2500);
        await visitor.Page.EvaluateAsync("document.body.dataset.since = 'the beginning'");

        await Expect(visitor.Page.Locator("[data-live=head]")).ToContainTextAsync("Partial");
        await Expect(visitor.Page.Locator("[data-live=explain]")).ToContainTextAsync("$1.00 refunded");
        await Expect(visitor.Page.Locator("[data-live=wallet]")).ToContainTextAsync("$8.50");
        Assert.Equal("the beginning", await visitor.Page.EvaluateAsync<string>("document.body.dataset.since"));
        Assert.Equal(1.00m, await panel.ReadAsync(context => context.Orders.Where(order => order.UserId == customer).Select(order => order.Refunded).SingleAsync()));
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task The_operator_finds_an_unknown_submission_at_the_provider_and_the_order_goes_on()
    {
        await using VisibleVisitor visitor = await browser.OpenAsync(panel);
        await visitor.SignInAsync("olga");
        _ = await visitor.Page.GotoAsync("/operator");
        ILocator row = visitor.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Submission unknown" });
        await row.GetByRole(AriaRole.Link, new() { Name = "Decide" }).ClickAsync();

        // The answer to one of the first orders was lost: the provider has it all the same.
        string link = await panel.ReadAsync(context =>
            context.Orders.Where(order => order.SubmissionStatus == SubmissionStatus.Unknown).Select(order => order.Link).SingleAsync());
        string identifier = panel.App.Simulated!.Provider.Orders.All.Single(order => order.Link == link).Id;
        await visitor.Page.GetByLabel("The provider has it").CheckAsync();
        await visitor.Page.GetByLabel("Identifier at the provider").FillAsync(identifier);
        await visitor.Page.GetByLabel("Why").FillAsync("It stands in their list.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Decide as olga" }).ClickAsync();

        await Expect(visitor.Page.GetByText("Decided, and recorded")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("[data-live=timeline]")).ToContainTextAsync("It stands in their list.");
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task Everything_but_live_updates_works_without_script()
    {
        _ = await panel.AddCustomerAsync("seen-plain", 10.00m);
        await using VisibleVisitor visitor = await browser.OpenAsync(panel, runsScript: false);
        await visitor.SignInAsync("seen-plain");
        await visitor.PlaceAsync("Telegram members, slow", 100);

        // An order that is on its way cannot be canceled: wait until it is there.
        using PanelVisitor other = await new PanelVisitor(panel.Address).SignInAsync("seen-plain");
        _ = await other.FollowAsync(new Uri(visitor.Page.Url).AbsolutePath, html => html.Contains("Received by the server", StringComparison.Ordinal));
        _ = await visitor.Page.ReloadAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ask to cancel" }).ClickAsync();

        await Expect(visitor.Page.GetByText("We have your request.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "My orders" }).First.ClickAsync();
        await Expect(visitor.Page.GetByText("Telegram members, slow")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
