using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>Planted: <see cref="Flaw.TornWriter"/>.</summary>
internal sealed class TornStore(Market market) : NaiveStore(market)
{
    protected override async Task<IReadOnlySet<Change>> WriteAsync(Change[] changes)
    {
        HashSet<Change> written = [];
        await InTransactionAsync(async context =>
        {
            foreach (Change change in changes)
            {
                if (await WriteStatusAsync(context, change, compares: true))
                {
                    await WriteHistoryAsync(context, change);
                    _ = written.Add(change);
                }
            }
        });
        foreach (Change change in written)
        {
            if (change.Update.Refund is { } refund)
            {
                await Market.BetweenTransactions();
                await InTransactionAsync(async context =>
                {
                    await WriteRefundAsync(context, change, refund);
                    await CreditAsync(context, change, refund);
                });
            }
        }

        return written;
    }

    private async Task InTransactionAsync(Func<MarketContext, Task> work)
    {
        await using MarketContext context = Market.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        await work(context);
        await transaction.CommitAsync();
    }
}
