using Microsoft.Playwright;
using SmmOrders.PanelBackend.Tests;

[assembly: AssemblyFixture(typeof(InstalledBrowser))]

namespace SmmOrders.PanelBackend.Tests;

/// <summary>The machine's own Chromium. Nothing is downloaded; where there is none, its tests are skipped, or fail where it is demanded.</summary>
public sealed class InstalledBrowser : IAsyncLifetime
{
    // The headless build first: the full one also draws its own window.
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // What is awaited comes within seconds where nothing else runs. A machine that builds and tests at once may take far longer.
    private const int Patience = 120_000;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static bool IsDemanded => Environment.GetEnvironmentVariable("SMMORDERS_REQUIRE_BROWSER") == "1";

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } chromium)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>A new browser, without cookies, that fails the test where its console says an error.</summary>
    internal async Task<VisibleVisitor> OpenAsync(RunningPanel panel, int width = 1280, bool runsScript = true)
    {
        Assert.SkipWhen(_browser is null && !IsDemanded, $"There is no Chromium at {string.Join(", ", Places)}.");
        Assert.True(_browser is not null, "SMMORDERS_REQUIRE_BROWSER is 1, and there is no Chromium.");
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            BaseURL = panel.Address.ToString(),
            ColorScheme = ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 860 },
            JavaScriptEnabled = runsScript,
        });
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync());
    }
}
