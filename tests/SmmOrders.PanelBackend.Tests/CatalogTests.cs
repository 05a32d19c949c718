using System.Net;
using Microsoft.EntityFrameworkCore;

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

    // What the page says after it took over what is checked.
    private static async Task<string> TakeAsync(PanelVisitor olga, params string[] keys)
    {
        string list = $"/operator/catalog?provider={ProviderSetup.Simulated}";
        using HttpResponseMessage answer = await olga.PostAsync("/operator/catalog", (await olga.FieldsAsync(list)).Concat(keys.Select(key => KeyValuePair.Create("chosen", key))));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await olga.ReadAsync(list);
    }
}
