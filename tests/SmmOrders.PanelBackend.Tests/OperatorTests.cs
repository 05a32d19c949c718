using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.PanelBackend.Tests;

public sealed class OperatorTests(OperatorTests.OwnPanel own) : IClassFixture<OperatorTests.OwnPanel>
{
    private readonly RunningPanel _panel = own.Panel;

    [Fact]
    public async Task While_a_provider_is_paused_its_orders_wait_and_the_queue_says_who_paused_it_and_why()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        await PostAsync(olga, "/operator/providers", "Pause", ("provider", ProviderSetup.Simulated), ("what", "submission"), ("why", "their site says maintenance"));
        string order = await ben.PlaceAsync("instagram-likes", 100);

        Assert.Contains("stopped by olga: their site says maintenance", await olga.ReadAsync("/operator/queue"));
        Assert.Contains("Submission paused", await olga.ReadAsync("/operator/providers"));
        Assert.DoesNotContain("Received by the server", await ben.ReadAsync(order));

        await PostAsync(olga, "/operator/providers", "Resume", ("provider", ProviderSetup.Simulated), ("what", "submission"));
        _ = await ben.FollowAsync(order, html => html.Contains("Received by the server", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_without_a_reason_pauses_nothing()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        await PostAsync(olga, "/operator/providers", "Pause", ("provider", ProviderSetup.Simulated), ("what", "submission"), ("why", " "));
        string page = await olga.ReadAsync("/operator/providers");
        Assert.Contains("Say why", page);
        Assert.DoesNotContain("Submission paused", page);
    }

    [Fact]
    public async Task The_books_are_verified_at_a_button_and_name_what_does_not_agree()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        Assert.Contains("All is right", await VerifyAsync(olga));

        int wrong = await _panel.ReadAsync(context => context.Users.Where(user => user.Name == "ben").ExecuteUpdateAsync(user => user.SetProperty(u => u.Balance, u => u.Balance + 0.01m)));

        Assert.Equal(1, wrong);
        string verdict = await VerifyAsync(olga);
        Assert.DoesNotContain("All is right", verdict);
        Assert.Contains(nameof(DamageKind.WalletBalanceWrong), verdict);

        _ = await _panel.ReadAsync(context => context.Users.Where(user => user.Name == "ben").ExecuteUpdateAsync(user => user.SetProperty(u => u.Balance, u => u.Balance - 0.01m)));
    }

    [Fact]
    public async Task What_differs_from_the_providers_list_is_shown_and_only_what_is_checked_is_taken_over()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string list = $"/operator/catalog?provider={ProviderSetup.Simulated}";
        string before = await olga.ReadAsync(list);
        Assert.Contains("New:112", before);
        Assert.Contains("Gone:111", before);

        using HttpResponseMessage answer = await olga.PostAsync("/operator/catalog", (await olga.FieldsAsync(list)).Concat([new("chosen", "New:112")]));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string after = await olga.ReadAsync(list);
        Assert.DoesNotContain("New:112", after);
        Assert.Contains("Gone:111", after);
        string found = await olga.ReadAsync("/services?q=twitch");
        Assert.Contains("Twitch Followers", found);
        Assert.DoesNotContain("Threads followers", found);
    }

    [Fact]
    public async Task A_final_order_is_corrected_and_refunded_by_hand_once()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        string order = await ben.PlaceAsync("instagram-likes", 1000);
        _ = await ben.FollowAsync(order, html => html.Contains("badge completed", StringComparison.Ordinal));
        Dictionary<string, string> seen = await olga.FieldsAsync($"/operator{order}");

        IEnumerable<KeyValuePair<string, string>> refund = seen.Concat([new("Choice", "refund"), new("Total", "0.10"), new("Why", "an apology")]);
        HttpResponseMessage[] clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => olga.PostAsync($"/operator{order}?handler=Decide", refund)));
        await PostAsync(olga, $"/operator{order}", "Decide", ("Choice", "correct-partial"), ("Delivered", "500"), ("Why", "half of them left"));

        _ = Assert.Single(clicks, click => click.StatusCode == HttpStatusCode.Redirect);
        string page = await ben.ReadAsync(order);
        Assert.Contains("badge partial", page);
        Assert.Contains("$0.30 refunded", page);
    }

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
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        string page = await ben.PlaceAsync("instagram-likes", 10_000);
        _ = await ben.FollowAsync(page, html => html.Contains("Received by the server", StringComparison.Ordinal));
        using HttpResponseMessage answer = await olga.PostAsync(
            $"/operator{page}?handler=Decide", (await olga.FieldsAsync($"/operator{page}")).Concat([new("Choice", "refund"), new("Total", total), new("Why", "an apology")]));
        return (page, await PanelVisitor.TextOfAsync(answer));
    }

    private Task<decimal> RefundedAsync(string page)
    {
        long id = long.Parse(page.Split('/')[^1], CultureInfo.InvariantCulture);
        return _panel.ReadAsync(context => context.Orders.Where(order => order.Id == id).Select(order => order.Refunded).SingleAsync());
    }

    private static async Task<string> VerifyAsync(PanelVisitor olga)
    {
        using HttpResponseMessage answer = await olga.PostAsync("/operator/ledger?handler=Verify", await olga.FieldsAsync("/operator/ledger"));
        return await PanelVisitor.TextOfAsync(answer);
    }

    // The fields of the page with those of the test in their place: a page may have several forms.
    private static async Task PostAsync(PanelVisitor visitor, string page, string handler, params (string Name, string Value)[] fields)
    {
        Dictionary<string, string> form = await visitor.FieldsAsync(page);
        foreach ((string name, string value) in fields)
        {
            form[name] = value;
        }

        using HttpResponseMessage answer = await visitor.PostAsync($"{page}?handler={handler}", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The panel of these tests alone: a provider that is paused here would be in the way of others.</summary>
    public sealed class OwnPanel : IAsyncLifetime
    {
        internal RunningPanel Panel { get; } = new();

        public ValueTask InitializeAsync() => Panel.InitializeAsync();

        public ValueTask DisposeAsync() => Panel.DisposeAsync();
    }
}
