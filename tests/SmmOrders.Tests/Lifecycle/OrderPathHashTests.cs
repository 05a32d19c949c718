namespace SmmOrders.Tests;

public sealed class OrderPathHashTests
{
    [Fact]
    public void Different_paths_have_different_hashes()
    {
        IEnumerable<int> hashes = OrderStatuses.All.Select(status =>
        {
            Assert.True(OrderLifecycle.Default.TryFindPath(OrderStatus.Processing, status, out OrderPath path));
            return path.GetHashCode();
        });

        // Two of six collide by chance once in a few hundred million runs.
        Assert.Distinct(hashes);
    }
}
