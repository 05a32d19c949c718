using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SmmOrders.PanelBackend.Tests;

public sealed class AccessibilityTests(RunningPanel panel, InstalledBrowser browser)
{
    internal static readonly string[] OfCustomers =
    [
        "/orders", "/orders?show=refunded", "/services", "/services?q=nothing", "/orders/new", "/orders/new?service=instagram-likes&link=https://page.example&quantity=400", "/orders/2", "/api",
    ];

    internal static readonly string[] OfOperators =
    [
        "/operator", "/operator?closed=true", "/operator/queue", "/operator/providers?ask=true", "/operator/ledger", "/operator/catalog?provider=northstar", "/operator/charts", "/operator/orders/6",
        "/operator/orders/9",
    ];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // What axe-core finds in the colors and the layout alone: all else is the same in every look of a page.
    private static readonly string[] OfLooks = ["color-contrast", "target-size", "scrollable-region-focusable", "meta-viewport", "link-in-text-block", "css-orientation-lock"];

    // All rules where none are named. What breaks none is not described: that would take as long again.
    private const string ViolationsOf = """
        async rules => {
            const result = await axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) });
            return result.violations.map(each => `${each.id}, ${each.help}: ${each.nodes.map(node => node.html).join('; ')}`);
        }
        """;

    // Each scheme and each width every day; the long form tries them all together.
    private static readonly (ColorScheme Scheme, int Width)[] Looks = LongForm.IsRun
        ? [(ColorScheme.Light, 390), (ColorScheme.Dark, 390), (ColorScheme.Dark, 1280), (ColorScheme.Light, 1280)]
        : [(ColorScheme.Light, 390), (ColorScheme.Dark, 1280)];

    [Fact]
    public async Task No_page_of_a_customer_breaks_a_rule_of_accessibility_or_is_wider_than_the_window() => await VisitAsync("anna", ["/sign-in", .. OfCustomers]);

    [FactInCi("Looking at every page takes seconds; a customer's are looked at every time.")]
    public async Task No_page_of_the_operator_breaks_a_rule_of_accessibility_or_is_wider_than_the_window() => await VisitAsync("olga", OfOperators);

    private async Task VisitAsync(string user, string[] paths)
    {
        await using VisibleVisitor visitor = await browser.OpenAsync(panel);
        var faults = new List<string>();
        foreach (string path in paths)
        {
            _ = await visitor.Page.GotoAsync(path);
            if (path != "/sign-in" && visitor.Page.Url.Contains("/sign-in", StringComparison.Ordinal))
            {
                await visitor.SignInAsync(user);
                _ = await visitor.Page.GotoAsync(path);
            }

            faults.AddRange(await FaultsOfAsync(visitor.Page, path));
        }

        Assert.Empty(faults);
        Assert.Empty(visitor.Errors);

        // Planted: what nobody can read is found in each look.
        _ = await visitor.Page.EvaluateAsync("document.querySelector('main').append(Object.assign(document.createElement('img'), { id: 'nameless' }), Object.assign(document.createElement('p'), { id: 'pale', textContent: 'Pale words' }))");
        _ = await visitor.Page.EvaluateAsync("[document.querySelector('#pale').style.color, document.querySelector('#pale').style.background] = ['#888', '#999']");
        IReadOnlyList<string> planted = await FaultsOfAsync(visitor.Page, "planted");
        Assert.Equal(1 + Looks.Length, planted.Count);
        Assert.Contains(planted, fault => fault.Contains("image-alt", StringComparison.Ordinal));
        Assert.All(Looks, look => Assert.Contains(planted, fault => fault.StartsWith($"planted, {look.Scheme}, {look.Width}: color-contrast", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<string>> FaultsOfAsync(IPage page, string path)
    {
        var faults = new List<string>();
        _ = await page.EvaluateAsync(Axe);
        foreach ((ColorScheme scheme, int width) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 860);
            string[] violations = await page.EvaluateAsync<string[]>(ViolationsOf, (scheme, width) == Looks[0] ? null : OfLooks);
            faults.AddRange(violations.Select(violation => $"{path}, {scheme}, {width}: {violation}"));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                faults.Add($"{path} is wider than {width}");
            }
        }

        return faults;
    }
}
