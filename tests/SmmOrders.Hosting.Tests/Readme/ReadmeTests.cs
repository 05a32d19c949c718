namespace SmmOrders.Hosting.Tests;

/// <summary>What the package's page says of its own size. That its examples run is tested with the packages.</summary>
public sealed class ReadmeTests
{
    private const int MostLines = 40;

    [Fact]
    public void A_whole_panel_s_infrastructure_is_at_most_forty_lines()
    {
        string panel = Page().Split("```csharp\n").Single(block => block.StartsWith("HostApplicationBuilder builder", StringComparison.Ordinal)).Split("```")[0];
        string[] lines = [.. panel.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];

        Assert.InRange(lines.Length, 1, MostLines);
        Assert.All(["AddSmmOrderStore", "CreditWallets", "AddSmmProvider", "AddOrderWorkers", "HasSmmOrder()"], call => Assert.Contains(call, panel, StringComparison.Ordinal));
    }

    private static string Page()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrderStatus.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "src", "SmmOrders.Hosting", "README.md")).ReplaceLineEndings("\n");
    }
}
