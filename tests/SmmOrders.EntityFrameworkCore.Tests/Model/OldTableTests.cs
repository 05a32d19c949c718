using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel with a table of its own, older than the store: names, status as text, and a type for money.</summary>
public sealed class OldTableTests(PostgresServer server)
{
    // What breaks a constraint, and how a database names that constraint; a unique index by its columns, on SQLite.
    private static readonly (string Set, string[] Names)[] Damages =
    [
        ("qty = 0", ["CK_purchases_qty"]),
        ("paid_back = price + 1", ["CK_purchases_paid_back"]),
        ("state = 'Paused'", ["CK_purchases_state"]),
        ("\"Provider\" = 'p', \"ProviderOrderId\" = '1'", ["IX_purchases_Provider_ProviderOrderId", "purchases.Provider, purchases.ProviderOrderId"]),
    ];

    public static IEnumerable<TheoryDataRow<string>> Kinds => TestDatabase.PostgresFirst;

    public static TheoryData<string, int> KindsAndDamages
    {
        get
        {
            TheoryData<string, int> all = [];
            foreach (string kind in new[] { "SQLite", "PostgreSQL" })
            {
                for (int damage = 0; damage < Damages.Length; damage++)
                {
                    all.Add(kind, damage);
                }
            }

            return all;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_table_with_its_rows_is_migrated_and_works(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        using var panel = new TestPanel<OldOrder, int>(database, model => Today(model, database.IsSqlite), create: context => Migrate(database, context));

        await panel.RoundTripAsync(order => order.Id, new OldOrder { Customer = 7 }, new OldOrder { Customer = 8 });

        await using TestPanelContext context = panel.Open();
        Assert.Equal(
            [(1, OrderStatus.Completed, 12.3400m, 7), (2, OrderStatus.InProgress, 0.5000m, 8)],
            (await context.Set<OldOrder>().Where(order => order.Id <= 2).OrderBy(order => order.Id).ToListAsync(Cancel)).Select(order => (order.Id, order.Status, order.Charge, order.Customer)));
        Assert.Equal("Partial", await context.Database.SqlQuery<string>($"SELECT state AS \"Value\" FROM purchases WHERE no = 3").SingleAsync(Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_row_is_told_apart_and_holds_up_no_other(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        using var panel = new TestPanel<OldOrder, int>(database, model => Today(model, database.IsSqlite), create: context => Migrate(database, context));
        int id = (await panel.AddAsync(order => order.Id, new OldOrder { Customer = 7 }))[0];

        IReadOnlyList<ApplyOutcome> outcomes = await panel.Store.ApplyAsync(
            [.. new[] { 2, id }.Select(order => new OrderReport { Order = OrderKey.Of(order), Report = StatusReport.Of(OrderStatus.Partial, 400), At = DateTimeOffset.UnixEpoch.AddYears(60) })], Cancel);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.Contains("older than the store", outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_table_is_adopted_but_for_a_word_that_is_no_status(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        using var panel = new TestPanel<OldOrder, int>(database, model => Today(model, database.IsSqlite), create: context => Migrate(database, context));
        await using TestPanelContext context = panel.Open();
        _ = await context.Database.ExecuteSqlRawAsync("INSERT INTO purchases (customer, state, since, qty, price, paid_back) SELECT 9, 'Paused', since, qty, price, paid_back FROM purchases WHERE no = 2", Cancel);

        List<OrderDamage> damages = await panel.Store.AdoptAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        OrderDamage damage = Assert.Single(damages);
        Assert.Equal((DamageKind.Unreadable, OrderKey.Of(3)), (damage.Kind, damage.Order));
        Assert.Equal([1, 2], await context.Set<OrderHistoryEntry<int>>().OrderBy(entry => entry.OrderId).Select(entry => entry.OrderId).ToListAsync(Cancel));
        Assert.Equal("Paused", await context.Database.SqlQuery<string>($"SELECT state AS \"Value\" FROM purchases WHERE no = 3").SingleAsync(Cancel));
        Assert.Equal(damage.Kind, Assert.Single(await panel.Store.VerifyAsync(Cancel).ToListAsync(Cancel)).Kind);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Once_nothing_is_listed_the_constraints_are_added_and_hold(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        using var panel = new TestPanel<OldOrder, int>(database, model => Today(model, database.IsSqlite), create: context => Migrate(database, context));
        Assert.Empty(await panel.Store.AdoptAsync(cancellationToken: Cancel).ToListAsync(Cancel));
        await using TestPanelContext context = panel.Open();

        Constrain(database, context);

        foreach ((string set, string[] names) in Damages)
        {
            DbException error = await Assert.ThrowsAnyAsync<DbException>(() => context.Database.ExecuteSqlRawAsync($"UPDATE purchases SET {set} WHERE no <= 2", Cancel));
            Assert.Contains(names, name => error.Message.Contains(name, StringComparison.Ordinal));
        }

        Assert.Empty(await panel.Store.VerifyAsync(Cancel).ToListAsync(Cancel));
    }

    [Theory, MemberData(nameof(KindsAndDamages))]
    public async Task While_a_damage_is_left_the_migration_to_the_constraints_fails_and_says_which(string kind, int damage)
    {
        (string set, string[] names) = Damages[damage];
        TestDatabase database = TestDatabase.Of(kind, server);
        using var panel = new TestPanel<OldOrder, int>(database, model => Today(model, database.IsSqlite), create: context => Migrate(database, context));
        await using TestPanelContext context = panel.Open();
        _ = await context.Database.ExecuteSqlRawAsync($"UPDATE purchases SET {set} WHERE no <= 2", Cancel);
        Assert.NotEmpty(await panel.Store.AdoptAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        DbException error = Assert.ThrowsAny<DbException>(() => Constrain(database, context));

        Assert.Contains(names, name => error.Message.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_class_does_not_have_is_a_shadow_property()
    {
        using var context = new TestPanelContext(TestPanelContext.Options(options => options.UseNpgsql().UseSmmOrders().AllowManyWays()), model => Today(model, isSqlite: false));
        IEntityType order = context.Model.FindEntityType(typeof(OldOrder))!;

        Assert.All(OrderColumns.All, column => Assert.Equal(!column.IsInEveryClass, order.FindProperty(column.Name)!.IsShadowProperty()));
        Assert.Equal((12, 4), SmmOrdersConvention.MoneyOf(order));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_amount_that_the_panels_own_column_cannot_hold_is_refused_before_it_is_written(string kind)
    {
        TestDatabase database = TestDatabase.Of(kind, server);
        using var panel = new TestPanel<OldOrder, int>(database, model => Today(model, database.IsSqlite), create: context => Migrate(database, context));
        await using TestPanelContext context = panel.Open();

        _ = Assert.Throws<ArgumentOutOfRangeException>(() => panel.Store.Add(context, new OldOrder { Customer = 7 }, new NewTrackedOrder { Quantity = 1, Charge = 100_000_000m }));
    }

    private static void Today(ModelBuilder model, bool isSqlite)
    {
        Names(model.Entity<OldOrder>(), isSqlite);
        _ = model.Entity<OldOrder>().HasSmmOrder(options => (options.MoneyPrecision, options.MoneyScale) = (12, 4));
        TestModels.Tables<int>(model);
    }

    // What a migration from today's model to one with the constraints makes of the table.
    private static void Constrain(TestDatabase database, TestPanelContext today)
    {
        using TestPanelContext constrained = new(
            TestPanelContext.Options(options =>
            {
                database.Use(options);
                _ = options.UseSmmOrders();
            }),
            model =>
            {
                Today(model, database.IsSqlite);
                _ = model.Entity<OldOrder>().HasSmmOrderConstraints();
            },
            withWallets: true);
        IReadOnlyList<MigrationOperation> operations = Change(today, constrained);
        Assert.Equal(3, operations.OfType<AddCheckConstraintOperation>().Count());
        Assert.True(Assert.Single(operations.OfType<CreateIndexOperation>()).IsUnique);
    }

    private static void Names<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> order, bool isSqlite)
        where T : class
    {
        _ = order.ToTable("purchases");
        _ = order.Property("Id").HasColumnName("no");
        _ = order.Property("Customer").HasColumnName("customer");
        _ = order.Property("Status").HasColumnName("state").HasConversion<string>();
        _ = order.Property("StatusSince").HasColumnName("since");
        _ = order.Property("Quantity").HasColumnName("qty");
        _ = order.Property("Charge").HasColumnName("price");
        _ = order.Property("Refunded").HasColumnName("paid_back");
        if (!isSqlite)
        {
            _ = order.Property("Charge").HasColumnType("numeric(12,4)");
            _ = order.Property("Refunded").HasColumnType("numeric(14,4)");
        }
    }

    // The panel's table with two rows; then what a migration from its model to today's makes of it.
    private static void Migrate(TestDatabase database, TestPanelContext today)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        database.Use(options);
        using var before = new Before(options.Options, database.IsSqlite);
        _ = before.Database.EnsureCreated();
        string since = database.IsSqlite ? "1767322800000000" : "'2026-01-02T03:00:00Z'";
        (string first, string second) = database.IsSqlite ? ("123400", "5000") : ("12.34", "0.5");
        _ = before.Database.ExecuteSqlRaw(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO purchases (customer, state, since, qty, price, paid_back) VALUES (7, 'Completed', {since}, 10, {first}, 0), (8, 'InProgress', {since}, 10, {second}, 0)"));

        Assert.DoesNotContain(Change(before, today), operation => operation is DropTableOperation or DropColumnOperation or AlterColumnOperation);
    }

    private static IReadOnlyList<MigrationOperation> Change(DbContext from, DbContext to)
    {
        IReadOnlyList<MigrationOperation> operations = to.GetService<IMigrationsModelDiffer>()
            .GetDifferences(from.DesignTimeModel().GetRelationalModel(), to.DesignTimeModel().GetRelationalModel());
        to.GetService<IMigrationCommandExecutor>().ExecuteNonQuery(
            to.GetService<IMigrationsSqlGenerator>().Generate(operations, to.DesignTimeModel()), to.GetService<IRelationalConnection>());
        return operations;
    }

    private sealed class OldOrder : ITrackedOrder
    {
        public int Id { get; init; }

        public required int Customer { get; init; }

        public OrderStatus Status { get; private set; }

        public DateTimeOffset StatusSince { get; private set; }

        public long Quantity { get; private set; }

        public decimal Charge { get; private set; }

        public decimal Refunded { get; private set; }
    }

    private sealed class OrderOfBefore
    {
        public int Id { get; init; }

        public int Customer { get; init; }

        public OrderStatus Status { get; init; }

        public DateTimeOffset StatusSince { get; init; }

        public long Quantity { get; init; }

        public decimal Charge { get; init; }

        public decimal Refunded { get; init; }
    }

    private sealed class Before(DbContextOptions options, bool isSqlite) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            Names(modelBuilder.Entity<OrderOfBefore>(), isSqlite);
            _ = modelBuilder.Entity<Wallet>().HasKey(wallet => wallet.UserId);
            _ = modelBuilder.Entity<Wallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
            if (isSqlite)
            {
                _ = modelBuilder.Entity<OrderOfBefore>().Property(order => order.StatusSince).HasConversion(InstantColumn.Microseconds);
                _ = modelBuilder.Entity<OrderOfBefore>().Property(order => order.Charge).HasConversion(MoneyColumn.Scaled(12, 4)).HasPrecision(12, 4);
                _ = modelBuilder.Entity<OrderOfBefore>().Property(order => order.Refunded).HasConversion(MoneyColumn.Scaled(12, 4)).HasPrecision(12, 4);
            }
        }
    }
}
