using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.PanelBackend.Tests;

public sealed class PostgresTests(PostgresServer server)
{
    [FactInCi("A panel of its own takes seconds; the pages are read on SQLite every time, and two instances run on PostgreSQL.")]
    public async Task Every_page_is_shown_on_PostgreSQL()
    {
        using PostgresDatabase database = server.Databases.Lend();
        await using RunningPanel panel = RunningPanel.With("--postgres", database.Connection);
        await panel.InitializeAsync();
        using PanelVisitor anna = await new PanelVisitor(panel.Address).SignInAsync("anna");
        using PanelVisitor olga = await new PanelVisitor(panel.Address).SignInAsync("olga");

        Assert.All(await Task.WhenAll(AccessibilityTests.OfCustomers.Select(anna.ReadAsync)), page => Assert.Contains("<h1>", page));
        Assert.All(await Task.WhenAll(AccessibilityTests.OfOperators.Select(olga.ReadAsync)), page => Assert.Contains("<h1>", page));
    }
}
