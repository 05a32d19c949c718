using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static SmmOrders.EntityFrameworkCore.Tests.ShopStart;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>When a host starts, a SQLite database is made fit for the store, or refused by name.</summary>
public sealed class SqliteStartTests
{
    [Fact]
    public async Task A_database_in_another_journal_mode_is_switched_to_WAL()
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());
        Run(database, "PRAGMA journal_mode = 'delete'");

        await StartAsync(database.Use);

        Assert.Equal("wal", Run(database, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_database_that_does_not_exist_yet_is_created_in_WAL_and_can_get_its_tables_later()
    {
        using var database = TestDatabase.Sqlite();

        await StartAsync(database.Use);

        _ = Made(database);
        Assert.Equal("wal", Run(database, "PRAGMA journal_mode"));
        Assert.Equal("9", Run(database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"));
    }

    [Fact]
    public async Task A_database_that_is_opened_to_read_is_refused()
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());

        await RefusesAsync(options => options.UseSqlite($"Data Source={database.File};Mode=ReadOnly;Pooling=False"), [database.File, "cannot be written", "Mode=ReadOnly"]);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_refused() =>
        await RefusesAsync(options => options.UseSqlite($"Data Source={Path.GetTempPath()}/none/{Guid.NewGuid():N}/x.db;Pooling=False"), ["cannot start", "unable to open"]);

    [Fact]
    public async Task Commits_that_a_power_failure_could_undo_are_refused()
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());

        await RefusesAsync(
            options =>
            {
                database.Use(options);
                _ = options.AddInterceptors(new Hasty());
            },
            [database.File, "synchronous", "FULL"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_wait_for_other_writers_that_is_too_short_is_refused(int seconds)
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());

        await RefusesAsync(
            options => options.UseSqlite($"Data Source={database.File};Pooling=False;Default Timeout={seconds}"), [$"waits {seconds} seconds", "Default Timeout", "5 or more"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_wait_of_the_context_that_is_too_short_is_refused(int seconds)
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());

        await RefusesAsync(
            options => options.UseSqlite($"Data Source={database.File};Pooling=False", sqlite => sqlite.CommandTimeout(seconds)),
            [database.File, "The context of the SQLite database", $"waits {seconds} seconds", "CommandTimeout", "5 or more"]);
    }

    // EF Core gives it to the context's commands alone, and not to the connection.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_wait_that_the_context_is_given_when_it_is_made_is_refused_too(int seconds)
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());

        await RefusesAsync(
            services => services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)).AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.RecordOnly().UseContext(_ =>
            {
                DbContextOptionsBuilder options = new();
                database.Use(options);
                ShopContext context = new(options.UseSmmOrders().AllowManyWays().Options);
                context.Database.SetCommandTimeout(seconds);
                return context;
            })),
            [database.File, "The context of the SQLite database", $"waits {seconds} seconds", "CommandTimeout", "5 or more"]);
    }

    [Fact]
    public async Task A_longer_wait_of_the_context_is_the_panels_choice()
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());

        await StartAsync(options => options.UseSqlite($"Data Source={database.File};Pooling=False", sqlite => sqlite.CommandTimeout(5)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    public async Task A_longer_wait_or_one_without_end_is_the_panels_choice(int seconds)
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());

        await StartAsync(options => options.UseSqlite($"Data Source={database.File};Pooling=False;Default Timeout={seconds}"));
    }

    [Fact]
    public Task A_database_in_memory_that_ends_with_each_connection_is_refused() =>
        RefusesAsync(options => options.UseSqlite("Data Source=:memory:"), ["in memory", "connection that you keep open"]);

    [Fact]
    public async Task A_database_in_memory_that_is_kept_open_works_as_in_tests_of_a_panel()
    {
        await using var kept = new SqliteConnection("Data Source=:memory:");
        await kept.OpenAsync(TestContext.Current.CancellationToken);

        await StartAsync(options => options.UseSqlite(kept));
        await StartAsync(options => options.UseSqlite($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared"));
    }

    [Theory]
    [InlineData("Charge", "REAL")]
    [InlineData("Refunded", "double precision")]
    [InlineData("Charge", "TEXT")]
    [InlineData("StatusSince", "REAL")]
    public async Task A_table_that_is_older_than_the_model_is_checked_too(string column, string type)
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());
        Run(database, $"ALTER TABLE Orders RENAME COLUMN \"{column}\" TO old; ALTER TABLE Orders ADD COLUMN \"{column}\" {type}");

        await RefusesAsync(database.Use, [$"The column {column} of the table Orders has the type {type}", $"{nameof(ShopOrder)}.{column}", "INTEGER"]);
    }

    [Theory]
    [InlineData("Charge", "DECIMAL(18,8)")]
    [InlineData("Charge", "BIGINT")]
    [InlineData("StatusSince", "DATETIME")]
    public async Task Whole_numbers_are_kept_in_whatever_compares_them_as_numbers(string column, string type)
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());
        Run(database, $"ALTER TABLE Orders RENAME COLUMN \"{column}\" TO old; ALTER TABLE Orders ADD COLUMN \"{column}\" {type}");

        await StartAsync(database.Use);
    }

    [Theory]
    [InlineData("REAL")]
    [InlineData("decimal(18,2)")]
    [InlineData("INTEGER")]
    public async Task A_table_whose_balance_would_be_rounded_is_refused(string type)
    {
        using TestDatabase database = Made(TestDatabase.Sqlite());
        Run(database, $"ALTER TABLE Wallets RENAME COLUMN Balance TO old; ALTER TABLE Wallets ADD COLUMN Balance {type}");

        string[] says = [$"The column Balance of the table Wallets has the type {type}", "Wallet.Balance", "floating-point", "TEXT"];
        await RefusesAsync(database.Use, says);
        await RefusesAsync(services => AddShop(services, database.Use, store => Verify(store.RecordOnly())), says);
        await RefusesAsync(services => AddShop(services.AddSingleton(new Payer((_, _) => Task.CompletedTask)), database.Use, store => Verify(store.PayWith<Payer>())), says);
    }

    private static OrderStoreBuilder<TContext, ShopOrder, long> Verify<TContext>(OrderStoreBuilder<TContext, ShopOrder, long> store)
        where TContext : DbContext => store.VerifyWallets<Wallet, int>(
            wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId, context => context.Set<Wallet>().Select(wallet => new WalletMovement<int> { Wallet = wallet.UserId, Amount = 0m }));

    [Theory]
    [InlineData("CreditWallets")]
    [InlineData("VerifyWallets")]
    public async Task A_balance_that_is_mapped_to_a_rounding_column_is_refused(string call)
    {
        await RefusesModelAsync(call, model => model.Entity<Wallet>().Property(wallet => wallet.Balance).HasColumnType("decimal(18,2)"), ["Balance", "decimal(18,2)", "floating-point"]);
        await RefusesModelAsync(call, model => model.Entity<Wallet>().Property(wallet => wallet.Balance).HasConversion<double>(), ["Balance", "stored as Double"]);
        await RefusesModelAsync(call, model => model.Entity<Wallet>().Ignore(wallet => wallet.Balance), [$"{call} names wallet => wallet.Balance", "no mapped property of Wallet"]);
        await RefusesModelAsync(call, model => model.Ignore<Wallet>(), [$"{call} names Wallet", "no entity"]);
    }

    [Theory]
    [InlineData("CreditWallets")]
    [InlineData("VerifyWallets")]
    public async Task A_balance_in_a_column_of_PostgreSQL_that_rounds_is_refused(string call) => await RefusesModelAsync(
        call, model => model.Entity<Wallet>().Property(wallet => wallet.Balance).HasColumnType("money"), ["Balance", "money", "numeric"], options => options.UseNpgsql());

    private static Task RefusesModelAsync(string call, Action<ModelBuilder> model, string[] says, Action<DbContextOptionsBuilder>? database = null)
    {
        DbContextOptions options = TestPanelContext.Options(options =>
        {
            (database ?? (each => each.UseSqlite($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared")))(options);
            _ = options.UseSmmOrders().AllowManyWays();
        });
        return RefusesAsync(
            services => services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)).AddSmmOrderStore<TestPanelContext, ShopOrder, long>(store =>
                (call == "CreditWallets" ? Credit(store) : Verify(store.RecordOnly())).UseContext(provider => new TestPanelContext(options, builder =>
                {
                    TestModels.Shop(builder);
                    _ = builder.Entity<Wallet>().HasKey(wallet => wallet.UserId);
                    model(builder);
                }))),
            says);
    }

    private static string? Run(TestDatabase database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database.File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    // What a panel copies from a page about fast SQLite.
    private sealed class Hasty : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using DbCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = NORMAL";
            _ = command.ExecuteNonQuery();
        }
    }
}
