using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

public sealed class ErrorLawsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Laws => [.. ErrorLaws.All.Keys];

    public static TheoryData<string> Faults => [.. FaultyErrorReadings.All.Keys];

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_library_keeps_the_law(string law) => Assert.Null(CounterexampleOf(law, new LibraryErrorReading(), Law.Asked ?? Law.Usual, null));

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_plain_reading_keeps_it_too(string law) => Assert.Null(CounterexampleOf(law, new PlainErrorReading(), Law.Usual / 10, Verdict.Fixed));

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_law_finds_a_reading_that(string what)
    {
        (string law, IErrorReading reading) = FaultyErrorReadings.All[what];

        string? counterexample = CounterexampleOf(law, reading, Law.Usual / 10, Verdict.Fixed);

        Assert.True(counterexample is not null, $"{law}: it does not find a reading that {what}.");
        output.WriteLine(counterexample);
    }

    [Fact]
    public void There_is_a_fault_for_every_law() =>
        Assert.Equal(ErrorLaws.All.Keys.Order(), FaultyErrorReadings.All.Values.Select(fault => fault.Law).Distinct().Order());

    private static string? CounterexampleOf(string law, IErrorReading reading, int cases, Replay? replay) =>
        Verdict.On(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => ErrorLaws.All[law](reading, new Dice(seed)), cases, replay);
}
