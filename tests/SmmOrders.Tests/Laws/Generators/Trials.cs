using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Tests.Laws;

/// <summary>Gives FsCheck its histories: FsCheck draws the seed, grows the size, and shrinks what failed.</summary>
public static class Trials
{
    public static Arbitrary<Trial> Library() => Of(new LibraryTracker());

    internal static Arbitrary<Trial> Of(ITracker tracker) => Arb.From(
        Gen.Sized(size =>
            from high in Gen.Choose(0, int.MaxValue)
            from low in Gen.Choose(0, int.MaxValue)
            select new Trial(tracker, HistoryGenerator.Draw(((ulong)high << 32) | (uint)low, size))),
        trial => HistoryShrinker.Shrink(trial.History).Select(trial.With));
}
