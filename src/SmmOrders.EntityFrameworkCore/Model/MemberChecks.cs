using System.Reflection;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses an order class with a property that has the name of a column of ours and cannot be it.</summary>
internal static class MemberChecks
{
    /// <exception cref="InvalidOperationException">The class and the column do not fit; the message names both.</exception>
    internal static void Ensure(Type order, OrderColumn column)
    {
        PropertyInfo? member = Find(order, column.Name);
        if (member is null)
        {
            if (column.IsInEveryClass)
            {
                throw new InvalidOperationException(
                    $"{order.Name} has no property {column.Name} of its own: an explicit implementation of {nameof(ITrackedOrder)} cannot be mapped. Declare {TypeName(column.Type)} {column.Name} {{ get; private set; }}.");
            }
        }
        else if (column.IsShadow)
        {
            throw new InvalidOperationException(
                $"{order.Name}.{column.Name} has the name of a shadow property that only the store reads and writes. Rename yours; with HasColumnName it keeps its column, and the store's takes another.");
        }
        else if (member.PropertyType != column.Type)
        {
            throw new InvalidOperationException(
                $"{order.Name}.{column.Name} is {TypeName(member.PropertyType)}, but the store keeps {TypeName(column.Type)} under that name. Rename yours, or change its type.");
        }
    }

    private static PropertyInfo? Find(Type type, string name)
    {
        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } member)
            {
                return member;
            }
        }

        return null;
    }

    internal static string TypeName(Type type) => Nullable.GetUnderlyingType(type) is { } underlying ? $"{underlying.Name}?" : type.Name;
}
