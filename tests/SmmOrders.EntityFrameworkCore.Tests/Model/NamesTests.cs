using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Every name in our SQL is the model's: a panel and its naming convention may name whatever they like, in any order of calls.</summary>
public sealed class NamesTests(PostgresServer server)
{
    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public Task A_schema_of_the_panels_own(string kind) => WorksAsync(kind, model =>
    {
        _ = model.HasDefaultSchema("shop");
        TestModels.Shop(model);
        _ = model.HasSmmOrderHistory<long>().ToTable("order_history", "audit");
    });

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public async Task Names_that_must_be_quoted(string kind)
    {
        using TestPanel<ShopOrder, long> panel = await WorksAsync(kind, model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().ToTable("the \"Order's\" [table]");
            _ = model.HasSmmOrderHistory<long>().ToTable("select");
            _ = model.HasSmmOrderRefunds<long>().ToTable("Größe; --");
            foreach (IMutableEntityType type in model.Model.GetEntityTypes())
            {
                foreach (IMutableProperty property in type.GetProperties())
                {
                    property.SetColumnName($"{property.Name} \"from\" `x`");
                }
            }
        });

        Assert.Contains("\"Refunded \"\"from\"\" `x`\" <= \"Charge \"\"from\"\" `x`\"", Constraints(panel));
    }

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public async Task Column_names_given_after_HasSmmOrder(string kind)
    {
        using TestPanel<ShopOrder, long> panel = await WorksAsync(kind, model =>
        {
            TestModels.Shop(model);
            Renamed(model);
        });

        Assert.Equal(["CK_purchases_paid_back", "CK_purchases_Quantity", "CK_purchases_state"], ConstraintNames(panel));
        Assert.Contains("paid_back <= Charge", Unquoted(panel));
        Assert.Contains("state IN (", Unquoted(panel));
    }

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public async Task Column_names_given_before_HasSmmOrder(string kind)
    {
        using TestPanel<ShopOrder, long> panel = await WorksAsync(kind, model =>
        {
            Renamed(model);
            TestModels.Shop(model);
        });

        Assert.Contains("paid_back <= Charge", Unquoted(panel));
    }

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public async Task Snake_case_before_ours(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        await IsSnakeCaseAsync(database, options =>
        {
            _ = options.UseSnakeCaseNamingConvention();
            database.Use(options);
            _ = options.UseSmmOrders().AllowManyWays();
        });
    }

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public async Task Snake_case_after_ours_and_the_database_last(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        await IsSnakeCaseAsync(database, options =>
        {
            _ = options.UseSmmOrders().AllowManyWays().UseSnakeCaseNamingConvention();
            database.Use(options);
        });
    }

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public async Task Our_tables_follow_a_naming_convention_too(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        using TestPanel<ShopOrder, long> panel = await WorksAsync(database, TestModels.Shop, options =>
        {
            database.Use(options);
            _ = options.UseSmmOrders().AllowManyWays().UseUpperSnakeCaseNamingConvention();
        });

        Assert.Equal(["ORDER_ATTEMPTS", "ORDER_ATTENTION", "ORDER_HISTORY", "ORDER_OUTBOX", "ORDER_PROVIDERS", "ORDER_REFUNDS", "ORDER_REQUESTS", "SHOP_ORDER", "WALLET"], Tables(panel));
        Assert.Contains("\"REFUNDED\" <= \"CHARGE\"", Constraints(panel));
    }

    [Fact]
    public void A_DbSet_names_our_table_as_it_names_any_other()
    {
        using var context = new ContextWithSets(TestPanelContext.Options(options => options.UseSqlite("Data Source=:memory:").UseSmmOrders().AllowManyWays()));

        Assert.Equal("Story", context.Model.FindEntityType(typeof(OrderHistoryEntry<long>))!.GetTableName());
        Assert.Equal("order_refunds", context.Model.FindEntityType(typeof(OrderRefundEntry<long>))!.GetTableName());
    }

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public async Task A_name_as_long_as_the_database_allows_keeps_the_constraints_apart(string kind)
    {
        using TestPanel<ShopOrder, long> panel = await WorksAsync(kind, model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().ToTable(new string('t', 63));
        });

        Assert.Equal(3, ConstraintNames(panel).Distinct().Count());
    }

    [Fact]
    public void A_convention_of_the_panels_own_that_names_columns_last_is_still_before_ours()
    {
        using var context = new RenamingContext(TestPanelContext.Options(options => options.UseSqlite().UseSmmOrders().AllowManyWays()), TestModels.Shop);

        Assert.Contains(
            "\"x_Refunded\" <= \"x_Charge\"",
            string.Join("; ", context.DesignTimeModel().FindEntityType(typeof(ShopOrder))!.GetCheckConstraints().Select(check => check.Sql)),
            StringComparison.Ordinal);
    }

    private static void Renamed(ModelBuilder model)
    {
        _ = model.Entity<ShopOrder>().ToTable("purchases");
        _ = model.Entity<ShopOrder>().Property(order => order.Id).HasColumnName("number");
        _ = model.Entity<ShopOrder>().Property(order => order.Status).HasColumnName("state");
        _ = model.Entity<ShopOrder>().Property(order => order.Refunded).HasColumnName("paid_back");
        _ = model.Entity<ShopOrder>().Property<long?>("Version").HasColumnName("row_version");
    }

    private static async Task IsSnakeCaseAsync(TestDatabase database, Action<DbContextOptionsBuilder> configure)
    {
        using TestPanel<ShopOrder, long> panel = await WorksAsync(database, TestModels.Shop, configure);

        using TestPanelContext context = panel.Open();
        Assert.Equal(["order_attempts", "order_attention", "order_history", "order_outbox", "order_providers", "order_refunds", "order_requests", "shop_order", "wallet"], Tables(panel));
        Assert.All(
            context.Model.GetEntityTypes().SelectMany(type => type.GetProperties()),
            property => Assert.Matches("^[a-z_]+$", property.ColumnName()));
        Assert.Equal(["CK_shop_order_quantity", "CK_shop_order_refunded", "CK_shop_order_status"], ConstraintNames(panel));
        Assert.Contains("refunded <= charge", Unquoted(panel));
    }

    private Task<TestPanel<ShopOrder, long>> WorksAsync(string kind, Action<ModelBuilder> model) => WorksAsync(TestDatabase.Of(kind, server), model);

    // The round trip, and a constraint that the database keeps.
    private static async Task<TestPanel<ShopOrder, long>> WorksAsync(TestDatabase database, Action<ModelBuilder> model, Action<DbContextOptionsBuilder>? configure = null)
    {
        var panel = new TestPanel<ShopOrder, long>(database, model, configure);
        await panel.RoundTripAsync(order => order.Id, new ShopOrder { UserId = 1 }, new ShopOrder { UserId = 1 });
        await panel.SendAsync(new ShopOrder { UserId = 1 });
        using TestPanelContext context = panel.Open();
        _ = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Set<ShopOrder>().ExecuteUpdateAsync(
            setters => setters.SetProperty(order => order.Refunded, 10.01m), TestContext.Current.CancellationToken));
        return panel;
    }

    private static string[] Tables(TestPanel<ShopOrder, long> panel)
    {
        using TestPanelContext context = panel.Open();
        return [.. context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order(StringComparer.Ordinal)];
    }

    private static string Constraints(TestPanel<ShopOrder, long> panel) => string.Join("; ", ChecksOf(panel).Select(check => check.Sql));

    // PostgreSQL quotes only names that need it.
    private static string Unquoted(TestPanel<ShopOrder, long> panel) => Constraints(panel).Replace("\"", "", StringComparison.Ordinal);

    private static string[] ConstraintNames(TestPanel<ShopOrder, long> panel) => [.. ChecksOf(panel).Select(check => check.Name!).Order(StringComparer.OrdinalIgnoreCase)];

    private static ICheckConstraint[] ChecksOf(TestPanel<ShopOrder, long> panel)
    {
        using TestPanelContext context = panel.Open();
        return [.. context.DesignTimeModel().FindEntityType(typeof(ShopOrder))!.GetCheckConstraints()];
    }

    private sealed class ContextWithSets(DbContextOptions options) : DbContext(options)
    {
        public DbSet<OrderHistoryEntry<long>> Story => Set<OrderHistoryEntry<long>>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => TestModels.Shop(modelBuilder);
    }

    private sealed class RenamingContext(DbContextOptions options, Action<ModelBuilder> model) : TestPanelContext(options, model)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.Conventions.Add(_ => new Renaming());
    }

    private sealed class Renaming : IModelFinalizingConvention
    {
        public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
        {
            foreach (IConventionProperty property in modelBuilder.Metadata.GetEntityTypes().SelectMany(type => type.GetProperties()))
            {
                _ = property.Builder.HasColumnName($"x_{property.Name}");
            }
        }
    }
}
