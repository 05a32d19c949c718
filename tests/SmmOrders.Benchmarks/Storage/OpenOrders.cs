using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>A table of open orders, all at one provider, Processing, and due to be polled.</summary>
internal static class OpenOrders
{
    public const string Provider = "alpha";
    public const int Quantity = 1000;

    /// <summary>The provider's identifier of the first order; those that follow have the next numbers.</summary>
    public const int FirstProviderOrderId = 23501;

    /// <summary>What the provider says of an order that is as it was.</summary>
    public static OrderReport Unchanged { get; } = new()
    {
        Order = OrderKey.Of(0L),
        Report = StatusReport.Of(OrderStatus.Processing, Quantity),
        At = default,
        StartCount = 3572,
        ProviderCharge = 0.90m,
        ProviderCurrency = "USD",
    };

    public static IServiceCollection AddShop(this IServiceCollection services, Action<DbContextOptionsBuilder> database, PollPolicy? polling = null) => services
        .AddSmmOrders(options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.Polling = polling ?? options.Polling;
        })
        .AddPooledDbContextFactory<ShopContext>(options =>
        {
            database(options);
            _ = options.UseSmmOrders();
        })
        .AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId));

    /// <summary>Creates the database. The first order is added and polled once; the others are its copies.</summary>
    public static async Task FillAsync(IServiceProvider services, int orders)
    {
        OrderStore<ShopContext, ShopOrder, long> store = services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();
        await using ShopContext context = await services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync();
        _ = await context.Database.EnsureCreatedAsync();
        context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        _ = context.Add(new Wallet { UserId = 1, Balance = 0m });
        ShopOrder first = new() { UserId = 1 };
        _ = store.Add(context, first, new() { Quantity = Quantity, Charge = 10.00m, Provider = Provider, ProviderOrderId = $"{FirstProviderOrderId}" });
        _ = await context.SaveChangesAsync();
        _ = await store.ApplyAsync([Unchanged with { Order = OrderKey.Of(first.Id), At = TimeProvider.System.GetUtcNow() }]);
        await CopyAsync(context, first.Id, orders - 1);
    }

    public static async Task DropAsync(IServiceProvider services)
    {
        await using ShopContext context = await services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync();
        _ = await context.Database.EnsureDeletedAsync();
    }

    // All of them due, in an order that has nothing to do with the one in which they lie in the table.
    private static async Task CopyAsync(ShopContext context, long first, int copies)
    {
        const string Scattered = "(3600000000 + n * 48271 % 2147483647)";
        bool isSqlite = context.Database.IsSqlite();
        string source = first.ToString(CultureInfo.InvariantCulture);
        string[] columns = [.. context.Model.FindEntityType(typeof(ShopOrder))!.GetProperties().Select(property => property.GetColumnName())];
        string values = string.Join(", ", columns.Select(column => column switch
        {
            "Id" => "n",
            "ProviderOrderId" => string.Create(CultureInfo.InvariantCulture, $"CAST(n - {source} + {FirstProviderOrderId} AS TEXT)"),
            "Bucket" => "n % 64",
            "NextPollAt" => isSqlite ? $"\"NextPollAt\" - {Scattered}" : $"\"NextPollAt\" - {Scattered} * interval '1 microsecond'",
            _ => $"\"{column}\"",
        }));
        string into = $"INSERT INTO \"Orders\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {values} FROM \"Orders\"";
        string from = (first + 1).ToString(CultureInfo.InvariantCulture);
        string to = (first + copies).ToString(CultureInfo.InvariantCulture);
        string[] statements = isSqlite
            ? ["PRAGMA journal_mode=WAL", $"WITH RECURSIVE numbers(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n < {to}) {into}, numbers WHERE \"Id\" = {source}", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"]
            : [$"{into}, generate_series({from}::bigint, {to}::bigint) AS numbers(n) WHERE \"Id\" = {source}", "VACUUM ANALYZE", "CHECKPOINT"];
        foreach (string statement in statements)
        {
            _ = await context.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
