namespace SmmOrders.Providers.Tests;

/// <summary>Values are equal if everything in them is, and only then.</summary>
public sealed class ResultEqualityTests
{
    [Fact]
    public void New_orders_are_equal_by_their_fields() => AssertEquality(
        (left, right) => left == right, (left, right) => left != right,
        () => NewOrder.Default("1", "L", 10),
        NewOrder.Default("2", "L", 10), NewOrder.Default("1", "M", 10), NewOrder.Default("1", "L", 11), NewOrder.Default("1", "L", 10).With("x", "y"), NewOrder.Package("1", "L"));

    [Fact]
    public void Placements_are_equal_by_outcome_identifier_and_failure()
    {
        var failure = new ProviderFailure(ProviderFailureKind.Unavailable, "down") { MayHaveTakenEffect = true };
        AssertEquality(
            (left, right) => left == right, (left, right) => left != right,
            () => OrderPlacement.Placed("1"),
            OrderPlacement.Placed("2"), OrderPlacement.Unknown(failure));
    }

    [Fact]
    public void Catalogs_are_equal_by_their_services() => AssertEquality(
        (left, right) => left == right, (left, right) => left != right,
        () => new ProviderCatalog([new ProviderService("1"), new ProviderService("2")], 1),
        new([new ProviderService("1"), new ProviderService("2")]), new([new ProviderService("1")], 1), new([new ProviderService("2"), new ProviderService("1")], 1));

    private static void AssertEquality<T>(Func<T?, T?, bool> areEqual, Func<T?, T?, bool> differ, Func<T> create, params T[] others)
        where T : class
    {
        (T one, T same) = (create(), create());
        Assert.True(areEqual(one, same));
        Assert.False(differ(one, same));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(areEqual(null, null));
        foreach (T? other in others.Append(null))
        {
            Assert.False(areEqual(one, other));
            Assert.False(areEqual(other, one));
            Assert.True(differ(one, other));
            Assert.False(one.Equals(other));
        }
    }
}
