using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

internal static class ItemHarms
{
    /// <summary>The identifiers that an answer tells, in place of those that were asked for. What comes again says something else.</summary>
    internal static ImmutableArray<string> IdsTold(this ItemHarm harm, ImmutableArray<string> asked) => harm switch
    {
        ItemHarm.WrongIds => [.. asked.Select(id => $"9{id}")],
        ItemHarm.Duplicates => [.. asked, .. asked],
        ItemHarm.EverySecondMissing => [.. asked.Where((_, at) => at % 2 == 0)],
        _ => asked,
    };
}
