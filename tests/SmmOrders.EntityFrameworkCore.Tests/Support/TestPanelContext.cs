using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A context whose model is the test's: the same configuration has the same model.</summary>
internal class TestPanelContext(DbContextOptions options, Action<ModelBuilder> model, bool withWallets = false) : DbContext(options)
{
    private readonly (Action<ModelBuilder> Model, bool WithWallets) _key = (model, withWallets);

    /// <summary>The context's options, with a database and ours in the usual order.</summary>
    public static DbContextOptions Options(Action<DbContextOptionsBuilder> configure)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        configure(options);
        return options.ReplaceService<IModelCacheKeyFactory, ByConfiguration>().Options;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (_key.WithWallets)
        {
            _ = modelBuilder.Entity<Wallet>().HasKey(wallet => wallet.UserId);
            _ = modelBuilder.Entity<Wallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
        }

        _key.Model(modelBuilder);
    }

    private sealed class ByConfiguration : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), (context as TestPanelContext)?._key, designTime);
    }
}
