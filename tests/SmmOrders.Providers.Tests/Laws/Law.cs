using System.Globalization;
using FsCheck;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>A law of reading: a sentence that holds for every case there is.</summary>
internal abstract class Law
{
    /// <summary>How many random cases a law sees, where the environment variable does not ask for more.</summary>
    public static readonly int Usual = LongForm.Count(small: 1_000, large: 2_000);

    /// <summary>All laws, by the sentence that each is.</summary>
    public static IReadOnlyDictionary<string, Law> All => field ??= ReaderLaws.All.Concat(AnswerLaws.All).ToDictionary();

    /// <summary>How many cases each law sees, where a run asks for more: <c>SMMORDERS_ANSWERS=2000000 dotnet test</c>.</summary>
    public static int? Asked { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SMMORDERS_ANSWERS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : null;

    /// <summary>Makes a law.</summary>
    /// <param name="cases">What it is to hold for.</param>
    /// <param name="law">Throws where it does not hold.</param>
    /// <param name="times">How many times the usual number of cases it sees; more where a case is cheap.</param>
    public static Law Of<T>(Arbitrary<T> cases, Action<IAnswerReading, T> law, int times = 1) => new Law<T>(cases, law, times);

    /// <summary>Looks for a case that breaks the law.</summary>
    /// <param name="reading">What the law is held against.</param>
    /// <param name="share">Which part of the usual number of cases is tried.</param>
    /// <param name="least">How many cases are tried at least.</param>
    /// <param name="replay">The cases to repeat; new ones by default.</param>
    /// <returns>The smallest that was found, with the seed that repeats it; <see langword="null"/> where none was.</returns>
    public abstract string? FindCounterexample(IAnswerReading reading, int share = 1, int least = 0, Replay? replay = null);
}

internal sealed class Law<T>(Arbitrary<T> cases, Action<IAnswerReading, T> law, int times) : Law
{
    public override string? FindCounterexample(IAnswerReading reading, int share = 1, int least = 0, Replay? replay = null) =>
        Verdict.On(cases, @case => law(reading, @case), Math.Max(Usual * times / share, least), replay);
}
