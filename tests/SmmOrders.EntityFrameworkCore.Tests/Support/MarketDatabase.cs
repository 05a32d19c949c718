using Npgsql;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The database of a market, for several processes; gone with this object.</summary>
internal sealed class MarketDatabase : IAsyncDisposable
{
    private readonly string? _file;
    private readonly bool _isDropped;

    private MarketDatabase(MarketAddress address, string? file = null, bool isDropped = true) => (Address, _file, _isDropped) = (address, file, isDropped);

    public MarketAddress Address { get; }

    public static Task<MarketDatabase> SqliteAsync(int orders, int wallets)
    {
        string file = Path.Combine(Path.GetTempPath(), $"smmorders-{Guid.NewGuid():N}.db");
        return CreateAsync(new(MarketAddress.Sqlite(file), file), orders, wallets);
    }

    public static Task<MarketDatabase> PostgresAsync(PostgresServer server, int orders, int wallets) =>
        CreateAsync(new(Pooled(server.ConnectionTo($"smmorders_{Guid.NewGuid():N}"))), orders, wallets);

    /// <summary>The only database of a cluster, which ends with it.</summary>
    public static Task<MarketDatabase> PostgresAsync(PostgresCluster cluster, int orders, int wallets) =>
        CreateAsync(new(Pooled($"{cluster.Connection};Database=smmorders"), isDropped: false), orders, wallets);

    /// <summary>
    /// Everything that is wrong when that many writers reported all orders: what the <see cref="Books"/> say, and what
    /// <c>VerifyAsync</c> does where the store wrote.
    /// </summary>
    public async Task<string[]> DamageAsync(int writers, Flaw flaw, Tally? told = null)
    {
        string[] damage = (await Books.ReadAsync(Address)).Damage(writers, told);
        await using var market = new Market(Address, flaw);
        return market.Store is NaiveStore ? damage : [.. damage, .. await market.Orders.VerifyAsync().Select(each => $"verified: {each}").ToArrayAsync()];
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDropped)
        {
            await using var market = new Market(Address);
            await using MarketContext context = market.Open();
            _ = await context.Database.EnsureDeletedAsync();
        }

        if (_file is not null)
        {
            File.Delete(_file);
            File.Delete($"{_file}-smmorders.lock");
        }
    }

    // As panels have it: a pool also hands out connections that have died since.
    private static MarketAddress Pooled(string connection) => MarketAddress.Postgres(new NpgsqlConnectionStringBuilder(connection) { Pooling = true }.ConnectionString);

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
            await database.DisposeAsync();
            throw;
        }
    }
}
