using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

internal static class ItemFaults
{
    internal static string WrongId(string id) => $"9{id}";

    /// <summary>The items in the answer, in place of the requested ones.</summary>
    internal static ImmutableArray<FaultyItem> Apply(this ItemFault fault, ImmutableArray<string> asked) => fault switch
    {
        ItemFault.WrongIds => [.. asked.Select(id => new FaultyItem(id, WrongId(id), false))],
        ItemFault.Duplicates => [.. asked.Select(id => new FaultyItem(id, id, false)), .. asked.Select(id => new FaultyItem(id, id, true))],
        ItemFault.EverySecondMissing => [.. asked.Where((_, at) => at % 2 == 0).Select(id => new FaultyItem(id, id, false))],
        _ => [.. asked.Select(id => new FaultyItem(id, id, false))],
    };

    /// <summary>The outcomes in the answer. The request is carried out for every identifier, even those that the answer omits or gets wrong.</summary>
    internal static ImmutableArray<RequestOutcome> Apply(this ItemFault fault, ImmutableArray<string> asked, Func<string, RequestOutcome> carryOut)
    {
        var outcomes = asked.Distinct().ToDictionary(id => id, carryOut);
        return [.. fault.Apply(asked).Select(item => item.IsRepeated ? RequestOutcome.Refuse(item.AnswerId, Refusal.UnknownOrder) : outcomes[item.RequestedId] with { Id = item.AnswerId })];
    }
}
