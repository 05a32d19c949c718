using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses a PostgreSQL database whose columns would round what is written: older than the model, or changed by hand.</summary>
internal static class PostgresStart
{
    // to_regclass finds a delimited name as a statement would, and is null where there is no table yet. A domain rounds as its own type does.
    private const string Types = """
        SELECT place.number, CASE type.typtype WHEN 'd' THEN format_type(type.typbasetype, type.typtypmod) ELSE format_type(attribute.atttypid, attribute.atttypmod) END
        FROM unnest(@tables, @columns) WITH ORDINALITY AS place (table_name, column_name, number)
        JOIN pg_attribute AS attribute ON attribute.attrelid = to_regclass(place.table_name) AND attribute.attname = place.column_name AND NOT attribute.attisdropped
        JOIN pg_type AS type ON type.oid = attribute.atttypid
        ORDER BY place.number
        """;

    internal static void Ensure(DbContext context, IEnumerable<ExactColumn> columns)
    {
        try
        {
            context.Database.OpenConnection();
        }
        catch (DbException exception) when (exception.SqlState == "3D000")
        {
            // There is no such database yet, and so no table in it.
            return;
        }

        try
        {
            (ExactColumn Column, ExactColumn.Place Place)[] places = [.. columns.SelectMany(column => column.Places.Select(place => (column, place)))];
            foreach ((long number, string declared) in Read(context, [.. places.Select(each => each.Place)]))
            {
                places[number - 1].Column.EnsureExactIn(places[number - 1].Place, PostgresType.Of(declared));
            }
        }
        finally
        {
            context.Database.CloseConnection();
        }
    }

    private static List<(long Number, string Declared)> Read(DbContext context, ExactColumn.Place[] places)
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        using DbCommand command = context.NewCommand();
        command.CommandText = Types;
        Add("tables", [.. places.Select(place => sql.DelimitIdentifier(place.Table, place.Schema))]);
        Add("columns", [.. places.Select(place => place.Name)]);
        using DbDataReader reader = command.ExecuteReader();
        List<(long, string)> types = [];
        while (reader.Read())
        {
            types.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return types;

        void Add(string name, string[] values)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, values);
            _ = command.Parameters.Add(parameter);
        }
    }
}
