using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Rows of one table as PostgreSQL takes them in one statement: an array for each column, unnested.</summary>
/// <param name="Alias">What names the rows in the statement; the columns are named after it, with their place.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Sent">Which of them are sent: bit 0 is the first. The others are null in every row.</param>
internal readonly record struct ArrayRows(string Alias, ImmutableArray<StoredColumn> Columns, ulong Sent)
{
    /// <summary>The rows in the FROM of a statement.</summary>
    internal string Unnest
    {
        get
        {
            (string alias, ImmutableArray<StoredColumn> columns, ulong sent) = this;
            int[] places = [.. Enumerable.Range(0, columns.Length).Where(place => (sent >> place & 1) != 0)];
            return $"unnest({string.Join(", ", places.Select(place => $"@{alias}{place}::{columns[place].ArrayType}"))}) AS {alias}({string.Join(", ", places.Select(place => $"{alias}{place}"))})";
        }
    }

    /// <summary>Sends the values as parameters of the command.</summary>
    internal static ArrayRows Send(DbCommand command, string alias, ImmutableArray<StoredColumn> columns, int count, Func<int, int, object?> value)
    {
        ulong sent = 0;
        for (int column = 0; count > 0 && column < columns.Length; column++)
        {
            int place = column;
            if (IsShared(columns[column]))
            {
                Add(command, alias, column, columns[column].ToStored(value(0, column)));
            }
            else if (columns[column].ToArray(count, row => value(row, place)) is { } array)
            {
                Add(command, alias, column, array);
                sent |= 1UL << column;
            }
        }

        return new(alias, columns, sent);
    }

    /// <summary>A column's value in a statement that reads the rows from a table of that name.</summary>
    internal string ValueOf(string table, int column) =>
        IsShared(Columns[column]) ? string.Create(CultureInfo.InvariantCulture, $"@{Alias}{column}")
        : (Sent >> column & 1) != 0 ? string.Create(CultureInfo.InvariantCulture, $"{table}.{Alias}{column}")
        : $"NULL::{Columns[column].ElementType}";

    // All rows of a batch belong to one write.
    private static bool IsShared(StoredColumn column) => column.Property is OrderColumns.LastWriteId or nameof(OrderHistoryEntry<>.WriteId);

    private static void Add(DbCommand command, string alias, int column, object? value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"{alias}{column}"), value);
        _ = command.Parameters.Add(parameter);
    }
}
