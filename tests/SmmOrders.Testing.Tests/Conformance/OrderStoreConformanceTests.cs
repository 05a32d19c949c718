namespace SmmOrders.Testing.Tests;

/// <summary>The store in memory passes every case, and every case catches a wrong store.</summary>
public sealed class OrderStoreConformanceTests
{
    public static TheoryData<string> Cases => [.. OrderStoreConformance.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_store_in_memory_conforms(string name) =>
        OrderStoreConformance.RunAsync(name, setup => Task.FromResult<IOrderStoreHarness>(new InMemoryHarness(setup)), TestContext.Current.CancellationToken);

    public static TheoryData<string> Faults => [.. Plants.All.Select(plant => plant.Fault)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_store_without_wallets_conforms(string name) =>
        OrderStoreConformance.RunAsync(name, setup => Task.FromResult<IOrderStoreHarness>(new FaultyStore(setup) { HasWallets = false }), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_wrong_store_is_caught_by_its_case(string fault)
    {
        Plant plant = Plants.All.Single(each => each.Fault == fault);

        Exception? caught = await Record.ExceptionAsync(
            () => OrderStoreConformance.RunAsync(NameOf(plant), setup => Task.FromResult(plant.Open(setup)), TestContext.Current.CancellationToken));

        if (plant.Thrown is null)
        {
            Assert.StartsWith($"{NameOf(plant)}: ", Assert.IsType<OrderStoreConformanceException>(caught).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.IsAssignableFrom(plant.Thrown, caught);
        }
    }

    [Fact]
    public void Every_case_has_a_wrong_store_that_it_catches() =>
        Assert.Equal(OrderStoreConformance.Names.Order(StringComparer.Ordinal), Plants.All.Select(NameOf).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_fault_is_planted_once() => Assert.Distinct(Plants.All.Select(plant => plant.Fault));

    [Fact]
    public async Task A_case_that_does_not_exist_is_refused()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => OrderStoreConformance.RunAsync("All is well", setup => Task.FromResult<IOrderStoreHarness>(new InMemoryHarness(setup)), TestContext.Current.CancellationToken));

        Assert.Contains("There is no case \"All is well\"", error.Message, StringComparison.Ordinal);
    }

    private static string NameOf(Plant plant) => OrderStoreConformance.Names.Single(name => name.StartsWith(plant.Case, StringComparison.Ordinal));
}
