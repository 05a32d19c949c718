using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A database with one table of wallets; gone with the test.</summary>
internal sealed class WalletDatabase<TKey> : IDisposable
    where TKey : notnull
{
    private readonly DbContextOptions _options;
    private readonly string _shape;
    private readonly Action<ModelBuilder, EntityTypeBuilder<KeyedWallet<TKey>>> _map;
    private readonly string? _file;

    internal WalletDatabase(PostgresServer? server, string shape, Action<ModelBuilder, EntityTypeBuilder<KeyedWallet<TKey>>>? map = null, bool retries = false)
    {
        (_shape, _map) = (shape, map ?? ((_, _) => { }));
        Name = $"smmorders_{Guid.NewGuid():N}";
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        if (server is null)
        {
            _file = Path.Combine(Path.GetTempPath(), $"{Name}.db");
            _ = options.UseSqlite($"Data Source={_file};Pooling=False");
        }
        else
        {
            _ = options.UseNpgsql(server.ConnectionTo(Name), npgsql => _ = retries ? npgsql.EnableRetryOnFailure() : npgsql);
        }

        _options = options.Options;
        using WalletContext<TKey> context = Open();
        _ = context.Database.EnsureCreated();
    }

    public string Name { get; }

    public WalletContext<TKey> Open() => new(_options, _shape, _map);

    public void Add(TKey key, decimal balance, bool isClosed = false)
    {
        using WalletContext<TKey> context = Open();
        _ = context.Add(new KeyedWallet<TKey> { Id = key, Balance = balance, IsClosed = isClosed });
        _ = context.SaveChanges();
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

    public void Dispose()
    {
        using (WalletContext<TKey> context = Open())
        {
            _ = context.Database.EnsureDeleted();
        }

        if (_file is not null)
        {
            File.Delete(_file);
        }
    }
}
