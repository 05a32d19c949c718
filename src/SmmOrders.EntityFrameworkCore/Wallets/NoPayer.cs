using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Leaves the refunds to the ledger.</summary>
internal sealed class NoPayer<TContext, TOrder> : IRefundPayer<TContext, TOrder>, IThrowingPayer
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
{
    internal static NoPayer<TContext, TOrder> Instance { get; } = new();

    public Task PayAsync(TContext context, IReadOnlyList<RefundToPay<TOrder>> refunds, CancellationToken cancellationToken) => Task.CompletedTask;
}
