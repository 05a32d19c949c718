using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Says which column a refused query misuses, and what to write.</summary>
internal static class StoredUnitRefusal
{
    internal static InvalidOperationException Of(Expression at, Expression query)
    {
        ColumnExpression? column = ColumnsIn(at).Concat(ColumnsIn(query)).FirstOrDefault();
        string rule = (column is null ? null : StoredUnitGuard.UnitOf(column))?.Rule ?? "A query may read and compare it";
        return new(
            $"SQLite keeps {NameOf(column)} as a whole number, so that \"{ExpressionPrinter.Print(at)}\" would yield another number. {rule}. For anything else read it first, with AsEnumerable() or ToListAsync(), and calculate in memory.");
    }

    private static IEnumerable<ColumnExpression> ColumnsIn(Expression node) =>
        (node is ColumnExpression self ? [self] : SqlChildren.Below(node, part => part is ColumnExpression))
        .OfType<ColumnExpression>()
        .Where(column => StoredUnitGuard.UnitOf(column) is not null)
        .OrderBy(column => column.Column is null);

    private static string NameOf(ColumnExpression? column) =>
        column?.Column?.PropertyMappings is [{ Property: { } property }, ..] ? $"{property.DeclaringType.DisplayName()}.{property.Name}"
        : column is not null ? column.Name
        : "an amount";
}
