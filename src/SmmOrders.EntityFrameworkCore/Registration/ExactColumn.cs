using System.Collections.Immutable;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A column that must hold what is written to it exactly: an amount, or an instant.</summary>
internal sealed class ExactColumn
{
    private readonly IProperty _property;

    private ExactColumn(IProperty property)
    {
        _property = property;
        Mapping = (RelationalTypeMapping)property.GetTypeMapping();
        Places = [.. property.GetTableColumnMappings().Select(mapping => new Place(mapping.TableMapping.Table.Schema, mapping.TableMapping.Table.Name, mapping.Column.Name))];
    }

    /// <summary>Where it lies: several, if each kind of the entity has a table of its own.</summary>
    internal ImmutableArray<Place> Places { get; }

    internal RelationalTypeMapping Mapping { get; }

    /// <summary>The amounts and instants of a table of ours.</summary>
    internal static IEnumerable<ExactColumn> Of(IEntityType table) => table.GetProperties()
        .Where(property => table.FindAnnotation(Annotations.Order) is null || OrderColumns.All.Any(column => column.Name == property.Name))
        .Where(property => OrderColumn.KindOf(property.ClrType) != ColumnKind.Plain)
        .Select(property => new ExactColumn(property));

    /// <summary>The balance of a wallet.</summary>
    internal static ExactColumn Of(IProperty balance) => new(balance);

    /// <summary>The balance that a call of the panel's names.</summary>
    /// <exception cref="InvalidOperationException">The model has no such column.</exception>
    internal static IProperty PropertyOf(IModel model, string call, LambdaExpression balance)
    {
        Type wallet = balance.Parameters[0].Type;
        IEntityType type = model.FindEntityType(wallet)
            ?? throw new InvalidOperationException($"{call} names {wallet.Name}, which is no entity of the context.");
        return PropertyPath.Find(type, balance)
            ?? throw new InvalidOperationException($"{call} names {balance}, which is no mapped property of {wallet.Name}.");
    }

    /// <summary>Whether queries over an amount of ours are guarded, as they are on SQLite by its conversion. An instant may have the panel's own.</summary>
    /// <exception cref="InvalidOperationException">They are not: the model was compiled, which keeps only what the conversion does.</exception>
    internal void EnsureGuarded()
    {
        if (OrderColumn.KindOf(_property.ClrType) == ColumnKind.Money && Mapping.Converter is not IStoredUnit)
        {
            throw new InvalidOperationException(
                $"{_property.DeclaringType.DisplayName()}.{_property.Name} lacks the store's own conversion, so that queries over it could give wrong numbers. A compiled model does not keep it: remove UseModel, and what dotnet ef dbcontext optimize wrote.");
        }
    }

    /// <summary>Whether it is exact as the model declares it.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    internal void EnsureExact(DatabaseKind database) => EnsureExact(database, Places.IsEmpty ? new(null, "", _property.Name) : Places[0], Mapping.StoreType);

    /// <summary>Whether it is exact as a SQLite database has it, which may be older than the model.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    internal void EnsureExactIn(DbContext sqlite)
    {
        foreach (Place place in Places)
        {
            if (DeclaredType(sqlite, place.Table, place.Name) is { } declared)
            {
                EnsureExact(DatabaseKind.Sqlite, place, declared);
            }
        }
    }

    /// <summary>Whether a column of a PostgreSQL database, which may be older than the model, holds all that the model lets through.</summary>
    /// <exception cref="InvalidOperationException">It does not: PostgreSQL would round it without a word.</exception>
    internal void EnsureExactIn(Place postgres, PostgresType real)
    {
        Type stored = StoredNumber.TypeOf(Mapping);
        bool isExact = stored == typeof(decimal) ? real.Holds(StoredNumber.DigitsOf(_property))
            : StoredNumber.IsInteger(Mapping) ? real.Holds(PostgresType.DigitsOf(stored))
            : (stored != typeof(DateTimeOffset) && stored != typeof(DateTime)) || real.HoldsInstantsOf(Mapping.StoreType);
        if (!isExact)
        {
            throw new InvalidOperationException(
                $"The column {postgres.Name} of the table {postgres.Table} has the type {real.Declared}, and {_property.DeclaringType.DisplayName()}.{_property.Name} the type {Mapping.StoreType}: PostgreSQL would round or refuse what the store writes. Apply the migration that changes the column, or let the model say what the column is.");
        }
    }

    // Null if there is no such table or column yet.
    private static string? DeclaredType(DbContext context, string table, string column)
    {
        using DbCommand command = context.NewCommand();
        command.CommandText = "SELECT type FROM pragma_table_info($table) WHERE name = $column COLLATE NOCASE";
        Add("$table", table);
        Add("$column", column);
        return command.ExecuteScalar() as string;

        void Add(string name, string value)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            _ = command.Parameters.Add(parameter);
        }
    }

    private void EnsureExact(DatabaseKind database, Place place, string? declared)
    {
        if (StoredNumber.TypeOf(Mapping) == typeof(DateTimeOffset) || StoredNumber.TypeOf(Mapping) == typeof(DateTime) || StoredNumber.TypeOf(Mapping) == typeof(string))
        {
            // As text on SQLite: kept as it is wherever text is.
            if (_property.ClrType != typeof(decimal) && (database != DatabaseKind.Sqlite || SqliteAffinity.KeepsText(declared)))
            {
                return;
            }
        }
        else if (StoredNumber.IsExact(Mapping, database, declared))
        {
            return;
        }

        string advice =
            database != DatabaseKind.Sqlite ? "Use numeric"
            : StoredNumber.IsInteger(Mapping) ? "Use INTEGER"
            : "SQLite would round it to a floating-point number. Use TEXT, or store whole numbers of the smallest unit in an INTEGER column";
        throw new InvalidOperationException(
            $"The column {place.Name} of the table {place.Table} has the type {declared}, which does not keep {_property.DeclaringType.DisplayName()}.{_property.Name} exactly (it is stored as {StoredNumber.TypeOf(Mapping).Name}). {advice}.");
    }

    /// <summary>Where a column lies, by names of the model.</summary>
    internal sealed record Place(string? Schema, string Table, string Name);
}
