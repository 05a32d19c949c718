using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.PanelBackend.Tests;

public sealed class CatalogTests(OperatorTests.OwnPanel own) : IClassFixture<OperatorTests.OwnPanel>
{
    private readonly RunningPanel _panel = own.Panel;

    [Fact]
    public async Task What_differs_from_the_providers_list_is_shown_and_only_what_is_checked_is_taken_over()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string list = $"/operator/catalog?provider={ProviderSetup.Simulated}";
        string before = await olga.ReadAsync(list);
        Assert.Contains("Gone:111", before);

        Assert.Contains("1 taken over.", await TakeAsync(olga, "New:112:Twitch Followers:3.40 per 1,000"));

        string after = await olga.ReadAsync(list);
        Assert.DoesNotContain("New:112", after);
        Assert.Contains("Gone:111", after);
        string found = await olga.ReadAsync("/services?q=twitch");
        Assert.Contains("Twitch Followers", found);
        Assert.DoesNotContain("LinkedIn followers", found);
    }

    [Fact]
    public async Task What_the_list_no_longer_says_is_not_taken_over()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        Assert.Equal(1, await _panel.ReadAsync(context => context.Services.Where(service => service.ProviderService == "109")
            .ExecuteUpdateAsync(service => service.SetProperty(s => s.Cost, 1.00m))));

        string told = await TakeAsync(olga, "Repriced:109:LinkedIn Followers:costs 6.70");
        decimal before = await CostAsync();
        string taken = await TakeAsync(olga, "Repriced:109:LinkedIn Followers:costs 6.80");

        Assert.Contains("1 not taken over: the list says something else by now.", told);
        Assert.Contains("1 taken over.", taken);
        Assert.Equal((1.00m, 6.80m), (before, await CostAsync()));

        Task<decimal> CostAsync() => _panel.ReadAsync(context => context.Services.Where(service => service.ProviderService == "109").Select(service => service.Cost).SingleAsync());
    }

    [Fact]
    public async Task A_service_that_is_in_the_list_again_is_offered_again()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        _ = await _panel.ReadAsync(context => context.Services.Where(service => service.ProviderService == "110")
            .ExecuteUpdateAsync(service => service.SetProperty(s => s.IsOffered, false)));
        Assert.DoesNotContain("Threads followers", await olga.ReadAsync("/services?q=threads"));

        Assert.Contains("1 taken over.", await TakeAsync(olga, "Returned:110:Threads Followers:in the list"));

        Assert.Contains("Threads followers", await olga.ReadAsync("/services?q=threads"));
    }

    [Fact]
    public async Task A_service_that_costs_more_than_it_is_sold_for_is_named_and_gets_a_price_above_its_cost()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        _ = await ChangeAsync("107", service => service.SetProperty(s => s.Price, 3.00m));

        await AssertTakenAsync(olga, "DearerThanSold:107:X Followers:costs 3.10", "sold for 3.00 → costs 3.10", sold => (sold.Cost, sold.Price), (3.10m, 3.00m), (3.10m, 4.96m));
    }

    [Fact]
    public async Task A_service_that_the_provider_renamed_keeps_the_name_that_it_is_sold_under()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        _ = await ChangeAsync("106", service => service.SetProperty(s => s.UpstreamName, "Spotify Streams"));

        await AssertTakenAsync(olga, "Renamed:106:Spotify Plays:Spotify Plays", "Spotify Streams → Spotify Plays", sold => (sold.UpstreamName, sold.Name), ("Spotify Streams", "Spotify plays"), ("Spotify Plays", "Spotify plays"));
    }

    [Fact]
    public async Task A_service_whose_limits_changed_gets_those_of_the_list()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        _ = await ChangeAsync("105", service => service.SetProperty(s => s.Max, 99_999));

        await AssertTakenAsync(olga, "LimitsChanged:105:Telegram Members, slow and steady:100 to 30,000", "100 to 99,999 → 100 to 30,000", sold => (sold.Min, sold.Max), (100, 99_999), (100, 30_000));
    }

    [Fact]
    public async Task A_service_that_is_gone_is_sold_until_that_is_taken_over_and_then_to_nobody()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor ben = await new PanelVisitor(_panel.Address).SignInAsync("ben");
        Dictionary<string, string> form = await ben.ReviewAsync("pinterest-saves", 100);

        await AssertTakenAsync(olga, "Gone:111:Pinterest saves:not in the list", "offered → not in the list", sold => sold.IsOffered, true, false);
        Assert.DoesNotContain("Pinterest saves", await ben.ReadAsync("/services?q=pinterest"));

        using HttpResponseMessage late = await ben.PostAsync("/orders/new", form);
        Assert.Contains("There is no such service.", await PanelVisitor.TextOfAsync(late));
        _ = await ChangeAsync("111", service => service.SetProperty(s => s.IsOffered, true));
    }

    // It is shown, changes nothing until it is taken over, and is not shown again after that.
    private async Task AssertTakenAsync<T>(PanelVisitor olga, string key, string shown, Func<PanelService, T> read, T before, T after)
    {
        string list = await olga.ReadAsync($"/operator/catalog?provider={ProviderSetup.Simulated}");
        Assert.Contains($"value=\"{key}\"", list);
        Assert.Contains($"<td>{shown}</td>", list);
        Assert.Equal(before, read(await SoldAsync(key.Split(':')[1])));

        string taken = await TakeAsync(olga, key);

        Assert.Contains("1 taken over.", taken);
        Assert.DoesNotContain($"value=\"{key}\"", taken);
        Assert.Equal(after, read(await SoldAsync(key.Split(':')[1])));
    }

    private Task<int> ChangeAsync(string service, Action<UpdateSettersBuilder<PanelService>> change) =>
        _panel.ReadAsync(context => context.Services.Where(each => each.ProviderService == service).ExecuteUpdateAsync(change));

    private Task<PanelService> SoldAsync(string service) => _panel.ReadAsync(context => context.Services.AsNoTracking().SingleAsync(each => each.ProviderService == service));

    // What the page says after it took over what is checked.
    private static async Task<string> TakeAsync(PanelVisitor olga, params string[] keys)
    {
        string list = $"/operator/catalog?provider={ProviderSetup.Simulated}";
        using HttpResponseMessage answer = await olga.PostAsync("/operator/catalog", (await olga.FieldsAsync(list)).Concat(keys.Select(key => KeyValuePair.Create("chosen", key))));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await olga.ReadAsync(list);
    }
}
