using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests;

public sealed partial class OperatorTests(OperatorTests.OwnPanel own) : IClassFixture<OperatorTests.OwnPanel>
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
    public async Task What_was_done_is_said_by_the_page_that_follows_though_another_read_itself_anew_meanwhile()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        await PostAsync(olga, "/operator/providers", "Pause", ("provider", ProviderSetup.Simulated), ("what", "polling"), ("why", "it is night there"));

        _ = await RefreshAsync();
        Assert.Contains("is not asked about its orders", await olga.ReadAsync("/operator/providers"));
        Assert.DoesNotContain("is not asked about its orders", await olga.ReadAsync("/operator/providers"));
        Assert.DoesNotContain("is not asked about its orders", await RefreshAsync());
        await PostAsync(olga, "/operator/providers", "Resume", ("provider", ProviderSetup.Simulated), ("what", "polling"));

        async Task<string> RefreshAsync()
        {
            using HttpResponseMessage answer = await olga.SendAsync(new(HttpMethod.Get, new Uri("/operator/providers", UriKind.Relative)) { Headers = { { "X-Refresh", "live" } } });
            return await PanelVisitor.TextOfAsync(answer);
        }
    }

    [Fact]
    public async Task While_polling_is_paused_the_page_says_by_whom_and_why_and_what_is_resumed_goes_on()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        await PostAsync(olga, "/operator/providers", "Pause", ("provider", ProviderSetup.Simulated), ("what", "polling"), ("why", "their numbers are wrong"));

        string page = await olga.ReadAsync("/operator/providers");
        Assert.Contains("Polling paused", page);
        Assert.Contains("by olga: their numbers are wrong", page);
        Assert.Equal(("olga", "their numbers are wrong"), (await PauseAsync())!.Value);
        string order = await ben.PlaceAsync("instagram-likes", 100);

        await PostAsync(olga, "/operator/providers", "Resume", ("provider", ProviderSetup.Simulated), ("what", "polling"));
        Assert.Null(await PauseAsync());
        _ = await ben.FollowAsync(order, html => html.Contains("badge completed", StringComparison.Ordinal));

        async Task<(string?, string)?> PauseAsync() =>
            (await _panel.App.Services.GetRequiredService<PanelStore>().ReadProviderAsync(ProviderSetup.Simulated)).Pause is { } pause ? (pause.By, pause.Why) : null;
    }

    [Fact]
    public async Task No_page_and_no_answer_shows_a_customer_what_the_provider_said_or_what_the_staff_noted()
    {
        _panel.App.Simulated!.Provider.Faults.Choose(request => request["link"]?.Contains("refuse-me", StringComparison.Ordinal) == true || request.Action == "cancel"
            ? SimulatedFault.Error("Link is invalid, canary of the provider") : null);
        (int customer, string key) = await _panel.AddResellerAsync("told-little", 10.00m);
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor told = await new PanelVisitor(_panel.Address).SignInAsync("told-little");
        using var client = new HttpPanelClient(_panel.Api, Ways.Form, key);
        string open = await told.PlaceAsync("telegram-members", 100), refused = await PlaceRefusedAsync();
        _ = await olga.FollowAsync($"/operator{refused}", html => html.Contains("canary of the provider", StringComparison.Ordinal));
        _ = await told.FollowAsync(open, html => html.Contains("Received by the server", StringComparison.Ordinal));
        using HttpResponseMessage asked = await told.PostAsync($"{open}?handler=Cancel", await told.FieldsAsync(open));
        _ = await olga.FollowAsync($"/operator{open}", html => html.Contains("canary of the provider", StringComparison.Ordinal));
        await ReadAllAsync();

        await PostAsync(olga, $"/operator{refused}", "Correct", ("link", "https://page.example/other"), ("why", "canary of the staff"));
        await PostAsync(olga, $"/operator{refused}", "Decide", ("Choice", "withdraw"), ("Why", "canary of the staff"));
        Assert.Contains("“canary of the staff”", await olga.ReadAsync($"/operator{refused}"));
        Assert.Contains("badge canceled", await told.ReadAsync(refused));
        Assert.Equal(9.58m, await _panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.Balance).SingleAsync()));
        await ReadAllAsync();
        using HttpResponseMessage again = await told.PostAsync($"{refused}?handler=Cancel", await told.FieldsAsync("/services"));
        Assert.Contains("The order has ended", await told.ReadAsync(refused));

        async Task<string> PlaceRefusedAsync()
        {
            Dictionary<string, string> form = await told.ReviewAsync("instagram-likes", 100);
            form["Link"] = "https://page.example/refuse-me";
            using HttpResponseMessage answer = await told.PostAsync("/orders/new", form);
            return answer.Headers.Location!.OriginalString;
        }

        async Task ReadAllAsync()
        {
            foreach (string path in (string[])[open, refused, "/orders", "/orders?show=open", "/orders?show=ended", "/orders?show=refunded", "/services", "/orders/new", "/api"])
            {
                Assert.DoesNotContain("canary", await told.ReadAsync(path));
            }

            foreach ((string action, string page) in ((string, string)[])[("status", open), ("status", refused), ("cancel", open), ("refill", open), ("refill", refused)])
            {
                Assert.DoesNotContain("canary", await client.SendAsync(("action", action), ("orders", page.Split('/')[^1])));
            }
        }
    }

    [Theory]
    [InlineData("/operator/providers", "Pause")]
    [InlineData("/operator", "Close&id=00000000-0000-0000-0000-000000000001")]
    [InlineData("/operator/orders/8", "Correct")]
    [InlineData("/operator/orders/8", "Request")]
    public async Task Without_a_reason_or_with_too_long_a_one_nothing_is_done(string page, string handler)
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        foreach ((string why, string says) in ((string, string)[])[(" ", "Say why: whoever looks at it later reads it."), (new('a', 501), "Say why in at most 500 characters.")])
        {
            Dictionary<string, string> form = await olga.FieldsAsync("/operator/ledger");
            (form["provider"], form["what"], form["request"], form["took"], form["link"], form["why"]) = (ProviderSetup.Simulated, "submission", $"{Guid.NewGuid()}", "true", "https://page.example", why);
            using HttpResponseMessage answer = await olga.PostAsync($"{page}?handler={handler}", form);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains(says, await olga.ReadAsync(page));
        }

        Assert.DoesNotContain("Submission paused", await olga.ReadAsync("/operator/providers"));
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
    public async Task A_link_is_corrected_at_once_for_the_panel_and_for_the_request_or_for_neither()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        await PostAsync(olga, "/operator/providers", "Pause", ("provider", ProviderSetup.Simulated), ("what", "submission"), ("why", "maintenance"));
        string order = await ben.PlaceAsync("instagram-likes", 100);

        _ = await _panel.ReadAsync(context => context.Database.ExecuteSqlAsync($"CREATE TRIGGER kept BEFORE UPDATE OF Link ON Orders BEGIN SELECT RAISE(ABORT, 'kept'); END"));
        Assert.Equal(HttpStatusCode.InternalServerError, await CorrectAsync());
        _ = await _panel.ReadAsync(context => context.Database.ExecuteSqlAsync($"DROP TRIGGER kept"));
        Assert.DoesNotContain("Order details corrected", await olga.ReadAsync($"/operator{order}"));

        Assert.Equal(HttpStatusCode.Redirect, await CorrectAsync());
        Assert.Contains("Order details corrected", await olga.ReadAsync($"/operator{order}"));
        Assert.Contains("https://page.example/right", await ben.ReadAsync(order));
        await PostAsync(olga, "/operator/providers", "Resume", ("provider", ProviderSetup.Simulated), ("what", "submission"));
        _ = await ben.FollowAsync(order, html => html.Contains("Received by the server", StringComparison.Ordinal));
        _ = Assert.Single(_panel.App.Simulated!.Provider.Orders.All, sent => sent.Link == "https://page.example/right");

        async Task<HttpStatusCode> CorrectAsync()
        {
            using HttpResponseMessage answer = await olga.PostAsync(
                $"/operator{order}?handler=Correct", (await olga.FieldsAsync($"/operator{order}")).Concat([new("link", "https://page.example/right"), new("why", "a typing error")]));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_final_order_is_corrected_and_refunded_by_hand_once()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        string order = await ben.PlaceAsync("instagram-likes", 1000);
        _ = await ben.FollowAsync(order, html => html.Contains("badge completed", StringComparison.Ordinal));
        Dictionary<string, string> seen = await olga.FieldsAsync($"/operator{order}");
        Assert.Contains("name=\"Delivered\" min=\"1\" max=\"999\" autocomplete", await olga.ReadAsync($"/operator{order}"));

        IEnumerable<KeyValuePair<string, string>> refund = seen.Concat([new("Choice", "refund"), new("Total", "0.10"), new("Why", "an apology")]);
        HttpResponseMessage[] clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => olga.PostAsync($"/operator{order}?handler=Decide", refund)));
        await PostAsync(olga, $"/operator{order}", "Decide", ("Choice", "correct-partial"), ("Delivered", "500"), ("Why", "half of them left"));

        _ = Assert.Single(clicks, click => click.StatusCode == HttpStatusCode.Redirect);
        string page = await ben.ReadAsync(order);
        Assert.Contains("badge partial", page);
        Assert.Contains("$0.30 refunded", page);
    }

    [Fact]
    public async Task A_refill_that_the_provider_took_is_named_so_that_it_can_be_followed()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        string order = await ben.PlaceAsync("instagram-likes", 100);
        _ = await ben.FollowAsync(order, html => html.Contains("badge completed", StringComparison.Ordinal));
        _panel.App.Simulated!.Provider.Faults.Choose(request => request.Action == "refill" ? SimulatedFault.LostAnswer() : null);
        using HttpResponseMessage asked = await ben.PostAsync($"{order}?handler=Refill", await ben.FieldsAsync(order));
        const string Question = "Did the provider take the request to refill?";
        _ = await olga.FollowAsync($"/operator{order}", html => html.Contains(Question, StringComparison.Ordinal));

        Assert.Contains("cannot be followed without the provider's identifier", await AnswerAsync("  "));
        Assert.Contains("at most 100 characters", await AnswerAsync(new('7', 101)));
        string stored = await AnswerAsync(" 7001 ");
        Assert.Contains("It is stored.", stored);
        Assert.DoesNotContain(Question, stored);
        long id = long.Parse(order.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("7001", await _panel.ReadAsync(context => context.Requests.Where(request => request.OrderId == id).Select(request => request.ProviderRequestId).SingleAsync()));

        async Task<string> AnswerAsync(string identifier)
        {
            await PostAsync(olga, $"/operator{order}", "Request", ("took", "true"), ("providerRequestId", identifier), ("why", "their list of refills"));
            return await olga.ReadAsync($"/operator{order}");
        }
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
