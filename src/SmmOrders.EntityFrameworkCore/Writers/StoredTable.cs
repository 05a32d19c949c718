using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A table as a writer needs it: its name in SQL, and the columns that it writes.</summary>
internal sealed class StoredTable
{
    internal StoredTable(IEntityType table, IEnumerable<IProperty> columns, ISqlGenerationHelper sql)
    {
        Name = sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema());
        Columns = [.. columns.Select(column => new StoredColumn(column, sql))];
    }

    /// <summary>The name with its schema, delimited.</summary>
    internal string Name { get; }

    internal ImmutableArray<StoredColumn> Columns { get; }

    /// <summary>Inserts one row; the parameters are <c>p0</c>, <c>p1</c> ….</summary>
    internal string InsertText(ISqlGenerationHelper sql) =>
        $"INSERT INTO {Name} ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", Columns.Select((_, index) => sql.GenerateParameterNamePlaceholder($"p{index}")))})";

    /// <summary>Inserts one row. <c>DbContext.Add</c> would leave it in the change tracker.</summary>
    internal async Task InsertAsync(DbContext context, ISqlGenerationHelper sql, object row, CancellationToken cancellationToken)
    {
        var insert = new Statement(context, sql, InsertText(sql), Columns);
        await using (insert.ConfigureAwait(false))
        {
            _ = await insert.RunAsync(row, cancellationToken).ConfigureAwait(false);
        }
    }
}
