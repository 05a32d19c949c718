using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>However a panel registers its contexts, in a host that starts: plain, pooled, by a factory, several, one for each tenant.</summary>
public sealed class ContextTests(PostgresServer server)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly Dictionary<string, Action<IServiceCollection, Action<DbContextOptionsBuilder>>> Ways = new()
    {
        ["AddDbContext"] = (services, options) => services.AddDbContext<ShopContext>(options),
        ["AddDbContextPool"] = (services, options) => services.AddDbContextPool<ShopContext>(options, poolSize: 2),
        ["AddDbContextFactory"] = (services, options) => services.AddDbContextFactory<ShopContext>(options),
        ["AddPooledDbContextFactory"] = (services, options) => services.AddPooledDbContextFactory<ShopContext>(options, poolSize: 2),
        ["a scoped factory"] = (services, options) => services.AddDbContextFactory<ShopContext>(options, ServiceLifetime.Scoped),
    };

    private const string SqliteTrigger = """
        CREATE TABLE audit (number INTEGER);
        CREATE TRIGGER audited AFTER UPDATE ON orders BEGIN INSERT INTO audit VALUES (new."Id"), (new."Id"); END;
        """;

    private const string PostgresTrigger = """
        CREATE TABLE audit (number bigint);
        CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO audit VALUES (new."Id"), (new."Id"); RETURN new; END';
        CREATE TRIGGER audited BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION audited();
        """;

    private static readonly string[] Tenants = ["first", "second"];

    public static MatrixTheoryData<string, string> WaysAndKinds => new(Ways.Keys, ["SQLite", "PostgreSQL"]);

    public static IEnumerable<TheoryDataRow<string>> Kinds => TestDatabase.SqliteFirst;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(WaysAndKinds))]
    public async Task A_context_that_is_registered_in_any_way(string way, string kind)
    {
        using TestDatabase database = Made(kind);
        HostApplicationBuilder builder = NewBuilder();
        Ways[way](builder.Services, Options(database));
        _ = builder.Services.AddSmmOrderStore<ShopContext, ShopOrder, long>(Wallets);
        using IHost host = builder.Build();
        await host.StartAsync(Cancel);
        OrderStore<ShopContext, ShopOrder, long> store = host.Services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();

        // More often than a pool has contexts.
        for (int round = 0; round < 4; round++)
        {
            await PartialAsync(store, await AddAsync(store, database));
        }

        Assert.Same(store, host.Services.GetRequiredService<IOrderStore>());
        Assert.Equal(16.00m, await BalanceAsync(database));
        await host.StopAsync(Cancel);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task One_context_over_a_database_for_each_tenant(string kind)
    {
        using TestDatabase first = Made(kind);
        using TestDatabase second = Made(kind);
        HostApplicationBuilder builder = NewBuilder();
        foreach ((string tenant, TestDatabase database) in new[] { ("first", first), ("second", second) })
        {
            _ = builder.Services.AddSmmOrderStore<ShopContext, ShopOrder, long>(tenant, store => Wallets(store.UseContext(_ => Open(database))));
        }

        using IHost host = builder.Build();
        await host.StartAsync(Cancel);
        OrderStore<ShopContext, ShopOrder, long> Of(string tenant) => host.Services.GetRequiredKeyedService<OrderStore<ShopContext, ShopOrder, long>>(tenant);
        _ = await AddAsync(Of("first"), first);
        await PartialAsync(Of("second"), await AddAsync(Of("second"), second));

        Assert.Equal((0m, 4.00m), (await BalanceAsync(first), await BalanceAsync(second)));
        Assert.Equal(Tenants, Tenants.Select(tenant => host.Services.GetRequiredKeyedService<IOrderStore>(tenant).Name));
        Assert.Null(host.Services.GetService<IOrderStore>());
        await host.StopAsync(Cancel);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Several_contexts_in_one_host(string kind)
    {
        using TestDatabase shop = Made(kind);
        using var gifts = new TestPanel<GiftOrder, Guid>(TestDatabase.Of(kind, server), model =>
        {
            _ = model.Entity<GiftOrder>().HasSmmOrder();
            TestModels.Tables<Guid>(model);
        });
        HostApplicationBuilder builder = NewBuilder();
        _ = builder.Services
            .AddDbContext<ShopContext>(Options(shop))
            .AddSmmOrderStore<ShopContext, ShopOrder, long>(Wallets)
            .AddSmmOrderStore<TestPanelContext, GiftOrder, Guid>("gifts", store => store.RecordOnly().UseContext(_ => gifts.Open()));
        using IHost host = builder.Build();
        await host.StartAsync(Cancel);
        OrderStore<ShopContext, ShopOrder, long> store = host.Services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();
        Guid gift = (await gifts.AddAsync(order => order.Id, new GiftOrder()))[0];

        await PartialAsync(store, await AddAsync(store, shop));
        ApplyOutcome outcome = (await host.Services.GetRequiredKeyedService<IOrderStore>("gifts").ApplyAsync(
            [new OrderReport { Order = OrderKey.Of(gift), Report = StatusReport.Of(OrderStatus.Completed), At = Now }], Cancel))[0];

        Assert.Equal((4.00m, ApplyStatus.Applied), (await BalanceAsync(shop), outcome.Status));
        await host.StopAsync(Cancel);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_hierarchy_in_one_table(string kind)
    {
        using var panel = new TestPanel<BaseOrder, long>(TestDatabase.Of(kind, server), model =>
        {
            _ = model.Entity<BaseOrder>().HasSmmOrder().HasSmmOrderConstraints();
            _ = model.Entity<LikesOrder>();
            _ = model.Entity<ViewsOrder>();
            TestModels.Tables<long>(model);
        });

        await panel.RoundTripAsync(order => order.Id, new LikesOrder { Post = "a" }, new ViewsOrder { Video = "b" });

        await using TestPanelContext context = panel.Open();
        LikesOrder likes = await context.Set<LikesOrder>().SingleAsync(Cancel);
        Assert.Equal(("a", 5.00m), (likes.Post, likes.Refunded));
    }

    /// <summary>It changes more rows for each order, which must not be taken for another writer's.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task A_trigger_of_the_panels_own_on_the_orders(string kind)
    {
        using var panel = new TestPanel<ShopOrder, long>(
            TestDatabase.Of(kind, server),
            model =>
            {
                TestModels.Shop(model);
                _ = model.Entity<ShopOrder>().ToTable("orders", table => table.HasTrigger("audited"));
            },
            create: context =>
            {
                _ = context.Database.EnsureCreated();
                _ = context.Database.ExecuteSqlRaw(kind == "SQLite" ? SqliteTrigger : PostgresTrigger);
            });

        await panel.RoundTripAsync(order => order.Id, new ShopOrder { UserId = 1 }, new ShopOrder { UserId = 1 });

        await using TestPanelContext context = panel.Open();
        Assert.True(await context.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM audit").SingleAsync(Cancel) >= 6);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_query_filter_holds_for_what_a_person_sees_and_decides_and_not_for_a_batch(string kind)
    {
        using var panel = new TestPanel<ShopOrder, long>(TestDatabase.Of(kind, server), model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().HasQueryFilter(order => order.UserId == 1);
        });
        long[] ids = await panel.AddAsync(order => order.Id, new ShopOrder { UserId = 1 }, new ShopOrder { UserId = 2 });

        IReadOnlyList<ApplyOutcome> applied = await panel.Store.ApplyAsync(
            [.. ids.Select(id => new OrderReport { Order = OrderKey.Of(id), Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now })], Cancel);
        List<ApplyStatus> decided = [];
        await using TestPanelContext context = panel.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Cancel);
        foreach (long id in ids)
        {
            decided.Add((await panel.Store.Join(context).DecideAsync(
                new OrderDecision { Order = OrderKey.Of(id), Decision = Decision.Refund(5.00m, 4.00m), By = "anna", At = Now }, Cancel)).Status);
        }

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.Applied], applied.Select(outcome => outcome.Status));
        Assert.Equal([ApplyStatus.Written, ApplyStatus.NotFound], decided);
        Assert.NotNull(await panel.Store.FindToSendAsync(context, ids[0], Cancel));
        Assert.Null(await panel.Store.FindToSendAsync(context, ids[1], Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_store_makes_no_savepoint_in_a_transaction_of_its_own_or_of_the_callers(string kind)
    {
        var savepoints = new Savepoints();
        TestDatabase database = TestDatabase.Of(kind, server);
        using var panel = new TestPanel<ShopOrder, long>(database, TestModels.Shop, options =>
        {
            database.Use(options);
            _ = options.UseSmmOrders().AllowManyWays().AddInterceptors(savepoints);
        });
        OrderKey order = OrderKey.Of((await panel.AddAsync(each => each.Id, new ShopOrder { UserId = 1 }))[0]);
        await using TestPanelContext context = panel.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Cancel);
        savepoints.Count = 0;

        await transaction.CreateSavepointAsync("shows that they are counted", Cancel);
        OrderReport[] reports = [new() { Order = order, Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now }];
        ApplyOutcome joined = (await panel.Store.Join(context).ApplyAsync(reports, Cancel))[0];
        await transaction.RollbackAsync(Cancel);
        ApplyOutcome own = (await panel.Store.ApplyAsync(reports, Cancel))[0];

        Assert.Equal((ApplyStatus.Written, ApplyStatus.Applied, 1), (joined.Status, own.Status, savepoints.Count));
    }

    [Fact]
    public async Task One_store_serves_callers_whose_contexts_have_other_schemas()
    {
        var database = TestDatabase.Postgres(server);
        using var plain = new TestPanel<ShopOrder, long>(database, TestModels.Shop);
        DbContextOptions options = TestPanelContext.Options(Options(database));
        void Tenant(ModelBuilder model)
        {
            _ = model.HasDefaultSchema("tenant");
            TestModels.Shop(model);
            _ = model.Entity<Wallet>().HasKey(wallet => wallet.UserId);
        }

        await using var tenant = new TestPanelContext(options, Tenant);
        await tenant.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Cancel);
        _ = await plain.AddAsync(order => order.Id, new ShopOrder { UserId = 1 });
        ShopOrder order = plain.Store.Add(tenant, new ShopOrder { UserId = 1 }, new NewTrackedOrder { Quantity = 10, Charge = 1.00m, ProviderOrderId = "x" }).Entity;
        _ = tenant.Add(new Wallet { UserId = 1, Balance = 0m });
        _ = await tenant.SaveChangesAsync(Cancel);
        await using (IDbContextTransaction transaction = await tenant.Database.BeginTransactionAsync(Cancel))
        {
            _ = await plain.Store.Join(tenant).ApplyAsync([new OrderReport { Order = OrderKey.Of(order.Id), Report = StatusReport.Of(OrderStatus.Completed), At = Now }], Cancel);
            await transaction.CommitAsync(Cancel);
        }

        await using TestPanelContext other = plain.Open();
        Assert.Equal(
            (OrderStatus.Processing, OrderStatus.Completed),
            ((await other.Set<ShopOrder>().AsNoTracking().SingleAsync(Cancel)).Status, (await tenant.Set<ShopOrder>().AsNoTracking().SingleAsync(Cancel)).Status));
    }

    private static HostApplicationBuilder NewBuilder()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        _ = builder.Services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2));
        return builder;
    }

    private static Action<DbContextOptionsBuilder> Options(TestDatabase database) => options =>
    {
        database.Use(options);
        _ = options.UseSmmOrders().AllowManyWays();
    };

    private static void Wallets(OrderStoreBuilder<ShopContext, ShopOrder, long> store) =>
        store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId);

    private TestDatabase Made(string kind)
    {
        var database = TestDatabase.Of(kind, server);
        using ShopContext context = Open(database);
        _ = context.Database.EnsureCreated();
        _ = context.Add(new Wallet { UserId = 1, Balance = 0m });
        _ = context.SaveChanges();
        return database;
    }

    private static ShopContext Open(TestDatabase database)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        Options(database)(options);
        return new(options.Options);
    }

    private static async Task<long> AddAsync(OrderStore<ShopContext, ShopOrder, long> store, TestDatabase database)
    {
        await using ShopContext context = Open(database);
        var order = new ShopOrder { UserId = 1 };
        _ = store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, ProviderOrderId = Guid.NewGuid().ToString("N") });
        _ = await context.SaveChangesAsync(Cancel);
        return order.Id;
    }

    private static async Task PartialAsync(OrderStore<ShopContext, ShopOrder, long> store, long id) => Assert.Equal(
        ApplyStatus.Applied,
        (await store.ApplyAsync([new OrderReport { Order = OrderKey.Of(id), Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now }], Cancel))[0].Status);

    private static async Task<decimal> BalanceAsync(TestDatabase database)
    {
        await using ShopContext context = Open(database);
        return (await context.Wallets.SingleAsync(Cancel)).Balance;
    }

    private sealed class Savepoints : DbTransactionInterceptor
    {
        public int Count { get; set; }

        public override Task CreatedSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
        {
            Count++;
            return Task.CompletedTask;
        }
    }

    private sealed class GiftOrder : TrackedOrder
    {
        public Guid Id { get; init; }
    }

    private abstract class BaseOrder : TrackedOrder
    {
        public long Id { get; init; }
    }

    private sealed class LikesOrder : BaseOrder
    {
        public required string Post { get; init; }
    }

    private sealed class ViewsOrder : BaseOrder
    {
        public required string Video { get; init; }
    }
}
