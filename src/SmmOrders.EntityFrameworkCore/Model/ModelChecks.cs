using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses a model that cannot work, by name.</summary>
internal static class ModelChecks
{
    internal static IConventionEntityType EnsureSupported(IReadOnlyList<IConventionEntityType> orders)
    {
        if (orders.Count > 1)
        {
            throw new InvalidOperationException(
                $"HasSmmOrder was called for {string.Join(" and ", orders.Select(type => type.DisplayName()))}. A context has one kind of order: call it once, for their base class or for the only one.");
        }

        IConventionEntityType order = orders[0];
        string name = order.DisplayName();
        Ensure(order.BaseType is null, $"HasSmmOrder was called for {name}, which derives from the entity {order.BaseType?.DisplayName()}. Call it for the base class.");
        Ensure(
            order.GetMappingStrategy() is null or "TPH",
            $"{name} is mapped with the strategy {order.GetMappingStrategy()}: its rows lie in several tables, and no statement could change an order and its money at once. Use table per hierarchy (TPH).");
        Ensure(!order.GetMappingFragments().Any(), $"{name} is split over several tables. Map it to one table.");
        Ensure(order.GetTableName() is not null, $"{name} is not mapped to a table.");
        IConventionKey? key = order.FindPrimaryKey();
        Ensure(key is { Properties.Count: 1 }, $"{name} needs a primary key of one column. {(key is null ? "It has none." : $"It has {key.Properties.Count}.")}");
        Type stored = StoredType(key!.Properties[0]);
        Ensure(
            stored == typeof(int) || stored == typeof(long) || stored == typeof(Guid) || stored == typeof(string),
            $"The key of {name} is stored as {stored.Name}. Use int, long, Guid or string, or a type that is converted to one of them.");
        return order;
    }

    private static Type StoredType(IReadOnlyProperty property) =>
        property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;

    private static void Ensure(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
