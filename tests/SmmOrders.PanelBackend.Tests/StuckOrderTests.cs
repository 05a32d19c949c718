using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SmmOrders.PanelBackend.Tests;

// Most of its time it waits for three hours of the panel to pass: in a class of its own, so that the others run meanwhile.
public sealed class StuckOrderTests(RunningPanel panel, InstalledBrowser browser)
{
    [Fact]
    public async Task A_stuck_order_shows_the_guides_advice_until_it_moves()
    {
        _ = await panel.AddCustomerAsync("seen-stuck", 10.00m);
        await using VisibleVisitor visitor = await browser.OpenAsync(panel);
        await visitor.SignInAsync("seen-stuck");
        await visitor.PlaceAsync("X followers", 100);

        // In one look each: it is stuck for an hour, which are six seconds.
        ILocator explanation = visitor.Page.Locator("[data-live=explain]");
        await Expect(explanation).ToContainTextAsync(new Regex(@"processing for longer than 3 h[\s\S]*Check that you placed the order correctly"));
        await Expect(explanation).Not.ToContainTextAsync("processing for longer than 3 h");
        await Expect(explanation.Locator(".advice")).ToContainTextAsync("Nothing to do.");
        Assert.Empty(visitor.Errors);
    }
}
