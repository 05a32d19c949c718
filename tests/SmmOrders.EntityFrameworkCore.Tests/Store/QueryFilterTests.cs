using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class QueryFilterTests(PostgresServer server) : StoreTest(server)
{
    [Fact]
    public async Task A_person_decides_about_what_the_panel_shows_and_a_worker_applies_to_all()
    {
        await using SqliteConnection memory = new("Data Source=:memory:");
        await memory.OpenAsync(Token);
        await using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddDbContextFactory<FilteredContext>(options => options.UseSqlite(memory).UseSmmOrders().AllowManyWays())
            .AddSmmOrderStore<FilteredContext, ShopOrder, long>(store => store.RecordOnly())
            .BuildServiceProvider();
        OrderStore<FilteredContext, ShopOrder, long> store = services.GetRequiredService<OrderStore<FilteredContext, ShopOrder, long>>();
        await using FilteredContext context = await services.GetRequiredService<IDbContextFactory<FilteredContext>>().CreateDbContextAsync(Token);
        _ = await context.Database.EnsureCreatedAsync(Token);
        ShopOrder hidden = new() { UserId = 2 };
        _ = store.Add(context, hidden, new() { Quantity = 1000, Charge = 10.00m, ProviderOrderId = "1" });
        _ = await context.SaveChangesAsync(Token);

        OrderDecisionOutcome decided = await store.DecideAsync(new() { Order = OrderKey.Of(hidden.Id), Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token);
        OrderToSend? sent = await store.FindToSendAsync(context, hidden.Id, Token);
        ApplyOutcome applied = (await store.ApplyAsync([Partial(hidden.Id)], Token))[0];

        Assert.Equal((ApplyStatus.NotFound, null, ApplyStatus.Applied), (decided.Status, sent, applied.Status));
    }

    private sealed class FilteredContext(DbContextOptions<FilteredContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            _ = modelBuilder.Entity<ShopOrder>().HasSmmOrder().HasQueryFilter(order => order.UserId == 1);
            _ = modelBuilder.HasSmmOrderHistory<long>();
            _ = modelBuilder.HasSmmOrderRefunds<long>();
        }
    }
}
