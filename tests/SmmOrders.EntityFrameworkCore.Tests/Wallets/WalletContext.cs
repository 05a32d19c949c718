using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A context with one wallet, mapped in one of many ways. It knows nothing of orders.</summary>
internal sealed class WalletContext<TKey>(DbContextOptions options, string shape, Action<ModelBuilder, EntityTypeBuilder<KeyedWallet<TKey>>> map) : DbContext(options)
    where TKey : notnull
{
    public string Shape => shape;

    public DbSet<KeyedWallet<TKey>> Wallets => Set<KeyedWallet<TKey>>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.ReplaceService<IModelCacheKeyFactory, ModelOfShape>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        EntityTypeBuilder<KeyedWallet<TKey>> wallet = modelBuilder.Entity<KeyedWallet<TKey>>().ToTable("Wallets");
        _ = wallet.Property(w => w.Id).ValueGeneratedNever();
        _ = wallet.ComplexProperty(w => w.Bonus);
        map(modelBuilder, wallet);
    }

    private sealed class ModelOfShape : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), ((WalletContext<TKey>)context).Shape, designTime);
    }
}
