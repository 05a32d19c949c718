using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>A way to apply the same batch of reports: each ends its order as Partial with 400 left of 1,000, and refunds 4.00 of 10.00.</summary>
internal interface IContestant
{
    Task ApplyAsync(IReadOnlyList<ShopOrder> orders);
}
