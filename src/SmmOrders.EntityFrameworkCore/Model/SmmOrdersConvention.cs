using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Does what <c>OnModelCreating</c> cannot: it runs when the panel has configured everything, so it knows the database and the final
/// names.
/// </summary>
internal sealed class SmmOrdersConvention(DatabaseKind database, IRelationalTypeMappingSource types, ISqlGenerationHelper sql) : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        IConventionModel model = modelBuilder.Metadata;
        IConventionEntityType[] tables =
        [
            .. Marked(model, Annotations.History), .. Marked(model, Annotations.Refunds), .. Marked(model, Annotations.Attempts), .. Marked(model, Annotations.Requests),
            .. Marked(model, Annotations.Attention), .. Marked(model, Annotations.Outbox),
        ];
        IConventionEntityType[] providers = [.. Marked(model, Annotations.Providers)];
        if (ModelChecks.FindOrder([.. Marked(model, Annotations.Order)], [.. tables, .. providers]) is not { } order)
        {
            return;
        }

        ModelChecks.EnsureOrder(order);
        ModelChecks.EnsureTables(order, tables);
        ModelChecks.EnsureMapped(providers);
        (int precision, int scale) = MoneyOf(order);
        IConventionProperty[] columns = [.. OrderColumns.All.Select(column => order.FindProperty(column.Name)!), .. tables.Concat(providers).SelectMany(table => table.GetProperties())];
        foreach (IConventionProperty property in columns)
        {
            Convert(property, precision, scale);
        }

        IConventionProperty key = order.FindPrimaryKey()!.Properties[0];
        foreach (IConventionEntityType table in tables)
        {
            KeyColumn.Follow(key, table.FindProperty(nameof(OrderHistoryEntry<>.OrderId))!);
        }

        var checks = new ColumnChecks(database, types, precision, scale);
        checks.Ensure(columns);
        _ = order.SetAnnotation(Annotations.Order, Money(checks.NarrowestPrecision, checks.NarrowestScale));
        foreach (IConventionEntityType table in tables.Prepend(order))
        {
            FilterIndexes(table);
        }

        if (order.FindAnnotation(Annotations.Constraints) is not null)
        {
            OrderConstraints.Add(order, types, sql);
        }

        _ = model.SetAnnotation(Annotations.Finished, true);
    }

    internal static string Money(int precision, int scale) => string.Create(CultureInfo.InvariantCulture, $"{precision},{scale}");

    internal static (int Precision, int Scale) MoneyOf(IReadOnlyEntityType order)
    {
        string[] parts = ((string)order.FindAnnotation(Annotations.Order)!.Value!).Split(',');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<IConventionEntityType> Marked(IConventionModel model, string annotation) =>
        model.GetEntityTypes().Where(type => type.FindAnnotation(annotation) is not null);

    // Databases without such indexes have them whole.
    private void FilterIndexes(IConventionEntityType table)
    {
        foreach (IConventionIndex index in table.GetIndexes().Where(index => database != DatabaseKind.Other && index.FindAnnotation(Annotations.SetAlone) is not null))
        {
            string column = index.Properties[^1].GetColumnName(StoreObjectIdentifier.Table(table.GetTableName()!, table.GetSchema()))!;
            _ = index.SetFilter($"{sql.DelimitIdentifier(column)} IS NOT NULL");
        }
    }

    // A column type, a precision and a conversion of the panel's own stay.
    private void Convert(IConventionProperty property, int precision, int scale)
    {
        ColumnKind kind = OrderColumn.KindOf(property.ClrType);
        if (kind == ColumnKind.Money && property.GetColumnTypeConfigurationSource() is null && property.GetPrecision() is null && property.GetScale() is null)
        {
            _ = property.SetPrecision(precision);
            _ = property.SetScale(scale);
        }

        if (property.GetValueConverter() is not null || property.GetProviderClrType() is not null)
        {
            ModelChecks.EnsureConvertible(property, kind, database);
            return;
        }

        if (kind == ColumnKind.Money && database == DatabaseKind.Sqlite)
        {
            _ = property.SetValueConverter(MoneyColumn.Scaled(precision, scale));
        }
        else if (kind == ColumnKind.Instant)
        {
            _ = property.SetValueConverter(database == DatabaseKind.Sqlite ? InstantColumn.Microseconds : InstantColumn.Utc);
        }
    }
}
