using Microsoft.Playwright;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>
/// Takes the pictures of the sample's README: into the folder that <c>SMMORDERS_SCREENSHOTS</c> names, else into one beside the tests.
/// </summary>
public sealed class ScreenshotTests(RunningPanel panel, InstalledBrowser browser)
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("SMMORDERS_SCREENSHOTS") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "screenshots");

    [Theory]
    [InlineData("anna", "/orders", "customer-light", ColorScheme.Light)]
    [InlineData("anna", "/orders", "customer-dark", ColorScheme.Dark)]
    [InlineData("olga", "/operator", "operator-light", ColorScheme.Light)]
    [InlineData("olga", "/operator", "operator-dark", ColorScheme.Dark)]
    public async Task A_page_is_shown(string user, string path, string name, ColorScheme scheme)
    {
        await using VisibleVisitor visitor = await browser.OpenAsync(panel, scheme, width: 1120);
        await visitor.SignInAsync(user);
        _ = await visitor.Page.GotoAsync(path);
        await visitor.Page.GetByRole(AriaRole.Listitem).First.WaitForAsync();

        _ = Directory.CreateDirectory(Folder);
        byte[] picture = await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });

        Assert.NotEmpty(picture);
        Assert.Empty(visitor.Errors);
    }
}
