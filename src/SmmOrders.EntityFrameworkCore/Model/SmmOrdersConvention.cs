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
internal sealed class SmmOrdersConvention(IDatabaseProvider provider, ISqlGenerationHelper sql) : IModelFinalizingConvention
{
    private readonly bool _isSqlite = DatabaseKinds.Of(provider.Name) == DatabaseKind.Sqlite;

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        IConventionEntityType[] orders = [.. modelBuilder.Metadata.GetEntityTypes().Where(type => type.FindAnnotation(Annotations.Order) is not null)];
        if (orders.Length == 0)
        {
            return;
        }

        IConventionEntityType order = ModelChecks.EnsureSupported(orders);
        (int precision, int scale) = MoneyOf(order);
        foreach (OrderColumn column in OrderColumns.All)
        {
            Convert(order.FindProperty(column.Name)!, column.Kind, precision, scale);
        }

        foreach (string annotation in new[] { Annotations.History, Annotations.Refunds })
        {
            if (modelBuilder.Metadata.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(annotation) is not null) is { } table)
            {
                foreach (IConventionProperty property in table.GetProperties())
                {
                    ColumnKind kind = new OrderColumn(property.Name, property.ClrType, IsWritten: false).Kind;
                    if (kind == ColumnKind.Money)
                    {
                        _ = property.SetPrecision(precision);
                        _ = property.SetScale(scale);
                    }

                    Convert(property, kind, precision, scale);
                }
            }
        }

        if (order.FindAnnotation(Annotations.Constraints) is not null)
        {
            AddConstraints(order);
        }

        _ = modelBuilder.Metadata.SetAnnotation(Annotations.Finished, true);
    }

    internal static (int Precision, int Scale) MoneyOf(IReadOnlyEntityType order)
    {
        string[] parts = ((string)order.FindAnnotation(Annotations.Order)!.Value!).Split(',');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    // A conversion of the panel's own stays.
    private void Convert(IConventionProperty property, ColumnKind kind, int precision, int scale)
    {
        if (property.GetValueConverter() is not null || property.GetProviderClrType() is not null)
        {
            return;
        }

        if (kind == ColumnKind.Money && _isSqlite)
        {
            _ = property.SetValueConverter(MoneyColumn.Scaled(precision, scale));
        }
        else if (kind == ColumnKind.Instant)
        {
            _ = property.SetValueConverter(_isSqlite ? InstantColumn.Microseconds : InstantColumn.Utc);
        }
    }

    private void AddConstraints(IConventionEntityType order)
    {
        string table = order.GetTableName()!;
        var store = StoreObjectIdentifier.Table(table, order.GetSchema());
        string Name(string property) => sql.DelimitIdentifier(order.FindProperty(property)!.GetColumnName(store)!);
        string status = Name(nameof(TrackedOrder.Status));
        _ = order.AddCheckConstraint($"CK_{table}_status", $"{status} IN ({string.Join(", ", StatusLiterals(order))})");
        _ = order.AddCheckConstraint(
            $"CK_{table}_refunded", $"{Name(nameof(TrackedOrder.Refunded))} >= 0 AND {Name(nameof(TrackedOrder.Refunded))} <= {Name(nameof(TrackedOrder.Charge))}");
        _ = order.AddCheckConstraint($"CK_{table}_quantity", $"{Name(nameof(TrackedOrder.Quantity))} > 0");
    }

    // As the panel's own conversion, if it has one, writes them.
    private static IEnumerable<string> StatusLiterals(IConventionEntityType order)
    {
        IConventionProperty status = order.FindProperty(nameof(TrackedOrder.Status))!;
        Func<OrderStatus, object?> convert =
            status.GetValueConverter() is { } converter ? value => converter.ConvertToProvider(value)
            : status.GetProviderClrType() == typeof(string) ? value => value.ToString()
            : value => (long)value;
        return OrderStatuses.All.Select(convert).Select(value => value is string text
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : System.Convert.ToString(value, CultureInfo.InvariantCulture)!);
    }
}
