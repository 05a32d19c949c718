using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Averages money on SQLite as decimals, with EF Core's own functions: SQLite's AVG is a floating-point number, and an average of units
/// may lie between two of them.
/// </summary>
internal sealed class MoneyAverage(ISqlExpressionFactory sql, IRelationalTypeMappingSource mappings) : IAggregateMethodCallTranslator, IAggregateMethodCallTranslatorPlugin
{
    private const string Divide = "ef_divide";

    public IEnumerable<IAggregateMethodCallTranslator> Translators => [this];

    public SqlExpression? Translate(
        MethodInfo method, EnumerableExpression source, IReadOnlyList<SqlExpression> arguments, IDiagnosticsLogger<DbLoggerCategory.Query> logger)
    {
        if (method.DeclaringType != typeof(Queryable) || method.Name != nameof(Queryable.Average)
            || source.Selector is not SqlExpression { TypeMapping.Converter: MoneyConverter money } units)
        {
            return null;
        }

        RelationalTypeMapping text = mappings.FindMapping(typeof(decimal))!;
        SqlExpression averaged = sql.Function(
            Divide, [units, sql.Constant(money.UnitsOfOne, text)], nullable: true, argumentsPropagateNullability: [true, false], typeof(decimal), text);
        averaged = source.Predicate is null ? averaged : sql.Case([new CaseWhenClause(source.Predicate, averaged)], elseResult: null);
        averaged = source.IsDistinct ? new DistinctExpression(averaged) : averaged;
        return sql.Function("ef_avg", [averaged], nullable: true, argumentsPropagateNullability: [false], typeof(decimal), text);
    }

    /// <summary>Whether the function turns units of money into the decimal that they mean.</summary>
    internal static bool IsConversion(SqlFunctionExpression function, StoredMeaning[] arguments) =>
        function is { Name: Divide, TypeMapping.Converter: null, Arguments: [_, SqlConstantExpression { Value: decimal divisor, TypeMapping.Converter: null }] }
        && arguments[0].Unit is MoneyConverter money && money.UnitsOfOne == divisor;
}
