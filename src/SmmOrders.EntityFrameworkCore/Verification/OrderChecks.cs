using System.Collections.Immutable;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>All checks of one order.</summary>
internal static class OrderChecks<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    // What follows from damage that was found already is not named again: later checks know it.
    internal static ImmutableArray<OrderCheck<TOrder, TKey>> All { get; } =
    [
        FactsCheck.Run, NumbersCheck.Run, HistoryCheck.Run, StandingCheck.Run, LedgerCheck.Run, EndCheck.Run,
    ];

    internal static List<(DamageKind Kind, string Message)> Run(ImmutableArray<OrderCheck<TOrder, TKey>> checks, OrderRecord<TOrder, TKey> order)
    {
        List<(DamageKind Kind, string Message)> damages = [];
        HashSet<DamageKind> found = [];
        foreach (OrderCheck<TOrder, TKey> check in checks)
        {
            damages.AddRange(check(order, found));
            found.UnionWith(damages.Select(damage => damage.Kind));
        }

        return damages;
    }
}
