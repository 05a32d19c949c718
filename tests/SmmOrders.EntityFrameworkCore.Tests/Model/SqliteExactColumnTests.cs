using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteExactColumnTests : ExactColumnTests
{
    private protected override Shop NewShop(Action<OrderStoreBuilder<ShopContext, ShopOrder, long>> configure) => Shop.Sqlite(configure);

    // In German, EF Core's own order of decimals takes the point for a separator of thousands. In Hungarian it ends the process.
    [Fact]
    public async Task A_decimal_of_EF_Core_would_have_been_ordered_by_the_culture()
    {
        await using Shop shop = Shop.Sqlite();
        await using ShopContext context = shop.Open();
        context.AddRange(new Wallet { UserId = 1, Balance = 9.99m }, new Wallet { UserId = 2, Balance = 10.00m });
        _ = await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        using IDisposable inCulture = Cultures.Use("de-DE");

        List<int> ordered = await context.Wallets.OrderBy(wallet => wallet.Balance).Select(wallet => wallet.UserId).ToListAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual([1, 2], ordered);
    }
}
