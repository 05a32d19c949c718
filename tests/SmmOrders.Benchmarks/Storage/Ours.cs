using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>The store.</summary>
internal sealed class Ours(OrderStore<ShopContext, ShopOrder, long> store) : IContestant
{
    public async Task ApplyAsync(IReadOnlyList<ShopOrder> orders)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        IReadOnlyList<ApplyOutcome> outcomes = await store.ApplyAsync(
            [.. orders.Select(order => new OrderReport { Order = OrderKey.Of(order.Id), Report = StatusReport.Of(OrderStatus.Partial, 400), At = now })]);
        if (outcomes.Any(outcome => outcome.Status != ApplyStatus.Applied))
        {
            throw new InvalidOperationException($"Not applied: {outcomes.First(outcome => outcome.Status != ApplyStatus.Applied)}");
        }
    }
}
