using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database with one table of wallets.</summary>
internal sealed class WalletDatabase<TKey> : IDisposable
    where TKey : notnull
{
    private readonly DbContextOptions _options;
    private readonly string _shape;
    private readonly Action<ModelBuilder, EntityTypeBuilder<KeyedWallet<TKey>>> _map;
    private readonly IDisposable _database;

    internal WalletDatabase(PostgresServer? server, string shape, Action<ModelBuilder, EntityTypeBuilder<KeyedWallet<TKey>>>? map = null, bool retries = false)
    {
        (_shape, _map) = (shape, map ?? ((_, _) => { }));
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        if (server is null)
        {
            var file = new SqliteFile();
            _database = file;
            _ = options.UseSqlite(file.Connection);
        }
        else
        {
            PostgresDatabase database = server.Databases.Lend();
            _database = database;
            _ = options.UseNpgsql(database.Connection, npgsql => _ = retries ? npgsql.EnableRetryOnFailure() : npgsql);
        }

        _options = options.Options;
        using WalletContext<TKey> context = Open();
        _ = context.Database.EnsureCreated();
    }

    /// <summary>The database's name on PostgreSQL.</summary>
    public string Name => ((PostgresDatabase)_database).Name;

    public WalletContext<TKey> Open() => new(_options, _shape, _map);

    public void Add(TKey key, decimal balance, bool isClosed = false)
    {
        using WalletContext<TKey> context = Open();
        _ = context.Add(new KeyedWallet<TKey> { Id = key, Balance = balance, IsClosed = isClosed });
        _ = context.SaveChanges();
    }

    public void Run(string sql)
    {
        using WalletContext<TKey> context = Open();
        _ = context.Database.ExecuteSqlRaw(sql);
    }

    public decimal Balance(TKey key)
    {
        using WalletContext<TKey> context = Open();
        return context.Wallets.AsNoTracking().IgnoreQueryFilters().AsEnumerable().Single(wallet => Equals(wallet.Id, key)).Balance;
    }

    public async Task CreditAsync(params KeyValuePair<TKey, decimal>[] amounts)
    {
        await using WalletContext<TKey> context = Open();
        await context.CreditAsync<KeyedWallet<TKey>, TKey>(wallet => wallet.Id, wallet => wallet.Balance, amounts);
    }

    public async Task<bool> TryDebitAsync(TKey key, decimal amount)
    {
        await using WalletContext<TKey> context = Open();
        return await context.TryDebitAsync<KeyedWallet<TKey>, TKey>(wallet => wallet.Id, wallet => wallet.Balance, key, amount);
    }

    public void Dispose() => _database.Dispose();
}
