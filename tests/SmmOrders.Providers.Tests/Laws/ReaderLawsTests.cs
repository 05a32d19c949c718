namespace SmmOrders.Providers.Tests.Laws;

/// <summary>
/// The laws, held against the library. <c>SMMORDERS_ANSWERS=2000000 dotnet test</c> shows each of them so many cases; what fails
/// prints its case and the seed that repeats it.
/// </summary>
public sealed class ReaderLawsTests
{
    public static TheoryData<string> Laws => [.. ReaderLaws.All.Keys];

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_reader_keeps_the_law(string law)
    {
        string? counterexample = ReaderLaws.All[law].FindCounterexample(new LibraryReading(), least: Law.Asked ?? 0);

        Assert.True(counterexample is null, counterexample);
    }
}
