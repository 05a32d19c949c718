using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes row by row with prepared statements: on SQLite a statement costs no round trip, and preparing it is what takes time.</summary>
internal sealed class SqliteWriter<TOrder, TKey> : IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    public async Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, OrderTable<TOrder, TKey> table, IReadOnlyList<OrderChange<TKey>> changes, CancellationToken cancellationToken)
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        await using Statement update = UpdateOf(context, sql, table);
        await using Statement history = InsertOf(context, sql, table.History);
        await using Statement refunds = InsertOf(context, sql, table.Refunds);
        HashSet<TKey> written = [];
        foreach (OrderChange<TKey> change in changes)
        {
            if (await update.RunAsync([.. change.Values, change.Key, change.Version], cancellationToken) == 1)
            {
                _ = written.Add(change.Key);
                foreach (OrderHistoryEntry<TKey> entry in change.History)
                {
                    _ = await history.RunAsync(entry, cancellationToken);
                }

                if (change.Refund is { } refund)
                {
                    _ = await refunds.RunAsync(refund, cancellationToken);
                }
            }
        }

        return written;
    }

    private static Statement UpdateOf(DbContext context, ISqlGenerationHelper sql, OrderTable<TOrder, TKey> table)
    {
        IProperty version = table.Order.FindProperty(OrderColumns.Version)!;
        string columns = string.Join(", ", table.Written.Select((property, index) => $"{sql.DelimitIdentifier(property.ColumnName())} = @p{index}"));
        string orders = sql.DelimitIdentifier(table.Order.GetTableName()!, table.Order.GetSchema());
        int count = table.Written.Length;
        return new(
            context,
            $"UPDATE {orders} SET {columns} WHERE {sql.DelimitIdentifier(table.Key.ColumnName())} = @p{count} AND {sql.DelimitIdentifier(version.ColumnName())} = @p{count + 1}",
            [.. table.Written, table.Key, version]);
    }

    private static Statement InsertOf(DbContext context, ISqlGenerationHelper sql, IEntityType table)
    {
        IProperty[] properties = [.. table.GetProperties()];
        string columns = string.Join(", ", properties.Select(property => sql.DelimitIdentifier(property.ColumnName())));
        string values = string.Join(", ", properties.Select((_, index) => $"@p{index}"));
        return new(context, $"INSERT INTO {sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema())} ({columns}) VALUES ({values})", properties);
    }

    /// <summary>One statement, prepared once and run with other values each time.</summary>
    private sealed class Statement : IAsyncDisposable
    {
        private readonly DbCommand _command;
        private readonly IProperty[] _properties;

        internal Statement(DbContext context, string text, IProperty[] properties)
        {
            _properties = properties;
            _command = context.NewCommand();
            _command.CommandText = text;
            for (int index = 0; index < properties.Length; index++)
            {
                DbParameter parameter = _command.CreateParameter();
                parameter.ParameterName = $"@p{index}";
                parameter.Value = DBNull.Value;
                _ = _command.Parameters.Add(parameter);
            }
        }

        public ValueTask DisposeAsync() => _command.DisposeAsync();

        internal Task<int> RunAsync(object row, CancellationToken cancellationToken) =>
            RunAsync([.. _properties.Select(property => property.GetGetter().GetClrValue(row))], cancellationToken);

        internal Task<int> RunAsync(object?[] values, CancellationToken cancellationToken)
        {
            for (int index = 0; index < values.Length; index++)
            {
                _command.Parameters[index].Value = StoredValues.ToStored(_properties[index], values[index]) ?? DBNull.Value;
            }

            return _command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
