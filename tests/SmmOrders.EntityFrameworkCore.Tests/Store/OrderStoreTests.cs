using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What every database does: derived once for each.</summary>
public abstract class OrderStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal abstract Shop NewShop();

    [Fact]
    public async Task A_partial_order_is_refunded_once_with_its_history_and_its_wallet()
    {
        await using Shop shop = NewShop();
        long id = await shop.AddAsync();
        OrderReport report = new() { Order = OrderKey.Of(id), Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now };

        ApplyOutcome first = (await shop.Store.ApplyAsync([report], TestContext.Current.CancellationToken))[0];
        ApplyOutcome second = (await shop.Store.ApplyAsync([report], TestContext.Current.CancellationToken))[0];

        Assert.Equal((ApplyStatus.Applied, null, ApplyStatus.Unchanged), (first.Status, first.Reason, second.Status));
        await using ShopContext context = shop.Open();
        ShopOrder order = await context.Orders.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((OrderStatus.Partial, 4.00m, 600L), (order.Status, order.Refunded, order.Delivered));
        Assert.Equal(4.00m, (await context.Wallets.SingleAsync(TestContext.Current.CancellationToken)).Balance);
        long[] numbers = await context.OrderHistory(id).Select(entry => entry.Number).ToArrayAsync(TestContext.Current.CancellationToken);
        decimal[] amounts = await context.OrderRefunds(id).Select(entry => entry.Amount).ToArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1L, 2L], numbers);
        Assert.Equal([4.00m], amounts);
    }
}
