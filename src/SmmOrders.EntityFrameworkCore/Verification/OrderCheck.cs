namespace SmmOrders.EntityFrameworkCore;

/// <summary>One group of laws about one order.</summary>
/// <param name="order">What is stored about it.</param>
/// <param name="found">What the checks before found.</param>
/// <returns>Each broken law with a sentence: what is, and what would be right.</returns>
internal delegate IEnumerable<(DamageKind Kind, string Message)> OrderCheck<TOrder, TKey>(
    OrderRecord<TOrder, TKey> order, IReadOnlySet<DamageKind> found)
    where TOrder : class, ITrackedOrder
    where TKey : notnull;
