using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Reads the SQL tree of a query and refuses one that takes the stored number of a column of ours for its value, or another number for
/// such a column's. It allows only what is known to be right.
/// </summary>
internal sealed class StoredUnitGuard
{
    private readonly Expression _query;

    // The columns of subqueries, by alias and name. EF Core gives each alias once in a query.
    private readonly Dictionary<string, Dictionary<string, StoredMeaning>?> _subqueries = [];
    private readonly Dictionary<string, IStoredUnit?> _parameters = [];

    private StoredUnitGuard(Expression query) => _query = query;

    /// <summary>Refuses a query that would yield a wrong number.</summary>
    /// <exception cref="InvalidOperationException">It would; the message names the column and what to write.</exception>
    internal static void Check(Expression query)
    {
        var guard = new StoredUnitGuard(query);
        switch (query)
        {
            case SelectExpression select:
                _ = guard.OfSelect(select);
                break;
            case UpdateExpression update:
                guard.CheckUpdate(update);
                break;
            case DeleteExpression delete:
                _ = guard.OfSelect(delete.SelectExpression);
                break;
            default:
                guard.RefuseUnits(query);
                break;
        }
    }

    private void CheckUpdate(UpdateExpression update)
    {
        _ = OfSelect(update.SelectExpression);
        foreach (ColumnValueSetter setter in update.ColumnValueSetters)
        {
            _ = Join(setter.Value, OfColumn(setter.Column), Of(setter.Value));
        }
    }

    private StoredMeaning[] OfSelect(SelectExpression select)
    {
        foreach (TableExpressionBase table in select.Tables)
        {
            Register(table);
        }

        _ = Of(select.Predicate);
        _ = Of(select.Having);
        _ = Of(select.Limit);
        _ = Of(select.Offset);
        foreach (SqlExpression expression in select.GroupBy.Concat(select.Orderings.Select(ordering => ordering.Expression)))
        {
            _ = Of(expression);
        }

        return [.. select.Projection.Select(projection => Of(projection.Expression))];
    }

    private void Register(TableExpressionBase table)
    {
        switch (table)
        {
            case JoinExpressionBase join:
                Register(join.Table);
                _ = join is PredicateJoinExpressionBase predicate ? Of(predicate.JoinPredicate) : default;
                break;
            case SelectExpression select:
                Register(table, select.Projection.Select(projection => projection.Alias), OfSelect(select));
                break;
            case SetOperationBase operation:
                StoredMeaning[] left = OfSelect(operation.Source1);
                StoredMeaning[] right = OfSelect(operation.Source2);
                Register(table, operation.Source1.Projection.Select(projection => projection.Alias), left.Zip(right, (one, other) => Join(operation, one, other)));
                break;
            case ValuesExpression { RowValues: { } rows } values:
                IEnumerable<StoredMeaning> columns = values.ColumnNames.Select((_, column) =>
                    rows.Select(row => Of(row.Values[column])).Aggregate((one, other) => Join(values, one, other)));
                Register(table, values.ColumnNames, columns);
                break;
            case TableExpression or FromSqlExpression:
                break;
            default:
                RefuseUnits(table);
                _ = table.Alias is { } alias ? _subqueries[alias] = null : null;
                break;
        }
    }

    private void Register(TableExpressionBase table, IEnumerable<string> names, IEnumerable<StoredMeaning> meanings)
    {
        if (table.Alias is { } alias)
        {
            _subqueries[alias] = names.Zip(meanings).ToDictionary(column => column.First, column => column.Second);
        }
    }

    private StoredMeaning Of(SqlExpression? expression) => expression switch
    {
        null or SqlFragmentExpression => StoredMeaning.Plain,
        ColumnExpression column => OfColumn(column),
        SqlConstantExpression constant => constant.Value is null ? StoredMeaning.Null : StoredMeaning.Of(UnitOf(constant)),
        SqlParameterExpression parameter => OfParameter(parameter),
        DistinctExpression distinct => Of(distinct.Operand),
        SqlBinaryExpression binary => OfBinary(binary),
        SqlUnaryExpression { OperatorType: ExpressionType.Equal or ExpressionType.NotEqual } isNull => Boolean(Of(isNull.Operand)),
        SqlFunctionExpression function => OfFunction(function),
        CaseExpression choice => OfCase(choice),
        InExpression within => OfIn(within),
        ExistsExpression exists => Boolean(OfSelect(exists.Subquery)),
        ScalarSubqueryExpression scalar => Settle(scalar, OfSelect(scalar.Subquery)[0]),
        RowNumberExpression row => Boolean([.. row.Partitions.Select(Of), .. row.Orderings.Select(ordering => Of(ordering.Expression))]),
        _ => OfOther(expression),
    };

    private StoredMeaning OfColumn(ColumnExpression column) =>
        !_subqueries.TryGetValue(column.TableAlias, out Dictionary<string, StoredMeaning>? columns) ? StoredMeaning.Of(UnitOf(column))
        : columns is null ? Settle(column, StoredMeaning.Plain)
        : Settle(column, columns.GetValueOrDefault(column.Name));

    // Early patches of EF Core 10 may give two parameters of different conversions one name, and with it one value.
    private StoredMeaning OfParameter(SqlParameterExpression parameter)
    {
        IStoredUnit? unit = UnitOf(parameter);
        return !_parameters.TryAdd(parameter.Name, unit) && !ReferenceEquals(_parameters[parameter.Name], unit)
            ? throw Refusal(parameter)
            : StoredMeaning.Of(unit);
    }

    private StoredMeaning OfBinary(SqlBinaryExpression binary)
    {
        (StoredMeaning left, StoredMeaning right) = (Of(binary.Left), Of(binary.Right));
        return binary.OperatorType switch
        {
            ExpressionType.Equal or ExpressionType.NotEqual or ExpressionType.LessThan or ExpressionType.LessThanOrEqual
                or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual => Boolean(Join(binary, left, right)),
            ExpressionType.AndAlso or ExpressionType.OrElse => Boolean(Plain(binary, [left, right])),
            ExpressionType.Add or ExpressionType.Subtract when left.Unit is not null || right.Unit is not null =>
                Settle(binary, StoredMeaning.Add(left, right) ?? throw Refusal(binary)),
            _ => Plain(binary, [left, right]),
        };
    }

    private StoredMeaning OfFunction(SqlFunctionExpression function)
    {
        StoredMeaning[] arguments = [.. (function.Arguments ?? []).Select(Of)];
        return (function.Name, arguments) switch
        {
            // SQLite refuses a sum of whole numbers that overflows, but not their addition.
            ("SUM", [{ Unit: { Largest: not null } unit }]) => Settle(function, new(unit)),
            ("MIN" or "MAX", [{ Unit: not null } only]) => Settle(function, only),
            ("COUNT", [_]) => StoredMeaning.Plain,
            ("COALESCE", _) => Settle(function, arguments.Aggregate((one, other) => Join(function, one, other))),
            _ when MoneyAverage.IsConversion(function, arguments) => new(null, IsAverage: true),
            _ => Plain(function, [Of(function.Instance), .. arguments]),
        };
    }

    private StoredMeaning OfCase(CaseExpression choice)
    {
        StoredMeaning operand = Of(choice.Operand);
        StoredMeaning result = choice.ElseResult is null ? StoredMeaning.Null : Of(choice.ElseResult);
        foreach (CaseWhenClause when in choice.WhenClauses)
        {
            StoredMeaning test = Of(when.Test);
            _ = choice.Operand is null ? test : Join(choice, operand, test);
            result = Join(choice, result, Of(when.Result));
        }

        return Settle(choice, result);
    }

    private StoredMeaning OfIn(InExpression within)
    {
        StoredMeaning item = Of(within.Item);
        IEnumerable<StoredMeaning> values = within switch
        {
            { Subquery: { } subquery } => OfSelect(subquery),
            { Values: { } listed } => listed.Select(Of),
            _ => [StoredMeaning.Of(within.ValuesParameter?.TypeMapping?.ElementTypeMapping is RelationalTypeMapping { Converter: IStoredUnit unit } ? unit : null)],
        };
        return Boolean(values.Aggregate(item, (one, other) => Join(within, one, other)));
    }

    // EF Core orders decimals on SQLite by the culture of the thread: "1.5" is 15 in German, and in Hungarian the process ends.
    private StoredMeaning OfOther(SqlExpression expression)
    {
        StoredMeaning[] children = [.. SqlChildren.Of(expression).Select(Of)];
        return expression is CollateExpression && children[0].IsAverage ? throw Refusal(expression) : Plain(expression, children);
    }

    private StoredMeaning Join(Expression at, StoredMeaning left, StoredMeaning right) => StoredMeaning.Join(left, right) ?? throw Refusal(at);

    private StoredMeaning Plain(SqlExpression at, StoredMeaning[] parts) => parts.Any(part => part.Unit is not null)
        ? throw Refusal(at)
        : Settle(at, new(null, IsAverage: parts.Any(part => part.IsAverage)));

    // A truth or a number of rows, whatever it was made of.
    private static StoredMeaning Boolean(params ReadOnlySpan<StoredMeaning> _) => StoredMeaning.Plain;

    // What it yields must be what it is read as.
    private StoredMeaning Settle(SqlExpression at, StoredMeaning meaning) => (meaning, UnitOf(at)) switch
    {
        ({ IsNull: true }, _) or ({ Unit: null }, null) => meaning,
        ({ Unit: { } unit }, { } read) when unit.IsSameAs(read) => meaning,
        _ => throw Refusal(at),
    };

    private void RefuseUnits(Expression expression)
    {
        if (SqlChildren.Of(expression).Any(child => Of(child).Unit is not null))
        {
            throw Refusal(expression);
        }
    }

    private InvalidOperationException Refusal(Expression at) => StoredUnitRefusal.Of(at, _query);

    internal static IStoredUnit? UnitOf(SqlExpression expression) => expression.TypeMapping?.Converter as IStoredUnit;
}
