using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Queries that go through a table in the order of a key, page by page, whatever the key's type.</summary>
internal static class KeyPages
{
    private static readonly MethodInfo IsAboveMethod = typeof(KeyPages).GetMethod(nameof(IsAbove), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The keys of the rows of one page: the first, or those after a key. A key that several rows have is there as often.</summary>
    internal static IQueryable<TKey> Page<TRow, TKey>(IQueryable<TRow> rows, string key, TKey? after, bool isFirst, int size)
        where TRow : class
        where TKey : notnull
    {
        Expression<Func<TRow, TKey>> keyOf = KeyOf<TRow, TKey>(key);
        IQueryable<TRow> rest = isFirst ? rows : rows.Where(After(keyOf, after!));
        return rest.OrderBy(keyOf).Select(keyOf).Take(size);
    }

    internal static Expression<Func<TRow, TKey>> KeyOf<TRow, TKey>(string key) => row => EF.Property<TKey>(row!, key);

    // The type of a key need not have the operator: the database compares what it stores.
    private static Expression<Func<TRow, bool>> After<TRow, TKey>(Expression<Func<TRow, TKey>> keyOf, TKey after)
    {
        Expression<Func<TKey>> captured = () => after;
        return Expression.Lambda<Func<TRow, bool>>(
            Expression.GreaterThan(keyOf.Body, captured.Body, liftToNull: false, IsAboveMethod.MakeGenericMethod(typeof(TKey))), keyOf.Parameters);
    }

    private static bool IsAbove<TKey>(TKey left, TKey right) => throw new NotSupportedException("The database compares the keys.");
}
