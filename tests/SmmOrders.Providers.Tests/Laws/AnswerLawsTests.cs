namespace SmmOrders.Providers.Tests.Laws;

/// <summary>
/// The laws of the common grammar, held against the library. <c>SMMORDERS_ANSWERS=2000000 dotnet test</c> shows each of them so many
/// answers; what fails prints its answer and the seed that repeats it.
/// </summary>
public sealed class AnswerLawsTests
{
    public static TheoryData<string> Laws => [.. AnswerLaws.All.Keys];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_action_keeps_the_law(string law)
    {
        string? counterexample = AnswerLaws.All[law].FindCounterexample(new LibraryReading(), least: Law.Asked ?? 0);

        Assert.True(counterexample is null, counterexample);
    }
}
