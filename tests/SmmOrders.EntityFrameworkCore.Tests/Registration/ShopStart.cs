using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Starts a host with a shop on a database, or sees it refuse.</summary>
internal static class ShopStart
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task RefusesAsync(Action<DbContextOptionsBuilder> database, string[] says) => RefusesAsync(services => AddShop(services, database), says);

    public static async Task RefusesAsync(Action<IServiceCollection> configure, string[] says)
    {
        using IHost host = NewHost(configure);

        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancel));

        Assert.All(says, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
    }

    public static Task StartAsync(Action<DbContextOptionsBuilder> database) => StartAsync(services => AddShop(services, database));

    public static async Task StartAsync(Action<IServiceCollection> configure)
    {
        using IHost host = NewHost(configure);
        await host.StartAsync(Cancel);
        await host.StopAsync(Cancel);
    }

    public static void AddShop(
        IServiceCollection services, Action<DbContextOptionsBuilder> database, Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? store = null) => services
        .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
        .AddDbContext<ShopContext>(options =>
        {
            database(options);
            _ = options.UseSmmOrders().AllowManyWays();
        })
        .AddSmmOrderStore(store ?? (each => Credit(each)));

    public static OrderStoreBuilder<TContext, ShopOrder, long> Credit<TContext>(OrderStoreBuilder<TContext, ShopOrder, long> store)
        where TContext : DbContext => store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId);

    public static TestDatabase Made(TestDatabase database)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        database.Use(options);
        using var context = new ShopContext(options.UseSmmOrders().AllowManyWays().Options);
        _ = context.Database.EnsureCreated();
        return database;
    }

    private static IHost NewHost(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        configure(builder.Services);
        return builder.Build();
    }
}
