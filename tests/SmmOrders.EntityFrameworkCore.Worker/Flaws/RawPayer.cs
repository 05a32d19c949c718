using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>Planted: <see cref="Flaw.RawAddition"/>.</summary>
internal sealed class RawPayer : IRefundPayer<MarketContext, MarketOrder>
{
    public async Task PayAsync(MarketContext context, IReadOnlyList<RefundToPay<MarketOrder>> refunds, CancellationToken cancellationToken)
    {
        foreach (RefundToPay<MarketOrder> refund in refunds)
        {
            _ = await context.Database.ExecuteSqlAsync(
                $"""UPDATE "Wallets" SET "Balance" = "Balance" + {refund.Refund.Amount} WHERE "UserId" = {refund.Order.UserId}""", cancellationToken);
        }
    }
}
