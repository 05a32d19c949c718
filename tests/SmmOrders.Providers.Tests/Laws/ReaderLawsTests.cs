namespace SmmOrders.Providers.Tests.Laws;

/// <summary>
/// The laws, held against the library. <c>SMMORDERS_READER_CASES=1000000 dotnet test</c> shows each of them more cases; what
/// fails prints its case and the seed that repeats it.
/// </summary>
public sealed class ReaderLawsTests
{
    public static TheoryData<string> Laws => [.. ReaderLaws.All.Keys];

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_reader_keeps_the_law(string law)
    {
        string? counterexample = ReaderLaws.All[law].FindCounterexample(new LibraryReading(), Law.Cases);

        Assert.True(counterexample is null, counterexample);
    }
}
