using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PanelBackend.Pages.Operator;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.PanelBackend.Tests;

public sealed class ChartsTests(PostgresServer server)
{
    [Fact]
    public async Task PostgreSQL_sums_the_hours_as_SQLite_does()
    {
        using PostgresDatabase database = server.Databases.Lend(connection => new PanelContext(new DbContextOptionsBuilder<PanelContext>().UseNpgsql(connection).UseSmmOrders().Options));
        IConfiguration configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection([new("postgres", database.Connection)]).Build();
        var clock = new PanelClock(TimeProvider.System.GetUtcNow(), speed: 1);
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddPanel(configuration, PanelOptions.Read(configuration), clock).BuildServiceProvider();
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        PanelContext context = scope.ServiceProvider.GetRequiredService<PanelContext>();
        PanelStore store = services.GetRequiredService<PanelStore>();
        var customer = new PanelUser { Name = "charted", Balance = 0m, IsOperator = false };
        context.Add(customer);
        _ = await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        var order = new PanelOrder { UserId = customer.Id, ServiceName = "Likes", Link = "https://page.example", PlacedAt = clock.GetUtcNow(), Form = Guid.NewGuid() };
        _ = store.Add(context, order, new() { Quantity = 100, Charge = 4.03m, Currency = PanelMoney.Currency, ProviderOrderId = "1" });
        _ = await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        _ = await store.ApplyAsync(
            [new() { Order = OrderKey.Of(order.Id), Report = StatusReport.Canceled(CancelCause.Unknown), At = clock.GetUtcNow().AddHours(-3) }], TestContext.Current.CancellationToken);

        ChartsModel charts = ActivatorUtilities.CreateInstance<ChartsModel>(scope.ServiceProvider);
        await charts.OnGetAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("$4.03", 1), ("$0.00", 11)], charts.Refunds.Bars.Select(bar => bar.Text).GroupBy(text => text).Select(same => (same.Key, same.Count())).OrderBy(same => same.Item2));
    }
}
