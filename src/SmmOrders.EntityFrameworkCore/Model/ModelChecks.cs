using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses a model that cannot work, by name.</summary>
internal static class ModelChecks
{
    /// <summary>The order; <see langword="null"/> if the model has nothing of ours.</summary>
    internal static IConventionEntityType? FindOrder(IReadOnlyList<IConventionEntityType> orders, IReadOnlyList<IConventionEntityType> tables)
    {
        Ensure(
            orders.Count <= 1,
            $"HasSmmOrder was called for {string.Join(" and ", orders.Select(type => type.DisplayName()))}. A context has one kind of order: call it once, for their base class or for the only one.");
        Ensure(
            orders.Count == 1 || tables.Count == 0,
            $"The model has {string.Join(" and ", tables.Select(type => type.DisplayName()))}, but no order. Call HasSmmOrder in OnModelCreating.");
        return orders.Count == 0 ? null : orders[0];
    }

    internal static void EnsureOrder(IConventionEntityType order)
    {
        string name = order.DisplayName();
        Ensure(order.BaseType is null, $"HasSmmOrder was called for {name}, which derives from the entity {order.BaseType?.DisplayName()}. Call it for the base class.");
        Ensure(StrategyOf(order) is null, $"{name} is mapped with the strategy {StrategyOf(order)}: its rows lie in several tables, and no statement could change an order and its money at once. Use table per hierarchy (TPH).");
        Ensure(!order.GetMappingFragments().Any(), $"{name} is split over several tables. Map it to one table.");
        Ensure(order.GetTableName() is not null, $"{name} is not mapped to a table.");
        EnsureKey(order, name);
        foreach (OrderColumn column in OrderColumns.All)
        {
            EnsureColumn(order, column);
        }
    }

    internal static void EnsureTables(IConventionEntityType order, IReadOnlyList<IConventionEntityType> tables)
    {
        Type key = order.FindPrimaryKey()!.Properties[0].ClrType;
        foreach (IConventionEntityType table in tables)
        {
            string call = table.FindAnnotation(Annotations.History) is not null ? nameof(SmmOrderModelBuilderExtensions.HasSmmOrderHistory)
                : table.FindAnnotation(Annotations.Refunds) is not null ? nameof(SmmOrderModelBuilderExtensions.HasSmmOrderRefunds)
                : table.FindAnnotation(Annotations.Attempts) is not null ? nameof(SmmOrderModelBuilderExtensions.HasSmmOrderAttempts)
                : table.FindAnnotation(Annotations.Requests) is not null ? nameof(SmmOrderModelBuilderExtensions.HasSmmOrderRequests)
                : table.FindAnnotation(Annotations.Outbox) is not null ? nameof(SmmOrderModelBuilderExtensions.HasSmmOrderOutbox)
                : nameof(SmmOrderModelBuilderExtensions.HasSmmOrderAttention);
            Type other = table.ClrType.GenericTypeArguments[0];

            // A row of attention, and an event of it, may be about no order.
            bool isOptional = table.FindAnnotation(Annotations.Attention) is not null || table.FindAnnotation(Annotations.Outbox) is not null;
            Type right = isOptional && key.IsValueType ? typeof(Nullable<>).MakeGenericType(key) : key;
            Ensure(
                other == right,
                $"{call}<{MemberChecks.TypeName(other)}> was called, but the key of {order.DisplayName()} is {key.Name}. Call {call}<{MemberChecks.TypeName(right)}>, and no other.");
        }

        EnsureMapped(tables);
    }

    internal static void EnsureMapped(IReadOnlyList<IConventionEntityType> tables)
    {
        foreach (IConventionEntityType table in tables)
        {
            Ensure(table.GetTableName() is not null, $"{table.DisplayName()} is not mapped to a table.");
            foreach (string name in table.ClrType.GetProperties().Select(property => property.Name))
            {
                Ensure(table.FindProperty(name) is not null, $"{table.DisplayName()}.{name} is not mapped. Remove the call of Ignore.");
            }
        }
    }

    internal static void EnsureConvertible(IConventionProperty property, ColumnKind kind, DatabaseKind database) => Ensure(
        kind != ColumnKind.Money || database != DatabaseKind.Sqlite,
        $"{property.DeclaringType.DisplayName()}.{property.Name} has a conversion of its own, through which SQLite would compare and add other numbers than the amounts. Remove it: the store keeps whole numbers of the smallest unit, with the decimals of {nameof(SmmOrderModelOptions.MoneyScale)} in HasSmmOrder. If ConfigureConventions set it, clear it here with HasConversion((ValueConverter?)null).");

    private static string? StrategyOf(IConventionEntityType order) =>
        order.GetMappingStrategy() is { } strategy && strategy != "TPH" ? strategy
        : order.GetDerivedTypes().Any(type => type.GetTableName() != order.GetTableName() || type.GetSchema() != order.GetSchema()) ? "TPT"
        : null;

    private static void EnsureKey(IConventionEntityType order, string name)
    {
        IConventionKey? key = order.FindPrimaryKey();
        Ensure(key is { Properties.Count: 1 }, $"{name} needs a primary key of one column. {(key is null ? "It has none." : $"It has {key.Properties.Count}.")}");
        IConventionProperty property = key!.Properties[0];
        Ensure(
            OrderColumns.All.All(column => column.Name != property.Name),
            $"{property.Name} is the key of {name}, but the store writes it. Give the order a key of its own.");
        Type stored = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
        Ensure(
            stored == typeof(int) || stored == typeof(long) || stored == typeof(Guid) || stored == typeof(string),
            $"The key of {name} is stored as {stored.Name}. Use int, long, Guid or string, or a type that is converted to one of them.");
    }

    private static void EnsureColumn(IConventionEntityType order, OrderColumn column)
    {
        IConventionProperty? property = order.FindProperty(column.Name);
        string name = $"{order.DisplayName()}.{column.Name}";
        Ensure(property is not null, $"{name} is not mapped, but the store keeps it. Remove the call of Ignore.");
        Ensure(!property!.IsConcurrencyToken, $"{name} is a concurrency token, so that every note saved on a stale order would fail. The store compares a version of its own: remove IsConcurrencyToken.");
        Ensure(
            property.ValueGenerated == ValueGenerated.Never && property.GetComputedColumnSql() is null,
            $"{name} is generated by the database, but the store writes it. Remove ValueGenerated… and HasComputedColumnSql.");
        Ensure(
            property.GetBeforeSaveBehavior() == PropertySaveBehavior.Save && property.GetAfterSaveBehavior() == PropertySaveBehavior.Ignore,
            $"{name} has save behaviors of its own, so that a stale Update could undo a refund. Remove SetBeforeSaveBehavior and SetAfterSaveBehavior.");
    }

    private static void Ensure(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
