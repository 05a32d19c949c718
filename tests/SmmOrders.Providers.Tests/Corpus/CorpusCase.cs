using System.Collections.Immutable;

namespace SmmOrders.Providers.Tests;

/// <summary>One named answer of the corpus.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Body">The bytes of the answer.</param>
/// <param name="OrderIds">The ids that were asked for; empty for an answer about one order.</param>
internal sealed record CorpusCase(string Name, ImmutableArray<byte> Body, ImmutableArray<string> OrderIds)
{
    public override string ToString() => Name;
}
