using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>
/// What most panels write: order by order, a transaction each, the order and the wallet tracked. It has a token against lost updates, and
/// none of the store's guarantees beyond.
/// </summary>
internal sealed class NaiveEf(Func<PlainContext> open) : IContestant
{
    public async Task ApplyAsync(IReadOnlyList<ShopOrder> orders)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await using PlainContext context = open();
        foreach (ShopOrder shopOrder in orders)
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            PlainOrder order = await context.Orders.SingleAsync(order => order.Id == shopOrder.Id);
            decimal refund = order.Charge * 400 / order.Quantity;
            order.Status = OrderStatus.Partial;
            order.StatusSince = now;
            order.Delivered = 600;
            order.Refunded += refund;
            order.Version++;
            PlainWallet wallet = await context.Wallets.SingleAsync(wallet => wallet.UserId == order.UserId);
            wallet.Balance += refund;
            _ = context.Add(new PlainRefund { Id = Guid.CreateVersion7(), OrderId = order.Id, Amount = refund, TotalAfter = order.Refunded, At = now });
            _ = context.Add(new PlainHistory { Id = Guid.CreateVersion7(), OrderId = order.Id, Number = 1, To = order.Status, At = now });
            _ = await context.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }
}
