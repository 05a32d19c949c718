using System.Reflection;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// A law that cannot fail proves nothing: each is given a tracker with one wrong rule, and must detect it. The law is the same method
/// that checks the library.
/// </summary>
public sealed class PlantedFaultsTests(ITestOutputHelper output)
{
    private static readonly PlantedFault[] Faults =
    [
        .. FaultsInReports.All, .. FaultsInTheTable.All, .. FaultsInOrder.All, .. FaultsInTime.All,
        .. FaultsInMoney.All, .. FaultsInFindings.All, .. FaultsInIndependence.All, .. FaultsInMemory.All,
    ];

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (PlantedFault fault in Faults)
            {
                table.Add(fault.Law.Method.Name, fault.Fault);
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void The_law_finds_the_fault(string law, string fault)
    {
        PlantedFault planted = Faults.Single(planted => planted.Law.Method.Name == law && planted.Fault == fault);

        Assert.True(Falsifier.Falsifies(planted.Law, Trials.Of(planted.Mutant), out string? counterexample), $"{law} does not find a tracker that {fault}.");

        output.WriteLine(counterexample);
    }

    [Fact]
    public void The_model_without_a_fault_keeps_every_law()
    {
        foreach (Action<Trial> law in Faults.Select(fault => fault.Law).DistinctBy(law => law.Method))
        {
            Assert.False(Falsifier.Falsifies(law, Trials.Of(DomainModel.Right), out string? counterexample), counterexample);
        }
    }

    [Fact]
    public void There_is_a_fault_for_every_law_about_histories()
    {
        // The arithmetic, the stuck rule, the deadline and the polls are tested on the library itself: their own tests plant faults there.
        IEnumerable<string> laws =
            from type in typeof(LawAttribute).Assembly.GetTypes()
            where type != typeof(LawsOfArithmeticTests) && type != typeof(LawsOfTheStuckRuleTests) && type != typeof(LawsOfDeadlinesTests) && type != typeof(LawsOfPollsTests)
            from method in type.GetMethods()
            where method.GetCustomAttribute<LawAttribute>() is not null
            select method.Name;

        Assert.Equal(laws.Order(), Faults.Select(fault => fault.Law.Method.Name).Distinct().Order());
    }
}
