using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SmmOrders.PanelBackend.Tests;

public sealed class AccessibilityTests(RunningPanel panel, InstalledBrowser browser)
{
    private static readonly string[] OfCustomers =
    [
        "/orders", "/orders?show=refunded", "/services", "/services?q=nothing", "/orders/new", "/orders/new?service=instagram-likes&link=https://page.example&quantity=400", "/orders/2",
    ];

    private static readonly string[] OfOperators =
    [
        "/operator", "/operator?closed=true", "/operator/queue", "/operator/providers?ask=true", "/operator/ledger", "/operator/catalog?provider=northstar", "/operator/charts", "/operator/orders/6",
        "/operator/orders/9",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task No_page_breaks_a_rule_of_accessibility_or_is_wider_than_the_window(ColorScheme scheme, int width)
    {
        var faults = new List<string>();
        foreach ((string user, string[] paths) in new[] { ("anna", OfCustomers), ("olga", OfOperators) })
        {
            await using VisibleVisitor visitor = await browser.OpenAsync(panel, scheme, width);
            faults.AddRange(await FaultsOfAsync(visitor, "/sign-in"));
            await visitor.SignInAsync(user);
            foreach (string path in paths)
            {
                faults.AddRange(await FaultsOfAsync(visitor, path));
            }

            Assert.Empty(visitor.Errors);
        }

        Assert.Empty(faults);
    }

    private static async Task<IEnumerable<string>> FaultsOfAsync(VisibleVisitor visitor, string path)
    {
        _ = await visitor.Page.GotoAsync(path);
        AxeResult result = await visitor.Page.RunAxe();
        bool isWider = await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        return
        [
            .. result.Violations.Select(violation => $"{path}: {violation.Id}, {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"),
            .. isWider ? [$"{path} is wider than the window"] : Array.Empty<string>(),
        ];
    }
}
