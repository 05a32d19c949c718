using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static SmmOrders.EntityFrameworkCore.Tests.ShopStart;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>When a host starts, a PostgreSQL database whose columns would round what is written is refused by name.</summary>
public sealed class PostgresStartTests(PostgresServer server)
{
    // The table, the column, its type in the database, and the type that the model says.
    private static readonly (string Table, string Column, string Real, string Model)[] Rounding =
    [
        ("Orders", "Refunded", "numeric(10,2)", "numeric(18,8)"),
        ("Orders", "Refunded", "numeric(17,8)", "numeric(18,8)"),
        ("Orders", "Charge", "double precision", "numeric(18,8)"),
        ("Orders", "Charge", "real", "numeric(18,8)"),
        ("Orders", "Charge", "money", "numeric(18,8)"),
        ("Orders", "Charge", "bigint", "numeric(18,8)"),
        ("Orders", "StatusSince", "timestamp(0) with time zone", "timestamp with time zone"),
        ("Orders", "StatusSince", "timestamp(5) with time zone", "timestamp with time zone"),
        ("Orders", "StatusSince", "timestamp without time zone", "timestamp with time zone"),
        ("order_refunds", "Amount", "numeric(18,2)", "numeric(18,8)"),
        ("order_history", "At", "date", "timestamp with time zone"),
        ("Wallets", "Balance", "numeric(12,2)", "numeric"),
        ("Wallets", "Balance", "real", "numeric"),
    ];

    private static readonly (string Table, string Column, string Real)[] Exact =
    [
        ("Orders", "Refunded", "numeric(18,8)"), ("Orders", "Refunded", "numeric(30,10)"), ("Orders", "Charge", "numeric"), ("Orders", "StatusSince", "timestamp(6) with time zone"),
        ("Orders", "Refunded", "fine"),
    ];

    [Fact]
    public async Task A_table_that_is_older_than_the_model_is_refused_by_column_and_what_is_exact_is_the_panels_choice()
    {
        using TestDatabase database = Made(TestDatabase.Postgres(server));
        await RunAsync(database, "CREATE DOMAIN coarse AS numeric(10,2); CREATE DOMAIN fine AS numeric(18,8)");
        foreach ((string table, string column, string real, string model) in Rounding.Append(("Orders", "Refunded", "coarse", "numeric(18,8)")))
        {
            await WithAsync(database, table, column, real, () => RefusesAsync(
                database.Use, [$"The column {column} of the table {table} has the type {(real == "coarse" ? "numeric(10,2)" : real)}, and ", $".{column} the type {model}:", "migration"]));
        }

        foreach ((string table, string column, string real) in Exact)
        {
            await WithAsync(database, table, column, real, () => StartAsync(database.Use));
        }
    }

    [Fact]
    public async Task A_balance_may_be_as_coarse_as_the_model_says_it_is()
    {
        using TestDatabase database = Made(TestDatabase.Postgres(server));
        await RunAsync(database, """ALTER TABLE "Wallets" ALTER "Balance" TYPE numeric(12,2)""");

        await StartAsync(services => AddPanel(services, database.Use, model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().ToTable("Orders");
            _ = model.Entity<Wallet>().ToTable("Wallets").Property(wallet => wallet.Balance).HasPrecision(12, 2);
        }));
    }

    [Fact]
    public async Task The_table_is_the_one_that_the_models_names_and_the_search_path_lead_to()
    {
        using var database = TestDatabase.Postgres(server);
        Action<ModelBuilder> quoted = model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().ToTable("Old \"Orders\"", "my.shop").Property(order => order.Refunded).HasColumnName("paid \"back\"");
        };
        await using (TestPanelContext context = Open(database.Use, quoted))
        {
            _ = await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        }

        // Others of that name, which no statement of the store would reach.
        await RunAsync(database, """"CREATE TABLE "Old ""Orders""" ("paid ""back""" real); CREATE SCHEMA other; CREATE TABLE other.order_refunds ("Amount" real)"""");
        await StartAsync(services => AddPanel(services, database.Use, quoted));

        await RefusesAsync(
            services => AddPanel(services, options => options.UseNpgsql(With(database, path => path.SearchPath = "other, public")), quoted), ["The column Amount of the table order_refunds has the type real"]);
        await RunAsync(database, """"ALTER TABLE "my.shop"."Old ""Orders""" ALTER "paid ""back""" TYPE numeric(18,2)"""");
        await RefusesAsync(services => AddPanel(services, database.Use, quoted), ["The column paid \"back\" of the table Old \"Orders\" has the type numeric(18,2)", "ShopOrder.Refunded"]);
    }

    [Fact]
    public async Task Tables_and_the_database_itself_can_come_later()
    {
        using var database = TestDatabase.Postgres(server);

        await StartAsync(database.Use);
        await StartAsync(options => options.UseNpgsql(With(database, none => none.Database = $"none_{Guid.NewGuid():N}")));
    }

    [Fact]
    public Task A_database_that_cannot_be_asked_is_refused() => RefusesAsync(
        options => options.UseNpgsql("Host=127.0.0.1;Port=1;Timeout=1", npgsql => npgsql.EnableRetryOnFailure(1, TimeSpan.FromMilliseconds(20), null)), ["cannot start", "Failed to connect to 127.0.0.1:1"]);

    private static async Task WithAsync(TestDatabase database, string table, string column, string type, Func<Task> act)
    {
        await RunAsync(database, $"""ALTER TABLE "{table}" RENAME COLUMN "{column}" TO old; ALTER TABLE "{table}" ADD COLUMN "{column}" {type}""");
        await act();
        await RunAsync(database, $"""ALTER TABLE "{table}" DROP COLUMN "{column}"; ALTER TABLE "{table}" RENAME COLUMN old TO "{column}" """);
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using NpgsqlConnection connection = new(Connection(database).ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        _ = await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string With(TestDatabase database, Action<NpgsqlConnectionStringBuilder> change)
    {
        NpgsqlConnectionStringBuilder connection = Connection(database);
        change(connection);
        return connection.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder Connection(TestDatabase database)
    {
        using TestPanelContext context = Open(database.Use, _ => { });
        return new(context.Database.GetConnectionString());
    }

    private static void AddPanel(IServiceCollection services, Action<DbContextOptionsBuilder> database, Action<ModelBuilder> model) => services
        .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
        .AddSmmOrderStore<TestPanelContext, ShopOrder, long>(store => Credit(store).UseContext(_ => Open(database, model)));

    private static TestPanelContext Open(Action<DbContextOptionsBuilder> database, Action<ModelBuilder> model) => new(
        TestPanelContext.Options(options =>
        {
            database(options);
            _ = options.UseSmmOrders().AllowManyWays();
        }),
        model, withWallets: true);
}
