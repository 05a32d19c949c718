using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Values as the database's driver takes them: through the conversions of the panel's model.</summary>
internal static class StoredValues
{
    internal static string ColumnName(this IProperty property) =>
        property.GetColumnName(StoreObjectIdentifier.Table(property.DeclaringType.GetTableName()!, property.DeclaringType.GetSchema()))!;

    internal static object? ToStored(IProperty property, object? value)
    {
        RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        object? stored = value is null ? null : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return stored is null ? null
            : stored.GetType() is { IsEnum: true } type ? Convert.ChangeType(stored, Enum.GetUnderlyingType(type), System.Globalization.CultureInfo.InvariantCulture)
            : stored;
    }

    /// <summary>The values as an array of what the column stores, which a driver can send as one parameter.</summary>
    internal static Array ToArray(IProperty property, IEnumerable<object?> values)
    {
        object?[] stored = [.. values.Select(value => Widen(ToStored(property, value)))];
        RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        Type type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        type = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        type = type == typeof(byte) || type == typeof(sbyte) ? typeof(short) : type;
        var array = Array.CreateInstance(type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, stored.Length);
        for (int index = 0; index < stored.Length; index++)
        {
            array.SetValue(stored[index], index);
        }

        return array;
    }

    // An array of bytes would be sent as binary data.
    private static object? Widen(object? value) => value switch
    {
        byte small => (short)small,
        sbyte small => (short)small,
        _ => value,
    };
}
