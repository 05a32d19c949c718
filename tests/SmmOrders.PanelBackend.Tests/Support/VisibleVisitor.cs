using Microsoft.Playwright;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>Somebody who sees the panel in a browser.</summary>
internal sealed class VisibleVisitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    internal VisibleVisitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
    }

    internal IPage Page { get; }

    /// <summary>What the console said that is wrong.</summary>
    internal IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
            {
                return [.. _errors];
            }
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    internal async Task SignInAsync(string name)
    {
        _ = await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync("panel");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
    }

    /// <summary>Orders as a customer does, from the list of services to the order's own page.</summary>
    internal async Task PlaceAsync(string service, long quantity, int clicks = 1)
    {
        _ = await Page.GotoAsync("/services");
        await Page.GetByRole(AriaRole.Link, new() { Name = $"Order {service}" }).ClickAsync();
        await Page.GetByLabel("Link").FillAsync("https://page.example/mine");
        await Page.GetByLabel("Quantity").FillAsync($"{quantity}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show the price" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync(new() { ClickCount = clicks });
        await Page.GetByText("Your order is placed.").WaitForAsync();
    }

    /// <summary>What the page is told when its tab goes to the background, and when it comes back.</summary>
    internal Task SeeAsync(bool isSeen) => Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", !isSeen);

    private void Note(bool isError, string text)
    {
        if (isError)
        {
            lock (_errors)
            {
                _errors.Add(text);
            }
        }
    }
}
