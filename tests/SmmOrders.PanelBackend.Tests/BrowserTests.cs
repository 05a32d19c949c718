using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SmmOrders.PanelBackend.Tests;

public sealed class BrowserTests(RunningPanel panel, InstalledBrowser browser)
{
    [Fact]
    public async Task An_order_that_is_placed_with_a_double_click_ends_Partial_before_the_customers_eyes_and_wallet_and_ledger_agree()
    {
        int customer = await panel.AddCustomerAsync("seen-partial", 10.00m);
        await using VisibleVisitor visitor = await browser.OpenAsync(panel);
        await visitor.SignInAsync("seen-partial");
        await visitor.PlaceAsync("Spotify plays", 2500, clicks: 2);
        await visitor.Page.EvaluateAsync("document.body.dataset.since = 'the beginning'");

        await Expect(visitor.Page.Locator("[data-live=head]")).ToContainTextAsync("Partial");
        await Expect(visitor.Page.Locator("[data-live=explain]")).ToContainTextAsync("$1.00 refunded");
        await Expect(visitor.Page.Locator("[data-live=wallet]")).ToContainTextAsync("$8.50");
        Assert.Equal("the beginning", await visitor.Page.EvaluateAsync<string>("document.body.dataset.since"));
        long id = await panel.ReadAsync(context => context.Orders.Where(order => order.UserId == customer && order.Refunded == 1.00m).Select(order => order.Id).SingleAsync());
        Assert.Equal(1, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == customer)));
        Assert.Empty(visitor.Errors);

        // Somebody else's order. The browser's console calls the answer an error.
        IResponse? foreign = await visitor.Page.GotoAsync("/orders/1");
        Assert.Equal(404, foreign!.Status);
        await Expect(visitor.Page.GetByText("or it is not yours")).ToBeVisibleAsync();

        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.SignInAsync("olga");
        _ = await visitor.Page.GotoAsync("/operator/ledger");
        ILocator row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"#{id}", Exact = true }) });
        await Expect(row).ToHaveCountAsync(1);
        Assert.Equal(["$1.00", "$1.00"], await row.Locator("td.number").AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_page_that_nobody_sees_gives_its_connection_back_and_is_up_to_date_when_it_is_seen_again()
    {
        int customer = await panel.AddCustomerAsync("seen-hidden", 10.00m);
        await using VisibleVisitor visitor = await browser.OpenAsync(panel);
        await visitor.SignInAsync("seen-hidden");
        IRequest live = await visitor.Page.RunAndWaitForRequestAsync(() => visitor.Page.GotoAsync("/orders"), IsLive);
        TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        visitor.Page.RequestFailed += (_, request) => _ = request == live && closed.TrySetResult();

        await visitor.SeeAsync(false);
        await closed.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        _ = await panel.UseAsync((OrderPlacing placing) => placing.PlaceAsync(
            customer, new() { Service = "instagram-likes", Link = "https://page.example", Quantity = 1000, Form = Guid.NewGuid() }, TestContext.Current.CancellationToken));
        _ = await visitor.Page.RunAndWaitForRequestAsync(() => visitor.SeeAsync(true), IsLive);

        await Expect(visitor.Page.Locator("[data-live=wallet]")).ToContainTextAsync("$9.40");
        Assert.Empty(visitor.Errors);

        static bool IsLive(IRequest request) => request.Url.EndsWith("/live", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_order_is_decided_by_the_operator_and_updates_leave_what_was_typed()
    {
        int customer = await panel.AddCustomerAsync("seen-held", 10.00m);
        await using VisibleVisitor visitor = await browser.OpenAsync(panel);
        await visitor.SignInAsync("olga");
        Placement placement = await panel.UseAsync((OrderPlacing placing) => placing.PlaceAsync(
            customer, new() { Service = "facebook-likes", Link = "https://page.example", Quantity = 1000, Form = Guid.NewGuid() }, TestContext.Current.CancellationToken));
        ILocator row = visitor.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "seen-held" }), list = visitor.Page.Locator("[data-live=attention]");
        await row.GetByText("Close it without a decision").ClickAsync();
        await row.GetByLabel("Why").FillAsync("half a reas");
        await visitor.Page.EvaluateAsync("document.activeElement.blur(), document.querySelector('[data-live=attention]').dataset.before = 'the update'");

        panel.App.Services.GetRequiredService<LiveFeed>().Tell(customer);
        await Expect(list).Not.ToHaveAttributeAsync("data-before", "the update");
        await Expect(row.GetByLabel("Why")).ToBeVisibleAsync();
        await Expect(row.GetByLabel("Why")).ToHaveValueAsync("half a reas");

        await row.GetByRole(AriaRole.Link, new() { Name = "Decide" }).ClickAsync();
        await visitor.Page.GetByLabel("It ended Partial").CheckAsync();
        await visitor.Page.GetByLabel("Delivered, of 1,000").FillAsync("350");
        await visitor.Page.GetByLabel("Why").FillAsync("The page shows 350 more.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Decide as olga" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Decided, and recorded")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("[data-live=facts]")).ToContainTextAsync("$2.54 refunded");
        Assert.Equal(2.54m, await panel.ReadAsync(context => context.Orders.Where(order => order.Id == placement.Order).Select(order => order.Refunded).SingleAsync()));
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
