using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Several databases in one host, each with a store under a name of its own.</summary>
public sealed class NamedStoreTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData("SQLite", "SQLite")]
    [InlineData("PostgreSQL", "PostgreSQL")]
    [InlineData("SQLite", "PostgreSQL")]
    public async Task Each_store_writes_into_its_own_database(string first, string second)
    {
        using TestDatabase one = Create(first);
        using TestDatabase other = Create(second);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        _ = builder.Services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddSmmOrderStore<ShopContext, ShopOrder, long>("one", store => store.RecordOnly().AddOutboxSink("webhook").UseContext(_ => Open(one)))
            .AddSmmOrderStore<ShopContext, ShopOrder, long>("other", store => store.RecordOnly().UseContext(_ => Open(other)));
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        (IOrderStore atOne, IOrderStore atOther) = (host.Services.GetRequiredKeyedService<IOrderStore>("one"), host.Services.GetRequiredKeyedService<IOrderStore>("other"));
        long id = await AddAsync(host, "one", one);
        Assert.Equal(id, await AddAsync(host, "other", other));

        ApplyOutcome outcome = (await atOne.ApplyAsync([Partial(id)], Token))[0];
        OrderDecisionOutcome decided = await atOther.DecideAsync(new() { Order = OrderKey.Of(id), Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token);

        Assert.Equal((ApplyStatus.Applied, ApplyStatus.Applied), (outcome.Status, decided.Status));
        Assert.Equal(("one", "other"), (atOne.Name, atOther.Name));
        Assert.Equal((OrderStatus.Partial, 4.00m, 2, 2), await FoundAsync(one));
        Assert.Equal((OrderStatus.Canceled, 10.00m, 1, 0), await FoundAsync(other));
        Assert.Equal(["webhook"], atOne.OutboxSinks);
        Assert.Empty(atOther.OutboxSinks);
        Assert.Null(host.Services.GetService<IOrderStore>());
        Assert.NotSame(atOne, atOther);
        Assert.Same(atOne, host.Services.GetRequiredKeyedService<OrderStore<ShopContext, ShopOrder, long>>("one"));
        await host.StopAsync(Token);
    }

    // Two names over one database: what the test must tell from two databases.
    [Fact]
    public async Task Two_names_of_one_database_are_seen_as_one()
    {
        using TestDatabase one = Create("SQLite");
        await using ServiceProvider services = new ServiceCollection().AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddSmmOrderStore<ShopContext, ShopOrder, long>("one", store => store.RecordOnly().UseContext(_ => Open(one)))
            .AddSmmOrderStore<ShopContext, ShopOrder, long>("other", store => store.RecordOnly().UseContext(_ => Open(one)))
            .BuildServiceProvider();
        await using ShopContext context = Open(one);
        ShopOrder order = new() { UserId = 1 };
        _ = services.GetRequiredKeyedService<OrderStore<ShopContext, ShopOrder, long>>("one").Add(context, order, new() { Quantity = 1000, Charge = 10.00m, Provider = "p", ProviderOrderId = "1" });
        _ = await context.SaveChangesAsync(Token);

        _ = await services.GetRequiredKeyedService<IOrderStore>("one").ApplyAsync([Partial(order.Id)], Token);
        ApplyOutcome outcome = (await services.GetRequiredKeyedService<IOrderStore>("other").ApplyAsync([Partial(order.Id)], Token))[0];

        Assert.Equal(ApplyStatus.Unchanged, outcome.Status);
    }

    private TestDatabase Create(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, Server);
        using ShopContext context = Open(database);
        _ = context.Database.EnsureCreated();
        return database;
    }

    private static ShopContext Open(TestDatabase database)
    {
        DbContextOptionsBuilder options = new();
        database.Use(options);
        return new(options.UseSmmOrders().AllowManyWays().Options);
    }

    private static async Task<long> AddAsync(IHost host, string name, TestDatabase database)
    {
        await using ShopContext context = Open(database);
        ShopOrder order = new() { UserId = 1 };
        _ = host.Services.GetRequiredKeyedService<OrderStore<ShopContext, ShopOrder, long>>(name)
            .Add(context, order, new() { Quantity = 1000, Charge = 10.00m, Provider = "p", ProviderOrderId = "1" });
        _ = await context.SaveChangesAsync(Token);
        return order.Id;
    }

    private static async Task<(OrderStatus Status, decimal Refunded, int History, int Events)> FoundAsync(TestDatabase database)
    {
        await using ShopContext context = Open(database);
        ShopOrder order = await context.Orders.AsNoTracking().SingleAsync(Token);
        return (order.Status, order.Refunded, await context.Set<OrderHistoryEntry<long>>().CountAsync(Token), await context.Outbox.CountAsync(Token));
    }
}
