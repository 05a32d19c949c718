using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A column that must hold what is written to it exactly: an amount, or an instant.</summary>
internal sealed class ExactColumn
{
    private readonly IReadOnlyProperty _property;

    private ExactColumn(IReadOnlyProperty property, ITypeBase type)
    {
        _property = property;
        Mapping = (RelationalTypeMapping)property.GetTypeMapping();
        Table = type.ContainingEntityType.GetTableName() ?? "";
        Name = property.GetColumnName(StoreObjectIdentifier.Table(Table, type.ContainingEntityType.GetSchema())) ?? property.Name;
    }

    internal string Table { get; }

    internal string Name { get; }

    internal RelationalTypeMapping Mapping { get; }

    /// <summary>The amounts and instants of a table of ours.</summary>
    internal static IEnumerable<ExactColumn> Of(IEntityType table) => table.GetProperties()
        .Where(property => table.FindAnnotation(Annotations.Order) is null || OrderColumns.All.Any(column => column.Name == property.Name))
        .Where(property => OrderColumn.KindOf(property.ClrType) != ColumnKind.Plain)
        .Select(property => new ExactColumn(property, table));

    /// <summary>The balance that <c>CreditWallets</c> names.</summary>
    /// <exception cref="InvalidOperationException">The model has no such column.</exception>
    internal static ExactColumn Of(IModel model, LambdaExpression balance)
    {
        IProperty property = PropertyOf(model, balance);
        return new(property, property.DeclaringType);
    }

    /// <inheritdoc cref="Of(IModel, LambdaExpression)"/>
    internal static IProperty PropertyOf(IModel model, LambdaExpression balance)
    {
        Type wallet = balance.Parameters[0].Type;
        IEntityType type = model.FindEntityType(wallet)
            ?? throw new InvalidOperationException($"CreditWallets names {wallet.Name}, which is no entity of the context.");
        return PropertyPath.Find(type, balance)
            ?? throw new InvalidOperationException($"CreditWallets names {balance}, which is no mapped property of {wallet.Name}.");
    }

    /// <exception cref="InvalidOperationException">A column that is declared with that type would not hold it.</exception>
    internal void EnsureExact(DatabaseKind database, string? declared)
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
            $"The column {Name} of the table {Table} has the type {declared}, which does not keep {_property.DeclaringType.DisplayName()}.{_property.Name} exactly (it is stored as {StoredNumber.TypeOf(Mapping).Name}). {advice}.");
    }
}
