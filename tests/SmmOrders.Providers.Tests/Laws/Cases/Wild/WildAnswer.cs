using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>
/// An answer to any question in any shape: bare, envelopes, maps and lists in each other, with names that are right, wrong or
/// missing, with a yes or a no in any layer. What was put where is known.
/// </summary>
/// <param name="Seed">All else hangs on it.</param>
/// <param name="IsOfChange">Whether something was asked to be done.</param>
internal sealed record WildAnswer(int Seed, bool IsOfChange = false)
{
    // Apart from the answer's own, so that the same answer can be written with them and without.
    private const int SeedOfStrangers = 0x5eed;

    public static Arbitrary<WildAnswer> Arbitrary { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => new WildAnswer(seed)));

    public static Arbitrary<WildAnswer> OfChanges { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => new WildAnswer(seed, IsOfChange: true)));

    public Question Question => Asked(new Dice(Seed));

    /// <summary>The answer, and the things in it.</summary>
    public (string Json, ImmutableArray<Leaf> Leaves) Write(bool hasStrangers = false)
    {
        var dice = new Dice(Seed);
        var writer = new WildWriter(Asked(dice), dice, hasStrangers ? new Dice(Seed ^ SeedOfStrangers) : null);
        return (writer.Write(), [.. writer.Leaves]);
    }

    private Question Asked(Dice dice) => IsOfChange ? Question.OfChange(dice) : Question.Any(dice);

    public override string ToString() =>
        $"{Question.Action}{(Question.IsBulk ? " (many)" : "")} {string.Join(',', Question.Ids)} in {Write().Json}, with strangers {Write(hasStrangers: true).Json}";
}
