namespace SmmOrders.EntityFrameworkCore;

/// <summary>A provider's identifier of an order: it should belong to one order.</summary>
internal readonly record struct ProviderIdentifier(string Provider, string Id)
{
    /// <summary>The damage of one of several orders that have it.</summary>
    internal OrderDamage SharedBy(OrderKey order) => new()
    {
        Kind = DamageKind.ProviderOrderIdShared,
        Order = order,
        Message = $"Another order has the same identifier \"{Id}\" at {Provider} too; each should belong to one order.",
    };
}
