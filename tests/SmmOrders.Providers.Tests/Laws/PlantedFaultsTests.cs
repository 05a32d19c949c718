namespace SmmOrders.Providers.Tests.Laws;

/// <summary>A law that cannot fail proves nothing: each is shown a reader with one rule wrong, and must find it out.</summary>
public sealed class PlantedFaultsTests(ITestOutputHelper output)
{
    // The same cases in either form, and no more than the library has to bear.
    private static readonly int Share = LongForm.Count(small: 1, large: 2);

    public static TheoryData<string> Faults => [.. PlantedFaults.All.Select(fault => fault.What)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_law_finds_a_reader_that(string what)
    {
        PlantedFault fault = PlantedFaults.All.Single(fault => fault.What == what);

        string? counterexample = Law.All[fault.Law].FindCounterexample(fault.Reading, share: Share, replay: Verdict.Fixed);

        Assert.True(counterexample is not null, $"{fault.Law} does not find a reader that {what}.");
        output.WriteLine(counterexample);
    }

    [Theory]
    [MemberData(nameof(ReaderLawsTests.Laws), MemberType = typeof(ReaderLawsTests))]
    [MemberData(nameof(AnswerLawsTests.Laws), MemberType = typeof(AnswerLawsTests))]
    public void The_law_finds_nothing_where_no_fault_is_planted(string law) =>
        Assert.Null(Law.All[law].FindCounterexample(new FaultyReading(), share: Share * 4, replay: Verdict.Fixed));

    [Fact]
    public void There_is_a_fault_for_every_law() =>
        Assert.Equal(Law.All.Keys.Order(), PlantedFaults.All.Select(fault => fault.Law).Distinct().Order());
}
