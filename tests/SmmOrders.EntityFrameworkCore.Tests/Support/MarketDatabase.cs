using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The database of a market, for several processes.</summary>
internal sealed class MarketDatabase : IDisposable
{
    private readonly IDisposable? _database;

    private MarketDatabase(MarketAddress address, IDisposable? database) => (Address, _database) = (address, database);

    public MarketAddress Address { get; }

    public static Task<MarketDatabase> SqliteAsync(int orders, int wallets)
    {
        var file = SqliteFile.With(connection => Open(MarketAddress.Sqlite(connection)));
        return CreateAsync(new(MarketAddress.Sqlite(file.Connection), file), orders, wallets);
    }

    public static Task<MarketDatabase> PostgresAsync(PostgresServer server, int orders, int wallets)
    {
        PostgresDatabase database = server.Databases.Lend(connection => Open(MarketAddress.Postgres(connection)));
        return CreateAsync(new(MarketAddress.Postgres(database.Connection), database), orders, wallets);
    }

    /// <summary>A new database of a cluster, which ends with it.</summary>
    public static Task<MarketDatabase> PostgresAsync(PostgresCluster cluster, int orders, int wallets) =>
        CreateAsync(new(MarketAddress.Postgres($"{cluster.Connection};Database=smmorders_{Guid.NewGuid():N}"), null), orders, wallets);

    /// <summary>
    /// Everything that is wrong when that many writers reported all orders: what the <see cref="Books"/> say, and what
    /// <c>VerifyAsync</c> does where the store wrote.
    /// </summary>
    public async Task<string[]> DamageAsync(int writers, Flaw flaw, Tally? told = null)
    {
        string[] damage = (await Books.ReadAsync(Address)).Damage(writers, told);
        await using var market = new Market(Address, flaw);
        return market.IsPlanted ? damage : [.. damage, .. await market.Orders.VerifyAsync().Select(each => $"verified: {each}").ToArrayAsync()];
    }

    public void Dispose() => _database?.Dispose();

    private static MarketContext Open(MarketAddress address)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        return new((address.IsPostgres ? options.UseNpgsql(address.Connection) : options.UseSqlite(address.Connection)).UseSmmOrders().Options);
    }

    private static async Task<MarketDatabase> CreateAsync(MarketDatabase database, int orders, int wallets)
    {
        try
        {
            await using var market = new Market(database.Address);
            await market.CreateAsync(orders, wallets);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
