using Microsoft.Playwright;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>
/// Takes the pictures of the sample's README: into the folder that <c>SMMORDERS_SCREENSHOTS</c> names, else into one beside the tests. The
/// panel is one that nobody else uses, so nothing worth showing is decided by another test first.
/// </summary>
public sealed class ScreenshotTests(ScreenshotTests.UnusedPanel panel, InstalledBrowser browser) : IClassFixture<ScreenshotTests.UnusedPanel>
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("SMMORDERS_SCREENSHOTS") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "screenshots");

    private const string TakesSeconds = "Taking pictures takes seconds; the pages are opened and used in a browser every time.";

    [FactInCi(TakesSeconds)]
    public Task A_customers_page_is_shown_light_and_dark() => ShowAsync("anna", "/orders", "customer", "delivered so far");

    [FactInCi(TakesSeconds)]
    public Task The_operators_page_is_shown_light_and_dark() => ShowAsync("olga", "/operator", "operator", "Submission unknown");

    private async Task ShowAsync(string user, string path, string name, string worthShowing)
    {
        await using VisibleVisitor visitor = await browser.OpenAsync(panel.Panel, width: 1120);
        await visitor.SignInAsync(user);
        await visitor.Page.SetViewportSizeAsync(1120, 1000);
        _ = await visitor.Page.GotoAsync(path);
        await visitor.Page.GetByText(worthShowing).First.WaitForAsync();

        _ = Directory.CreateDirectory(Folder);
        byte[] light = await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-light.png") });
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        byte[] dark = await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-dark.png") });

        Assert.NotEmpty(light);
        Assert.NotEmpty(dark);
        Assert.NotEqual(light, dark);
        Assert.Empty(visitor.Errors);
    }

    public sealed class UnusedPanel : IAsyncLifetime
    {
        internal RunningPanel Panel { get; } = RunningPanel.With();

        public ValueTask InitializeAsync() => Panel.InitializeAsync();

        public ValueTask DisposeAsync() => Panel.DisposeAsync();
    }
}
