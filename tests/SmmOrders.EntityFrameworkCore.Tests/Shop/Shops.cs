using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Opens a shop by its kind.</summary>
internal static class Shops
{
    private static ShopKind[] InLongForm => LongForm.IsRun ? [ShopKind.Portable] : [];

    /// <summary>Each database with its own way, SQLite every time; the long form adds the portable way on SQLite.</summary>
    public static IEnumerable<TheoryDataRow<ShopKind>> SqliteFirst => Rows(ShopKind.Sqlite, [ShopKind.Postgres, .. InLongForm]);

    /// <summary>The same with PostgreSQL every time.</summary>
    public static IEnumerable<TheoryDataRow<ShopKind>> PostgresFirst => Rows(ShopKind.Postgres, [ShopKind.Sqlite, .. InLongForm]);

    /// <summary>SQLite every time, and with the others the portable way where others write at the same time, as they do on PostgreSQL alone.</summary>
    public static IEnumerable<TheoryDataRow<ShopKind>> AllWaysSqliteFirst => Rows(ShopKind.Sqlite, [ShopKind.Postgres, ShopKind.PortableOnPostgres, .. InLongForm]);

    /// <summary>The same with PostgreSQL every time.</summary>
    public static IEnumerable<TheoryDataRow<ShopKind>> AllWaysPostgresFirst => Rows(ShopKind.Postgres, [ShopKind.Sqlite, ShopKind.PortableOnPostgres, .. InLongForm]);

    private static IReadOnlyCollection<TheoryDataRow<ShopKind>> Rows(ShopKind first, ShopKind[] others) =>
        CiForm.Rows(new TheoryDataRow<ShopKind>(first), others.Select(kind => new TheoryDataRow<ShopKind>(kind)));

    public static Shop Open(ShopKind kind, PostgresServer server, ShopSetup setup)
    {
        return kind is ShopKind.Postgres or ShopKind.PortableOnPostgres
            ? Shop.Postgres(server, (store, connection) => Configure(store, options => Postgres(options, connection, setup)), setup)
            : Shop.Sqlite((store, connection) => Configure(store, options => options.UseSqlite(new WatchedConnection(WithFunctions(connection), setup.Calls!), true)), setup);

        void Configure(OrderStoreBuilder<ShopContext, ShopOrder, long> store, Action<DbContextOptionsBuilder> watched)
        {
            store.Options.UsePortableWriter = kind is ShopKind.Portable or ShopKind.PortableOnPostgres;
            if (setup.Calls is not null)
            {
                _ = store.UseContext(_ =>
                {
                    DbContextOptionsBuilder options = new();
                    watched(options);
                    return new ShopContext(options.UseSmmOrders().AllowManyWays().Options);
                });
            }

            setup.Store?.Invoke(store);
        }
    }

    private static void Postgres(DbContextOptionsBuilder options, string connection, ShopSetup setup) => options.UseNpgsql(
        new WatchedConnection(new NpgsqlConnection(connection), setup.Calls!), true, npgsql => _ = setup.Retries ? npgsql.EnableRetryOnFailure(2, TimeSpan.FromMilliseconds(20), null) : npgsql);

    // EF Core adds its functions, such as the one that adds decimals, to a connection of its driver alone.
    private static SqliteConnection WithFunctions(string connectionString)
    {
        SqliteConnection connection = new(connectionString);
        using ShopContext context = new(new DbContextOptionsBuilder().UseSqlite(connection).UseSmmOrders().AllowManyWays().Options);
        DbConnection functions = context.Database.GetDbConnection();
        return (SqliteConnection)functions;
    }
}
