using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Writes a whole batch in one statement: arrays in, rows locked in the order of their keys, orders, history and ledger out. Under READ
/// COMMITTED the lock reads the newest version of a row, so that of several writers one wins.
/// </summary>
internal sealed class PostgresWriter<TOrder, TKey> : IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    public async Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, OrderTable<TOrder, TKey> table, IReadOnlyList<OrderChange<TKey>> changes, CancellationToken cancellationToken)
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        await using DbCommand command = context.NewCommand();
        string key = sql.DelimitIdentifier(table.Key.ColumnName());
        string orders = sql.DelimitIdentifier(table.Order.GetTableName()!, table.Order.GetSchema());
        string version = sql.DelimitIdentifier(table.Order.FindProperty(OrderColumns.Version)!.ColumnName());
        var text = new StringBuilder();
        _ = text.Append("WITH input AS MATERIALIZED (SELECT * FROM unnest(")
            .Append(Parameter(command, table.Key, changes.Select(change => (object?)change.Key))).Append(", ")
            .Append(Parameter(command, table.Order.FindProperty(OrderColumns.Version)!, changes.Select(change => (object?)change.Version)));
        for (int index = 0; index < table.Written.Length; index++)
        {
            int column = index;
            _ = text.Append(", ").Append(Parameter(command, table.Written[index], changes.Select(change => change.Values[column])));
        }

        _ = text.Append(") AS i(k, v").AppendJoin("", table.Written.Select((_, index) => $", c{index}"))
            .Append(CultureInfo.InvariantCulture, $")), locked AS MATERIALIZED (SELECT o.{key} AS k FROM {orders} AS o JOIN input AS i ON o.{key} = i.k WHERE o.{version} = i.v ORDER BY o.{key} FOR UPDATE OF o)")
            .Append(CultureInfo.InvariantCulture, $", written AS (UPDATE {orders} AS o SET ")
            .AppendJoin(", ", table.Written.Select((property, index) => $"{sql.DelimitIdentifier(property.ColumnName())} = i.c{index}"))
            .Append(CultureInfo.InvariantCulture, $" FROM input AS i JOIN locked AS l ON l.k = i.k WHERE o.{key} = i.k AND o.{version} = i.v RETURNING o.{key} AS k)");
        Insert(text, command, sql, "history", table.History, [.. changes.SelectMany(change => change.History)]);
        Insert(text, command, sql, "refunds", table.Refunds, [.. changes.Select(change => change.Refund).OfType<object>()]);
        command.CommandText = text.Append(" SELECT k FROM written").ToString();

        HashSet<TKey> written = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _ = written.Add(table.FromStored(reader.GetValue(0)));
        }

        return written;
    }

    // Rows of orders that were written; a statement in a WITH is executed though nothing reads from it.
    private static void Insert(StringBuilder text, DbCommand command, ISqlGenerationHelper sql, string name, IEntityType table, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        IProperty[] properties = [.. table.GetProperties()];
        int order = Array.FindIndex(properties, property => property.Name == nameof(OrderHistoryEntry<>.OrderId));
        _ = text.Append(CultureInfo.InvariantCulture, $", {name} AS (INSERT INTO {sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema())} (")
            .AppendJoin(", ", properties.Select(property => sql.DelimitIdentifier(property.ColumnName())))
            .Append(") SELECT ").AppendJoin(", ", properties.Select((_, index) => $"r.c{index}"))
            .Append(" FROM unnest(")
            .AppendJoin(", ", properties.Select(property => Parameter(command, property, rows.Select(property.GetGetter().GetClrValue))))
            .Append(") AS r(").AppendJoin(", ", properties.Select((_, index) => $"c{index}"))
            .Append(CultureInfo.InvariantCulture, $") JOIN written AS w ON w.k = r.c{order})");
    }

    private static string Parameter(DbCommand command, IProperty property, IEnumerable<object?> values)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = $"p{command.Parameters.Count}";
        parameter.Value = StoredValues.ToArray(property, values);
        _ = command.Parameters.Add(parameter);
        return $"@{parameter.ParameterName}::{property.GetColumnType()}[]";
    }
}
