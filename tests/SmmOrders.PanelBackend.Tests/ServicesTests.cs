using System.Net;
using Microsoft.EntityFrameworkCore;
using SmmOrders.PanelBackend.Tests.Reseller;
using SmmOrders.Providers.Testing;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>Services that the seed does not have, on a panel without it: others count the services of theirs.</summary>
public sealed class ServicesTests(ServicesTests.EmptyPanel own) : IClassFixture<ServicesTests.EmptyPanel>
{
    private const string Again = "A form sent again later, when the price is another or the service is gone";

    private readonly RunningPanel _panel = own.Panel;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_found_by_its_name_in_both_cases_of_any_script()
    {
        await AddAsync("cyrillic", "Лайки, быстрые");
        _ = await _panel.AddCustomerAsync("searches", 0m);
        using PanelVisitor visitor = await new PanelVisitor(_panel.Address).SignInAsync("searches");

        foreach (string typed in (string[])["Лайки", "лайки", "ЛАЙКИ", "быстрые ЛАЙКИ"])
        {
            Assert.Contains("Лайки, быстрые", await visitor.ReadAsync($"/services?q={Uri.EscapeDataString(typed)}"));
        }

        Assert.DoesNotContain("Лайки, быстрые", await visitor.ReadAsync($"/services?q={Uri.EscapeDataString("лайки медленные")}"));
    }

    [Fact]
    [Trait(AttackListTests.Attack, Again)]
    public async Task A_form_that_ordered_leads_to_its_order_whatever_became_of_the_service_since()
    {
        await AddAsync("changing", "Changing likes");
        int customer = await _panel.AddCustomerAsync("sends-again", 0.60m);
        using PanelVisitor visitor = await new PanelVisitor(_panel.Address).SignInAsync("sends-again");
        Dictionary<string, string> form = await visitor.ReviewAsync("changing", 1000);

        using HttpResponseMessage placed = await visitor.PostAsync("/orders/new", form);
        _ = await _panel.ReadAsync(context => context.Services.Where(service => service.Id == "changing").ExecuteUpdateAsync(service => service.SetProperty(s => s.Price, 0.90m)));
        using HttpResponseMessage dearer = await visitor.PostAsync("/orders/new", form);
        _ = await _panel.ReadAsync(context => context.Services.Where(service => service.Id == "changing").ExecuteUpdateAsync(service => service.SetProperty(s => s.IsOffered, false)));
        using HttpResponseMessage gone = await visitor.PostAsync("/orders/new", form);

        Assert.StartsWith("/orders/", placed.Headers.Location!.OriginalString);
        Assert.All([placed, dearer, gone], answer => Assert.Equal((AttackList.StatusOf(Again), placed.Headers.Location), (answer.StatusCode, answer.Headers.Location)));
        Assert.Equal(0m, await _panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.Balance).SingleAsync()));
        Assert.Equal(1, await _panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == customer)));
    }

    [Fact]
    public async Task A_service_of_which_the_providers_list_permits_0_is_sold_from_1()
    {
        (_, string key) = await _panel.AddResellerAsync("orders-nothing", 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(_panel.Address).SignInAsync("orders-nothing");
        using var client = new HttpPanelClient(_panel.Api, Ways.Form, key);
        _panel.App.Simulated!.Provider.Faults.Always(
            SimulatedFault.Raw(200, "application/json", """[{"service":"900","name":"From nothing","type":"Default","category":"Odd","rate":"1.00","min":"0","max":"500"}]"""u8.ToArray()), "services");

        (int taken, string? fault) = await _panel.UseAsync((CatalogImport import) => import.TakeAsync(ProviderSetup.Simulated, ["New:900:From nothing:1.00 per 1,000"], Token));
        (IReadOnlyList<CatalogChange> left, _) = await _panel.UseAsync((CatalogImport import) => import.CompareAsync(ProviderSetup.Simulated, Token));
        Dictionary<string, string> form = await visitor.ReviewAsync("northstar-900", 1);
        (form["Quantity"], form["Price"]) = ("0", "0");
        using HttpResponseMessage answer = await visitor.PostAsync("/orders/new", form);

        Assert.Equal((1, null), (taken, fault));
        Assert.DoesNotContain(left, change => change.ProviderService == "900");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Quantity must be from 1 to 500; 0 was asked.", await PanelVisitor.TextOfAsync(answer));
        Assert.Equal(
            """{"error":"Quantity must be from 1 to 500; 0 was asked."}""",
            await client.SendAsync(("action", "add"), ("service", "northstar-900"), ("link", "https://page.example"), ("quantity", 0)));
    }

    private Task<int> AddAsync(string id, string name) => _panel.ReadAsync(context =>
    {
        _ = context.Add(new PanelService
        {
            Id = id,
            Name = name,
            UpstreamName = name,
            Category = "Odd",
            Provider = ProviderSetup.Simulated,
            ProviderService = id,
            Price = 0.60m,
            Cost = 0.30m,
            Min = 1,
            Max = 10_000,
            CanRefill = false,
            CanCancel = false,
        });
        return context.SaveChangesAsync();
    });

    /// <summary>A panel with nothing in it, whose clock is the system's: nothing happens on it but what a test does.</summary>
    public sealed class EmptyPanel : IAsyncLifetime
    {
        internal RunningPanel Panel { get; } = RunningPanel.With("--seed", "false", "--speed", "1");

        public ValueTask InitializeAsync() => Panel.InitializeAsync();

        public ValueTask DisposeAsync() => Panel.DisposeAsync();
    }
}
