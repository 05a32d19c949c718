using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses columns of ours that, with the panel's own types and conversions, would not hold what the store writes.</summary>
internal sealed class ColumnChecks
{
    private const int Microseconds = 6;
    private static readonly DateTimeOffset Instant = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_570);

    private readonly DatabaseKind _database;
    private readonly IRelationalTypeMappingSource _types;
    private readonly int _precision;
    private readonly int _scale;
    private int _whole;
    private bool _isChargeInteger;

    internal ColumnChecks(DatabaseKind database, IRelationalTypeMappingSource types, int precision, int scale)
    {
        (_database, _types, _precision, _scale) = (database, types, precision, scale);
        (_whole, NarrowestScale) = (precision - scale, scale);
    }

    /// <summary>The decimals that every column of money holds.</summary>
    internal int NarrowestScale { get; private set; }

    /// <summary>The digits that every column of money holds, <see cref="NarrowestScale"/> of them decimals.</summary>
    internal int NarrowestPrecision => _whole + NarrowestScale;

    internal void Ensure(IEnumerable<IConventionProperty> columns)
    {
        foreach (IConventionProperty property in columns)
        {
            // EF Core itself refuses what it cannot map.
            if (_types.FindMapping((IProperty)property) is { } mapping)
            {
                string name = $"{property.DeclaringType.DisplayName()}.{property.Name}";
                switch (OrderColumn.KindOf(property.ClrType))
                {
                    case ColumnKind.Money:
                        EnsureMoney(property, mapping, name);
                        break;
                    case ColumnKind.Instant:
                        EnsureInstant(property, mapping, name);
                        break;
                    default:
                        EnsureCode(property, mapping, name);
                        break;
                }
            }
        }
    }

    private void EnsureMoney(IConventionProperty property, RelationalTypeMapping mapping, string name)
    {
        bool isInteger = StoredNumber.IsInteger(mapping);
        Ensure(
            StoredNumber.IsExact(mapping, _database, mapping.StoreType) && (isInteger || _database != DatabaseKind.Sqlite),
            $"{name} is stored as {StoredNumber.TypeOf(mapping).Name} in a column of the type {mapping.StoreType}, which cannot hold and compare every amount exactly. Remove its HasConversion and HasColumnType, or use {(_database == DatabaseKind.Sqlite ? "INTEGER" : "numeric")}.");
        Ensure(
            _database != DatabaseKind.Sqlite || property.GetScale() is null || property.GetScale() == _scale,
            $"{name} has {property.GetScale()} decimals and other amounts have {_scale}, which SQLite could not compare. Set {nameof(SmmOrderModelOptions.MoneyScale)} in HasSmmOrder, in place of HasPrecision.");
        if (isInteger)
        {
            EnsureUnits(property, name);
        }
        else if (mapping.Precision is { } digits)
        {
            NarrowestScale = Math.Min(NarrowestScale, mapping.Scale ?? 0);
            _whole = Math.Min(_whole, digits - (mapping.Scale ?? 0));
        }

        if (isInteger && property.GetPrecision() is { } own)
        {
            _whole = Math.Min(_whole, own - _scale);
        }

        if (property.Name == nameof(TrackedOrder.Charge))
        {
            _isChargeInteger = isInteger;
        }

        Ensure(
            property.Name != nameof(TrackedOrder.Refunded) || isInteger == _isChargeInteger,
            $"{name} and {nameof(TrackedOrder.Charge)} are stored in different ways, so that the database could not compare them. Convert both or neither.");
    }

    // A conversion of the panel's own: the smallest unit must be 1, and the largest amount must fit.
    private void EnsureUnits(IConventionProperty property, string name)
    {
        decimal smallest = new(1, 0, 0, isNegative: false, (byte)_scale);
        decimal largest = MoneyColumn.PowerOfTen(_precision - _scale) - smallest;
        Ensure(
            property.GetValueConverter() is not { } converter
                || (Convert.ToInt64(converter.ConvertToProvider(smallest), CultureInfo.InvariantCulture) == 1 && IsKept(converter, smallest) && IsKept(converter, largest)),
            string.Create(CultureInfo.InvariantCulture, $"The conversion of {name} does not keep every amount from {smallest} to {largest} in units of {smallest}. Set {nameof(SmmOrderModelOptions.MoneyPrecision)} and {nameof(SmmOrderModelOptions.MoneyScale)} in HasSmmOrder to what it keeps, or remove it."));
    }

    private void EnsureInstant(IConventionProperty property, RelationalTypeMapping mapping, string name)
    {
        Ensure(
            _database != DatabaseKind.Sqlite || !StoredNumber.IsInteger(mapping) || SqliteAffinity.KeepsIntegers(mapping.StoreType),
            $"{name} is stored as whole numbers in a column of the type {mapping.StoreType}, which does not compare them as numbers. Remove its HasColumnType, or use INTEGER.");
        Ensure(
            (mapping.Precision ?? Microseconds) >= Microseconds && (property.GetValueConverter() is not { } converter || IsKept(converter, Instant)),
            $"{name} is stored as {mapping.StoreType}, which does not keep microseconds: what is stored would not be what was decided. Remove its HasPrecision, HasColumnType or HasConversion; if ConfigureConventions set one, clear it here with HasConversion((ValueConverter?)null).");
    }

    // What is a status or another of the core's codes.
    private static void EnsureCode(IConventionProperty property, RelationalTypeMapping mapping, string name)
    {
        if (!(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
        {
            return;
        }

        Ensure(mapping.Converter is not null, $"{name} is stored as the database's own type {mapping.StoreType}, which the store cannot write in a batch. Remove MapEnum, or use HasConversion<string>().");
        if (property.ClrType == typeof(OrderStatus))
        {
            EnsureStatus(property.GetMaxLength(), mapping.Converter!, name);
        }
    }

    private static void EnsureStatus(int? length, ValueConverter converter, string name)
    {
        OrderStatus[] lost = [.. OrderStatuses.All.Where(status => !IsKept(converter, status))];
        Ensure(lost.Length == 0, $"The conversion of {name} does not give {string.Join(", ", lost)} back. It must keep all six statuses apart.");
        OrderStatus[] cut = [.. OrderStatuses.All.Where(status => converter.ConvertToProvider(status) is string text && text.Length > length)];
        Ensure(cut.Length == 0, $"The column of {name} has {length} characters, too few for {string.Join(", ", cut)}. Set another HasMaxLength.");
    }

    private static bool IsKept(ValueConverter converter, object value)
    {
        try
        {
            return Equals(converter.ConvertFromProvider(converter.ConvertToProvider(value)), value);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static void Ensure(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
