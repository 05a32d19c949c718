namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel's own payer.</summary>
internal sealed class Payer(Func<RefundToPay<ShopOrder>, ShopContext, Task> pay) : IRefundPayer<ShopContext, ShopOrder>
{
    public async Task PayAsync(ShopContext context, IReadOnlyList<RefundToPay<ShopOrder>> refunds, CancellationToken cancellationToken)
    {
        foreach (RefundToPay<ShopOrder> refund in refunds)
        {
            await pay(refund, context);
        }
    }
}
