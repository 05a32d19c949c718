using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The key of an order as a query, if the context's query filters let it through: history and ledger have none of their own.</summary>
internal static class VisibleOrders
{
    private static readonly MethodInfo OfOrderMethod = typeof(VisibleOrders).GetMethod(nameof(OfOrder), BindingFlags.NonPublic | BindingFlags.Static)!;

    internal static IQueryable<TKey> Of<TKey>(DbContext context, TKey order)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        IEntityType? type = context.Model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.Order) is not null);
        IProperty? key = type?.FindPrimaryKey()?.Properties[0];
        return key?.ClrType == typeof(TKey)
            ? OfOrderMethod.MakeGenericMethod(type!.ClrType, typeof(TKey)).CreateDelegate<Func<DbContext, string, TKey, IQueryable<TKey>>>()(context, key.Name, order)
            : throw new InvalidOperationException(
                $"The context {(type is null ? "has no orders: call HasSmmOrder in OnModelCreating" : $"has {type.DisplayName()} with a key of type {key?.ClrType.Name}, not {typeof(TKey).Name}")}.");
    }

    private static IQueryable<TKey> OfOrder<TOrder, TKey>(DbContext context, string key, TKey order)
        where TOrder : class
        where TKey : notnull =>
        context.Set<TOrder>().Select(KeyPages.KeyOf<TOrder, TKey>(key)).Where(each => each.Equals(order));
}
