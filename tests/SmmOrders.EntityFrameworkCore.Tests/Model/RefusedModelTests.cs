using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What cannot work is refused when the model is built, by name, with what to write instead.</summary>
public sealed class RefusedModelTests
{
    private static readonly Dictionary<string, (string Database, Action<ModelBuilder> Model, string[] Says)> Cases = new()
    {
        ["table per type, by name"] = Any(model => Hierarchy(model).UseTptMappingStrategy(), "BaseOrder is mapped with the strategy TPT", "TPH"),
        ["table per type, by a table of its own"] = Any(
            model =>
            {
                _ = Hierarchy(model);
                _ = model.Entity<GiftOrder>().ToTable("gifts");
            },
            "BaseOrder is mapped with the strategy TPT", "TPH"),
        ["table per concrete type"] = Any(model => Hierarchy(model).UseTpcMappingStrategy(), "BaseOrder is mapped with the strategy TPC", "TPH"),
        ["entity splitting"] = Any(
            model =>
            {
                TestModels.Shop(model);
                _ = model.Entity<ShopOrder>().SplitToTable("notes", notes => notes.Property(order => order.Note));
            },
            "ShopOrder is split over several tables", "one table"),
        ["no table"] = Any(model => OfShop(model).ToView("v"), "ShopOrder is not mapped to a table"),
        ["a composite key"] = Any(model => OfShop(model).HasKey(order => new { order.Id, order.UserId }), "ShopOrder needs a primary key of one column", "It has 2"),
        ["no key"] = Any(model => OfShop(model).HasNoKey(), "ShopOrder needs a primary key of one column", "It has none"),
        ["a key that the store writes"] = Any(model => OfShop(model).HasKey(order => order.ProviderOrderId), "ProviderOrderId is the key of ShopOrder", "of its own"),
        ["a key of another type"] = Any(model => model.Entity<ShortOrder>().HasSmmOrder(), "The key of ShortOrder is stored as Int16", "int, long, Guid or string"),
        ["two kinds of orders"] = Any(
            model =>
            {
                TestModels.Shop(model);
                _ = model.Entity<ShortOrder>().HasSmmOrder();
            },
            "HasSmmOrder was called for", "ShopOrder", " and ", "ShortOrder", "one kind of order"),
        ["a derived order"] = Any(
            model =>
            {
                _ = model.Entity<BaseOrder>();
                _ = model.Entity<GiftOrder>().HasSmmOrder();
            },
            "GiftOrder, which derives from the entity BaseOrder", "base class"),
        ["an owned order"] = Any(
            model =>
            {
                TestModels.Shop(model);
                _ = model.Entity<Customer>().OwnsMany(customer => customer.Orders);
            },
            "ShopOrder", "owned"),
        ["tables without an order"] = Any(TestModels.Tables<long>, "no order", "HasSmmOrder"),
        ["constraints without an order"] = Any(model => model.Entity<ShopOrder>().HasSmmOrderConstraints(), "HasSmmOrderConstraints was called for ShopOrder without HasSmmOrder"),
        ["a history of another key"] = Any(
            model =>
            {
                TestModels.Shop(model);
                _ = model.HasSmmOrderHistory<int>();
            },
            "HasSmmOrderHistory<Int32> was called", "the key of ShopOrder is Int64", "HasSmmOrderHistory<Int64>"),
        ["refunds of another key"] = Any(
            model =>
            {
                _ = OfShop(model);
                _ = model.HasSmmOrderRefunds<Guid>();
            },
            "HasSmmOrderRefunds<Guid> was called", "the key of ShopOrder is Int64"),
        ["attention of a key that is never null"] = Any(
            model =>
            {
                _ = OfShop(model);
                _ = model.HasSmmOrderAttention<long>();
            },
            "HasSmmOrderAttention<Int64> was called", "the key of ShopOrder is Int64", "Call HasSmmOrderAttention<Int64?>"),
        ["an outbox of a key that is never null"] = Any(
            model =>
            {
                _ = OfShop(model);
                _ = model.HasSmmOrderOutbox<long>();
            },
            "HasSmmOrderOutbox<Int64> was called", "the key of ShopOrder is Int64", "Call HasSmmOrderOutbox<Int64?>"),
        ["a tenant without an order"] = Any(model => model.Entity<ShopOrder>().HasSmmOrderTenant(order => order.UserId), "HasSmmOrderTenant was called for ShopOrder without HasSmmOrder"),
        ["a part of the history that is ignored"] = Any(
            model =>
            {
                TestModels.Shop(model);
                _ = model.Entity<OrderHistoryEntry<long>>().Ignore(entry => entry.Note);
            },
            "OrderHistoryEntry<long>.Note is not mapped", "Ignore"),
        ["a concurrency token"] = Any(model => OfShop(model).Property<long?>("Version").IsConcurrencyToken(), "ShopOrder.Version is a concurrency token", "IsConcurrencyToken"),
        ["a property that is ignored"] = Any(model => OfShop(model).Ignore(order => order.Refunded), "ShopOrder.Refunded is not mapped", "Ignore"),
        ["a column that SaveChanges writes"] = Any(
            model => OfShop(model).Property(order => order.Status).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Save), "ShopOrder.Status has save behaviors", "SetAfterSaveBehavior"),
        ["a column that the insert leaves out"] = Any(
            model => OfShop(model).Property(order => order.Status).Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore), "ShopOrder.Status has save behaviors", "SetBeforeSaveBehavior"),
        ["a column that the database generates"] = Any(
            model => OfShop(model).Property(order => order.StatusSince).ValueGeneratedOnAddOrUpdate(), "ShopOrder.StatusSince is generated by the database", "ValueGenerated"),
        ["a computed column"] = Any(model => OfShop(model).Property(order => order.Refunded).HasComputedColumnSql("1"), "ShopOrder.Refunded is generated by the database", "HasComputedColumnSql"),
        ["an explicit implementation"] = Any(model => model.Entity<HiddenOrder>().HasSmmOrder(), "HiddenOrder has no property Quantity of its own", "Int64 Quantity"),
        ["a navigation with a name of ours"] = Any(model => model.Entity<ServiceOrder>().HasSmmOrder(), "ServiceOrder.Service is Customer", "String", "Rename"),
        ["a nullable property that is not"] = Any(model => model.Entity<DeliveredOrder>().HasSmmOrder(), "DeliveredOrder.Delivered is Int64", "Int64?"),
        ["a property with the name of a shadow property"] = Any(model => model.Entity<VersionedOrder>().HasSmmOrder(), "VersionedOrder.Version has the name of a shadow property", "Rename"),
        ["status that does not come back"] = Any(
            model => OfShop(model).Property(order => order.Status).HasConversion(status => status == OrderStatus.Pending ? "P" : "C", text => text == "P" ? OrderStatus.Pending : OrderStatus.Completed),
            "The conversion of ShopOrder.Status does not give", "Processing", "Canceled", "six"),
        ["status in a column that is too short"] = Any(
            model => OfShop(model).Property(order => order.Status).HasConversion<string>().HasMaxLength(9), "The column of ShopOrder.Status has 9 characters, too few for Processing, InProgress", "HasMaxLength"),
        ["instants in seconds"] = Any(
            model => OfShop(model).Property(order => order.StatusSince).HasConversion(at => at.ToUnixTimeSeconds(), seconds => DateTimeOffset.FromUnixTimeSeconds(seconds)),
            "ShopOrder.StatusSince is stored as", "microseconds"),
        ["SQLite: instants in text"] = ("SQLite", model => OfShop(model).Property(order => order.StatusSince).HasColumnType("TEXT"), ["ShopOrder.StatusSince is stored as whole numbers in a column of the type TEXT", "INTEGER"]),
        ["SQLite: money in a REAL column"] = ("SQLite", model => OfShop(model).Property(order => order.Charge).HasColumnType("REAL"), ["ShopOrder.Charge is stored as Int64 in a column of the type REAL", "INTEGER"]),
        ["SQLite: money in a TEXT column"] = ("SQLite", model => OfShop(model).Property(order => order.Charge).HasColumnType("TEXT"), ["ShopOrder.Charge is stored as Int64 in a column of the type TEXT", "INTEGER"]),
        ["SQLite: money as a double"] = ("SQLite", model => OfShop(model).Property(order => order.Refunded).HasConversion<double>(), ["ShopOrder.Refunded has a conversion of its own", "MoneyScale"]),
        ["SQLite: money in cents of the panel's own"] = (
            "SQLite", model => OfShop(model).Property(order => order.Refunded).HasConversion(amount => (long)(amount * 100), cents => cents / 100m), ["ShopOrder.Refunded has a conversion of its own", "MoneyScale"]),
        ["SQLite: amounts with other decimals"] = ("SQLite", model => OfShop(model).Property(order => order.Charge).HasPrecision(12, 2), ["ShopOrder.Charge has 2 decimals", "8", "MoneyScale"]),
        ["PostgreSQL: money as a double"] = ("PostgreSQL", model => OfShop(model).Property(order => order.Refunded).HasConversion<double>(), ["ShopOrder.Refunded is stored as Double", "numeric"]),
        ["PostgreSQL: money of the locale's"] = ("PostgreSQL", model => OfShop(model).Property(order => order.Refunded).HasColumnType("money"), ["ShopOrder.Refunded is stored as Decimal in a column of the type money", "numeric"]),
        ["PostgreSQL: money as text"] = ("PostgreSQL", model => OfShop(model).Property(order => order.Refunded).HasConversion<string>(), ["ShopOrder.Refunded is stored as String", "numeric"]),
        ["PostgreSQL: cents that lose decimals"] = (
            "PostgreSQL", model => OfShop(model).Property(order => order.Charge).HasConversion(amount => (long)(amount * 100), cents => cents / 100m), ["The conversion of ShopOrder.Charge does not keep every amount from 0.00000001", "MoneyScale"]),
        ["PostgreSQL: cents beside decimals"] = (
            "PostgreSQL",
            model => model.Entity<ShopOrder>().HasSmmOrder(options => options.MoneyScale = 2).Property(order => order.Charge).HasConversion(amount => (long)(amount * 100), cents => cents / 100m),
            ["ShopOrder.Refunded and Charge are stored in different ways"]),
        ["PostgreSQL: instants without fractions"] = ("PostgreSQL", model => OfShop(model).Property(order => order.StatusSince).HasPrecision(0), ["ShopOrder.StatusSince is stored as timestamp(0) with time zone", "microseconds"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void It_is_refused_by_name_and_with_a_way_out(string name)
    {
        (string database, Action<ModelBuilder> model, string[] says) = Cases[name];
        foreach (string kind in database == "any" ? new[] { "SQLite", "PostgreSQL" } : [database])
        {
            using var context = new TestPanelContext(
                TestPanelContext.Options(options => _ = kind == "SQLite" ? options.UseSqlite().UseSmmOrders().AllowManyWays() : options.UseNpgsql().UseSmmOrders().AllowManyWays()), model);

            InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => context.Model);

            Assert.All(says, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Cents_of_the_panels_own_work_on_PostgreSQL_with_two_decimals()
    {
        using var context = new TestPanelContext(TestPanelContext.Options(options => options.UseNpgsql().UseSmmOrders().AllowManyWays()), model =>
        {
            _ = model.Entity<ShopOrder>().HasSmmOrder(options => (options.MoneyPrecision, options.MoneyScale) = (12, 2));
            _ = model.Entity<ShopOrder>().Property(order => order.Charge).HasConversion(amount => (long)(amount * 100), cents => cents / 100m);
            _ = model.Entity<ShopOrder>().Property(order => order.Refunded).HasConversion(amount => (long)(amount * 100), cents => cents / 100m);
        });

        Assert.Equal((12, 2), SmmOrdersConvention.MoneyOf(context.Model.FindEntityType(typeof(ShopOrder))!));
    }

    [Fact]
    public void A_type_of_PostgreSQLs_own_for_the_status_is_refused()
    {
        using var context = new TestPanelContext(
            TestPanelContext.Options(options => options.UseNpgsql(npgsql => npgsql.MapEnum<OrderStatus>("order_status")).UseSmmOrders().AllowManyWays()), TestModels.Shop);

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => context.Model);

        Assert.Contains("ShopOrder.Status is stored as the database's own type order_status", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conversions_of_the_panels_conventions_are_refused_for_ours_until_they_are_cleared()
    {
        DbContextOptions options = TestPanelContext.Options(builder => builder.UseSqlite().UseSmmOrders().AllowManyWays());
        using var refused = new ConventionalContext(options, TestModels.Shop);
        using var cleared = new ConventionalContext(options, model =>
        {
            TestModels.Shop(model);
            foreach (IMutableProperty property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).ToList())
            {
                _ = model.Entity(property.DeclaringType.ClrType).Property(property.Name).HasConversion((ValueConverter?)null);
            }
        });

        Assert.Contains("HasConversion((ValueConverter?)null)", Assert.Throws<InvalidOperationException>(() => refused.Model).Message, StringComparison.Ordinal);
        Assert.NotNull(cleared.Model.FindAnnotation(Annotations.Finished));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(19, 2)]
    [InlineData(5, 6)]
    [InlineData(5, -1)]
    public void Digits_that_no_column_has_are_refused(int precision, int scale)
    {
        using var context = new TestPanelContext(
            TestPanelContext.Options(options => options.UseSqlite().UseSmmOrders().AllowManyWays()),
            model => model.Entity<ShopOrder>().HasSmmOrder(options => (options.MoneyPrecision, options.MoneyScale) = (precision, scale)));

        _ = Assert.Throws<ArgumentOutOfRangeException>(() => context.Model);
    }

    [Fact]
    public void A_database_that_is_not_relational_is_refused()
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new NotRelational());

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => new SmmOrdersOptionsExtension().Validate(options.Options));

        Assert.Contains("relational", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_orders_is_none_of_our_business()
    {
        using var context = new TestPanelContext(
            TestPanelContext.Options(options => options.UseSqlite().UseSmmOrders().AllowManyWays()), model => model.Entity<Wallet>().HasKey(wallet => wallet.UserId));

        Assert.Null(context.Model.FindAnnotation(Annotations.Finished));
    }

    private static (string Database, Action<ModelBuilder> Model, string[] Says) Any(Action<ModelBuilder> model, params string[] says) => ("any", model, says);

    private static Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<ShopOrder> OfShop(ModelBuilder model) => model.Entity<ShopOrder>().HasSmmOrder();

    private static Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<BaseOrder> Hierarchy(ModelBuilder model)
    {
        _ = model.Entity<GiftOrder>();
        return model.Entity<BaseOrder>().HasSmmOrder();
    }

    // What pages about SQLite advise.
    private sealed class ConventionalContext(DbContextOptions options, Action<ModelBuilder> model) : TestPanelContext(options, model)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            _ = configurationBuilder.Properties<decimal>().HaveConversion<double>();
            _ = configurationBuilder.Properties<DateTimeOffset>().HaveConversion<DateTimeOffsetToBinaryConverter>();
        }
    }

    private abstract class BaseOrder : TrackedOrder
    {
        public long Id { get; init; }
    }

    private sealed class GiftOrder : BaseOrder
    {
        public string? Giver { get; init; }
    }

    private sealed class ShortOrder : TrackedOrder
    {
        public short Id { get; init; }
    }

    private sealed class VersionedOrder : TrackedOrder
    {
        public long Id { get; init; }

        public long? Version { get; init; }
    }

    private sealed class Customer
    {
        public int Id { get; init; }

        public List<ShopOrder> Orders { get; } = [];
    }

    private abstract class PlainOrder
    {
        public long Id { get; init; }

        public OrderStatus Status { get; private set; }

        public DateTimeOffset StatusSince { get; private set; }

        public decimal Charge { get; private set; }

        public decimal Refunded { get; private set; }
    }

    private sealed class HiddenOrder : PlainOrder, ITrackedOrder
    {
        long ITrackedOrder.Quantity => 1;
    }

    private sealed class ServiceOrder : PlainOrder, ITrackedOrder
    {
        public long Quantity { get; private set; }

        public Customer? Service { get; init; }
    }

    private sealed class DeliveredOrder : PlainOrder, ITrackedOrder
    {
        public long Quantity { get; private set; }

        public long Delivered { get; private set; }
    }

    private sealed class NotRelational : IDbContextOptionsExtension
    {
        public DbContextOptionsExtensionInfo Info => new NotRelationalInfo(this);

        public void ApplyServices(IServiceCollection services)
        {
        }

        public void Validate(IDbContextOptions options)
        {
        }

        private sealed class NotRelationalInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
        {
            public override bool IsDatabaseProvider => true;

            public override string LogFragment => "";

            public override int GetServiceProviderHashCode() => 0;

            public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
            {
            }

            public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => true;
        }
    }
}
