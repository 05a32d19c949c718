using System.Reflection;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// A law that cannot fail proves nothing: each is shown a tracker with one rule wrong, and must find it out. The law is the
/// same method that the library is held against.
/// </summary>
public sealed class PlantedFaultsTests(ITestOutputHelper output)
{
    private static readonly PlantedFault[] Faults =
    [
        .. FaultsInReports.All, .. FaultsInTheTable.All, .. FaultsInOrder.All, .. FaultsInTime.All,
        .. FaultsInMoney.All, .. FaultsInFindings.All, .. FaultsInIndependence.All,
    ];

    public static TheoryData<string> Names => [.. Faults.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_law_finds_the_fault(string name)
    {
        PlantedFault fault = Faults.Single(fault => fault.Name == name);

        Assert.True(PlantedFault.Falsifies(fault.Law, fault.Mutant, out string? counterexample), $"Not found: {name}");

        output.WriteLine(counterexample);
    }

    [Fact]
    public void The_model_without_a_fault_keeps_every_law()
    {
        foreach (Action<Trial> law in Faults.Select(fault => fault.Law).DistinctBy(law => law.Method))
        {
            Assert.False(PlantedFault.Falsifies(law, DomainModel.Right, out string? counterexample), counterexample);
        }
    }

    [Fact]
    public void There_is_a_fault_for_every_law_about_histories()
    {
        IEnumerable<string> laws =
            from type in typeof(LawAttribute).Assembly.GetTypes()
            where type != typeof(LawsOfTheStuckRuleTests)
            from method in type.GetMethods()
            where method.GetCustomAttribute<LawAttribute>() is not null
            select method.Name;

        Assert.Equal(laws.Order(), Faults.Select(fault => fault.Law.Method.Name).Distinct().Order());
    }
}
