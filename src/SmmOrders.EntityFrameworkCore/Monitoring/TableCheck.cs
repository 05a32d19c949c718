using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Whether a table of ours, and each column that the store uses, is in the database. It asks any database in the same way: for no row.</summary>
internal sealed class TableCheck
{
    private readonly ImmutableArray<string> _columns;
    private readonly string _table;
    private readonly ISqlGenerationHelper _sql;

    private TableCheck(IEntityType table, IEnumerable<IProperty> columns, ISqlGenerationHelper sql)
    {
        Table = table.GetTableName()!;
        _columns = [.. columns.Select(column => column.ColumnName())];
        (_table, _sql) = (sql.DelimitIdentifier(Table, table.GetSchema()), sql);
    }

    private string Table { get; }

    /// <summary>Each table of the store.</summary>
    internal static IEnumerable<TableCheck> Of<TOrder, TKey>(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        // The panel's own columns of its order are the panel's own matter.
        yield return new(table.Order, [table.Key, .. OrderColumns.All.Select(column => table.Order.FindProperty(column.Name)!)], sql);
        foreach (IEntityType ours in new[] { table.History, table.Refunds, table.Attempts, table.Requests, table.Providers, table.Attention, table.Outbox }.OfType<IEntityType>())
        {
            yield return new(ours, ours.GetProperties(), sql);
        }
    }

    /// <summary>What is missing, one sentence each.</summary>
    internal async Task<IReadOnlyList<string>> FindFaultsAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (await AskAsync(context, _columns, cancellationToken).ConfigureAwait(false) is not { } fault)
        {
            return [];
        }

        if (await AskAsync(context, [], cancellationToken).ConfigureAwait(false) is not null)
        {
            return [$"The table {Table} cannot be read: {fault}"];
        }

        List<string> faults = [];
        foreach (string column in _columns)
        {
            if (await AskAsync(context, [column], cancellationToken).ConfigureAwait(false) is { } missing)
            {
                faults.Add($"The column {column} of the table {Table} cannot be read: {missing}");
            }
        }

        return faults.Count > 0 ? faults : [$"The table {Table} cannot be read: {fault}"];
    }

    // What the database says; null if it can answer. With the table's name before it, since SQLite takes an unknown name for a text.
    private async Task<string?> AskAsync(DbContext context, ImmutableArray<string> columns, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = $"SELECT {(columns.IsEmpty ? "1" : string.Join(", ", columns.Select(column => $"t.{_sql.DelimitIdentifier(column)}")))} FROM {_table} AS t WHERE 1 = 0";
            try
            {
                _ = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (DbException exception)
            {
                return exception.Message;
            }
        }
    }
}
