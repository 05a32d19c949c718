using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SmmOrders.PanelBackend.Tests.Reseller;

namespace SmmOrders.PanelBackend.Tests;

public sealed class SecurityTests(RunningPanel panel)
{
    [Fact]
    [Trait(AttackListTests.Attack, "Another customer's order on its page")]
    public async Task Somebody_elses_order_is_not_found_and_cannot_be_canceled()
    {
        _ = await panel.AddCustomerAsync("owner", 10.00m);
        _ = await panel.AddCustomerAsync("stranger", 10.00m);
        using PanelVisitor owner = await new PanelVisitor(panel.Address).SignInAsync("owner");
        using PanelVisitor stranger = await new PanelVisitor(panel.Address).SignInAsync("stranger");
        string page = await owner.PlaceAsync("telegram-members", 100);
        Dictionary<string, string> token = await stranger.FieldsAsync("/services");

        using HttpResponseMessage seen = await stranger.GetAsync(page);
        using HttpResponseMessage canceled = await stranger.PostAsync($"{page}?handler=Cancel", token);

        Assert.Equal(AttackList.StatusOf("Another customer's order on its page"), seen.StatusCode);
        Assert.Equal(AttackList.StatusOf("Another customer's order on its page"), canceled.StatusCode);
        Assert.DoesNotContain("Telegram", await PanelVisitor.TextOfAsync(seen));
        Assert.Contains("Telegram", await owner.ReadAsync(page));
        long order = long.Parse(page.Split('/')[^1], CultureInfo.InvariantCulture);
        Assert.Equal(0, await panel.ReadAsync(context => context.Requests.CountAsync(request => request.OrderId == order)));
    }

    [Theory]
    [InlineData("/operator")]
    [InlineData("/operator/queue")]
    [InlineData("/operator/providers")]
    [InlineData("/operator/ledger")]
    [InlineData("/operator/catalog")]
    [InlineData("/operator/charts")]
    [InlineData("/operator/orders/1")]
    [Trait(AttackListTests.Attack, "A customer on the operator's pages")]
    public async Task A_customer_sees_no_page_of_the_operator(string path)
    {
        using PanelVisitor customer = await new PanelVisitor(panel.Address).SignInAsync("ben");
        using HttpResponseMessage answer = await customer.GetAsync(path);
        Assert.Equal(AttackList.StatusOf("A customer on the operator's pages"), answer.StatusCode);
        Assert.StartsWith($"{panel.Address}sign-in", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/orders")]
    [InlineData("/services")]
    [InlineData("/orders/new")]
    [InlineData("/live")]
    [Trait(AttackListTests.Attack, "A page without signing in")]
    public async Task Nothing_is_shown_to_who_is_not_signed_in(string path)
    {
        using var visitor = new PanelVisitor(panel.Address);
        using HttpResponseMessage answer = await visitor.GetAsync(path);
        Assert.Equal(AttackList.StatusOf("A page without signing in"), answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in", "no-cache, no-store")]
    [InlineData("/no-such-page", "no-cache, no-store")]
    [InlineData("/panel.css", "public, max-age=31536000, immutable")]
    [InlineData("/health/live", "no-cache, no-store")]
    public async Task Every_answer_lets_the_browser_run_and_load_only_what_the_panel_serves_and_keep_only_files(string path, string kept)
    {
        using var visitor = new PanelVisitor(panel.Address);
        using HttpResponseMessage answer = await visitor.GetAsync(path);
        string[] expected =
        [
            "Cache-Control: " + kept,
            "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Resource-Policy: same-origin",
            "Permissions-Policy: camera=(), geolocation=(), microphone=()",
            "Referrer-Policy: same-origin",
            "X-Content-Type-Options: nosniff",
        ];
        Assert.Equal(expected, expected.Select(line => line.Split(':')[0]).Select(name => $"{name}: {string.Join(" | ", answer.Headers.NonValidated[name])}"));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "A form of another site")]
    public async Task A_form_without_its_token_is_refused()
    {
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("anna");
        Dictionary<string, string> form = await visitor.ReviewAsync("instagram-likes", 100);
        Assert.True(form.Remove("__RequestVerificationToken"));
        using HttpResponseMessage answer = await visitor.PostAsync("/orders/new", form);
        Assert.Equal(AttackList.StatusOf("A form of another site"), answer.StatusCode);
        var sent = Guid.Parse(form["Form"]);
        Assert.Equal(0, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.Form == sent)));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "A page's form of 1 MiB")]
    public async Task A_form_of_one_MiB_is_refused_and_the_panel_goes_on()
    {
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("anna");
        Dictionary<string, string> form = await visitor.ReviewAsync("instagram-likes", 100);
        form["Link"] = new string('a', 1024 * 1024);
        using HttpResponseMessage answer = await visitor.PostAsync("/orders/new", form);
        Assert.Equal(AttackList.StatusOf("A page's form of 1 MiB"), answer.StatusCode);
        Assert.Contains("Too large", await PanelVisitor.TextOfAsync(answer));
        Assert.Contains("My orders", await visitor.ReadAsync("/orders"));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "A page's form over 64 KiB that does not state its length")]
    public async Task A_form_that_hides_how_large_it_is_is_refused_once_so_much_was_read()
    {
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("anna");
        Dictionary<string, string> form = await visitor.ReviewAsync("instagram-likes", 100);
        form["Link"] = new string('a', 64 * 1024);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/orders/new", UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage answer = await visitor.SendAsync(request);
        Assert.Equal(AttackList.StatusOf("A page's form over 64 KiB that does not state its length"), answer.StatusCode);
        Assert.Contains("Too large", await PanelVisitor.TextOfAsync(answer));
    }

    [Theory]
    [InlineData("ben", "/orders/1")]
    [InlineData("ben", "/orders")]
    [InlineData("olga", "/operator/orders/1")]
    [InlineData("olga", "/operator/ledger")]
    [Trait(AttackListTests.Attack, "A page's form for something that the page cannot do")]
    public async Task A_form_for_a_handler_that_does_not_exist_is_not_found(string who, string page)
    {
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync(who);
        using HttpResponseMessage sent = await visitor.PostAsync($"{page}?handler=NoSuchThing", await visitor.FieldsAsync(who == "ben" ? "/services" : "/operator/ledger"));
        Assert.Equal(AttackList.StatusOf("A page's form for something that the page cannot do"), sent.StatusCode);
        Assert.Contains("There is no such page", await PanelVisitor.TextOfAsync(sent));
    }

    [Theory]
    [InlineData("/services?q=a%00b")]
    [InlineData("/orders/new?service=a%00b&link=https%3A%2F%2Fpage.example&quantity=100")]
    [InlineData("/orders?show=%00")]
    [Trait(AttackListTests.Attack, "A character that a database cannot hold, on a page")]
    public async Task No_page_takes_a_character_that_a_database_cannot_hold(string path)
    {
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("anna");
        Dictionary<string, string> fields = await visitor.FieldsAsync("/services");

        using HttpResponseMessage asked = await visitor.GetAsync(path);
        using HttpResponseMessage sent = await visitor.PostAsync("/orders/new", fields.Concat([new("Service", "instagram-likes"), new("Link", "https://page.example/\0"), new("Quantity", "100")]));

        HttpStatusCode refused = AttackList.StatusOf("A character that a database cannot hold, on a page");
        Assert.Equal((refused, refused), (asked.StatusCode, sent.StatusCode));
        Assert.Contains("a character that nobody can type", await PanelVisitor.TextOfAsync(asked));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "A way back to another site")]
    public async Task The_way_back_after_signing_in_leads_to_the_panel_alone()
    {
        using var visitor = new PanelVisitor(panel.Address);
        Dictionary<string, string> fields = await visitor.FieldsAsync("/sign-in?next=https%3A%2F%2Fevil.example");
        using HttpResponseMessage answer = await visitor.PostAsync(
            "/sign-in?next=https%3A%2F%2Fevil.example", fields.Concat([new("Name", "anna"), new("Password", "panel")]));
        Assert.Equal((AttackList.StatusOf("A way back to another site"), "/"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_from_other_sites()
    {
        using var visitor = new PanelVisitor(panel.Address);
        Dictionary<string, string> fields = await visitor.FieldsAsync("/sign-in");
        using HttpResponseMessage answer = await visitor.PostAsync("/sign-in", fields.Concat([new("Name", "anna"), new("Password", "panel")]));
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("panel=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
    }

    [Fact]
    [Trait(AttackListTests.Attack, "Guessing a password")]
    public async Task Guessing_passwords_is_stopped_for_the_address_it_comes_from_and_for_no_other()
    {
        using var guesser = new PanelVisitor(panel.Address, from: IPAddress.Parse("127.0.0.9"));
        Dictionary<string, string> fields = await guesser.FieldsAsync("/sign-in");
        HttpResponseMessage[] guesses = await Task.WhenAll(Enumerable.Range(0, 3 * GuessLimiter.MostFailures).Select(guess =>
            guesser.PostAsync("/sign-in", fields.Concat([new("Name", "anna"), new("Password", $"guess {guess}")]))));

        // Of guesses at once as many are judged as of guesses in a row, and after them not even the right one.
        Assert.Equal(GuessLimiter.MostFailures, guesses.Count(guess => guess.StatusCode == HttpStatusCode.OK));
        Assert.Equal(2 * GuessLimiter.MostFailures, guesses.Count(guess => guess.StatusCode == AttackList.StatusOf("Guessing a password")));
        using HttpResponseMessage right = await guesser.PostAsync("/sign-in", fields.Concat([new("Name", "anna"), new("Password", "panel")]));
        Assert.Equal(AttackList.StatusOf("Guessing a password"), right.StatusCode);
        using PanelVisitor other = await new PanelVisitor(panel.Address).SignInAsync("anna");
    }
}
