using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>Planted: <see cref="Flaw.BlindWriter"/>. It was decided before, so that a second attempt pays a second time.</summary>
internal sealed class BlindStore(Market market) : NaiveStore(market)
{
    protected override async Task<IReadOnlySet<Change>> WriteAsync(Change[] changes)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await using MarketContext outer = Market.Open();
                await outer.Database.CreateExecutionStrategy().ExecuteAsync(() => PayAsync(changes));
                break;
            }
            catch (InvalidOperationException exception) when (exception.InnerException is NpgsqlException { IsTransient: true } && attempt < 5)
            {
                // Again, as a panel without EnableRetryOnFailure does by hand. (EF Core wraps what it does not try again itself.)
            }
        }

        await RecordAsync(changes);
        return changes.ToHashSet();
    }

    private async Task PayAsync(Change[] changes)
    {
        await using MarketContext context = Market.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        foreach (Change change in changes)
        {
            _ = await WriteStatusAsync(context, change, compares: false);
            if (change.Update.Refund is { } refund)
            {
                await CreditAsync(context, change, refund);
            }
        }

        await transaction.CommitAsync();
    }

    private async Task RecordAsync(Change[] changes)
    {
        await using MarketContext context = Market.Open();
        foreach (Change change in changes)
        {
            if (!await context.OrderHistory(change.Id).AnyAsync(entry => entry.Number > change.HistoryCount))
            {
                await WriteHistoryAsync(context, change);
                if (change.Update.Refund is { } refund)
                {
                    await WriteRefundAsync(context, change, refund);
                }
            }
        }
    }
}
