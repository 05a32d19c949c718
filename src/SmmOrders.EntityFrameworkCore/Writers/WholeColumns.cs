using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// The columns of a SQLite table that hold whole numbers. SQLite keeps a text or a fraction there too, and its driver reads it as another
/// number.
/// </summary>
internal sealed class WholeColumns
{
    private readonly ISqlGenerationHelper _sql;
    private readonly string _table;
    private readonly StoredColumn _key;
    private readonly ImmutableArray<StoredColumn> _columns;

    /// <param name="table">The table.</param>
    /// <param name="key">The column by which rows are looked up.</param>
    /// <param name="columns">Those among which the whole ones are.</param>
    /// <param name="sql">Its SQL.</param>
    internal WholeColumns(IEntityType table, IProperty key, IEnumerable<IProperty> columns, ISqlGenerationHelper sql)
    {
        _sql = sql;
        _table = sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema());
        _key = new(key, sql);
        _columns = [.. columns.Select(column => new StoredColumn(column, sql)).Where(column => column.IsWhole)];

        // A text or a fraction is not what its bits are; and this takes a fraction of the time of typeof.
        AreWhole = string.Join(" AND ", _columns.Select(column => $"{column.Name} IS ({column.Name} | 0)"));
    }

    /// <summary>The condition in SQL that all of a row's are whole.</summary>
    internal string AreWhole { get; }

    /// <summary>What is not whole in the rows with these keys: the key's place in the list, and the fault.</summary>
    internal async Task<List<(int Place, string Fault)>> FindBrokenAsync<TKey>(DbContext context, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
        where TKey : notnull
    {
        List<(int Place, string Fault)> broken = [];
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            string[] input = [.. keys.Select((key, place) => $"({Parameter(command, place, key)}, {place})")];
            command.CommandText =
                $"WITH input(k, n) AS (VALUES {string.Join(", ", input)}) SELECT n, {string.Join(", ", _columns.Select(column => $"typeof({column.Name}), quote({column.Name})"))} FROM {_table} JOIN input ON {_key.Name} = k WHERE NOT ({AreWhole})";
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    broken.AddRange(
                        from index in Enumerable.Range(0, _columns.Length)
                        where reader.GetString((2 * index) + 1) is not ("integer" or "null")
                        select (reader.GetInt32(0), $"The column {_columns[index].Name} of {_table} holds {reader.GetString((2 * index) + 2)}, where a whole number belongs."));
                }
            }
        }

        return broken;
    }

    private string Parameter(DbCommand command, int place, object key)
    {
        DbParameter parameter = _key.NewParameter(command, _sql.GenerateParameterName($"p{place}"));
        parameter.Value = _key.ToStored(key);
        _ = command.Parameters.Add(parameter);
        return _sql.GenerateParameterNamePlaceholder($"p{place}");
    }
}
