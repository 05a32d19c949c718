namespace SmmOrders.Tests;

public sealed class OrderPathHashTests
{
    [Fact]
    public void Paths_that_differ_are_told_apart_by_their_hash()
    {
        IEnumerable<int> hashes = OrderStatuses.All.Select(status =>
        {
            Assert.True(OrderLifecycle.Default.TryFindPath(OrderStatus.Processing, status, out OrderPath path));
            return path.GetHashCode();
        });

        // Two of six are the same by chance once in a few hundred million runs.
        Assert.Distinct(hashes);
    }
}
