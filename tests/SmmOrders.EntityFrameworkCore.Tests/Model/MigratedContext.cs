using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel's context as <c>dotnet ef</c> finds it: with all tables of the store, and the panel's migrations in an assembly.</summary>
public sealed class MigratedContext(DbContextOptions options) : DbContext(options)
{
    internal static MigratedContext Open(TestDatabase database, Assembly? migrations)
    {
        DbContextOptionsBuilder options = new();
        database.Use(options, migrations);
        return new(options.UseSmmOrders().Options);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        TestModels.Shop(modelBuilder);
        _ = modelBuilder.Entity<ShopOrder>().HasSmmOrderBuckets().ToTable("Orders");
        _ = modelBuilder.Entity<Wallet>().HasKey(wallet => wallet.UserId);
        _ = modelBuilder.Entity<Wallet>().Property(wallet => wallet.UserId).ValueGeneratedNever();
    }
}
