using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A column as a writer needs it: its name in SQL, and values as the database's driver takes them. Worked out once for a model.</summary>
internal sealed partial class StoredColumn
{
    private readonly IProperty _property;
    private readonly RelationalTypeMapping _mapping;
    private readonly Func<object?, object?>? _convert;
    private readonly Lazy<Func<StoredColumn, int, Func<int, object?>, Array?>> _fill;

    internal StoredColumn(IProperty property, ISqlGenerationHelper sql)
    {
        _property = property;
        _mapping = property.GetRelationalTypeMapping();
        _convert = _mapping.Converter?.ConvertToProvider;
        Name = sql.DelimitIdentifier(property.ColumnName());
        Type = property.GetColumnType();
        Type stored = Element(_mapping.Converter?.ProviderClrType ?? _mapping.ClrType);
        IsWhole = stored == typeof(long) || stored == typeof(int) || stored == typeof(short);
        _fill = new(() => typeof(StoredColumn)
            .GetMethod(stored.IsValueType ? nameof(FillValues) : nameof(FillObjects), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(stored)
            .CreateDelegate<Func<StoredColumn, int, Func<int, object?>, Array?>>());
    }

    /// <summary>The property's name.</summary>
    internal string Property => _property.Name;

    /// <summary>The name, delimited.</summary>
    internal string Name { get; }

    /// <summary>The type in the database.</summary>
    internal string Type { get; }

    /// <summary>
    /// The type of an array of its values on PostgreSQL. Without a length: a cast to it would cut a text silently, where the column itself
    /// refuses it, and a key that was cut could name another row.
    /// </summary>
    internal string ArrayType => $"{ElementType}[]";

    /// <summary>The type in the database, without a length.</summary>
    internal string ElementType => Type.StartsWith("char", StringComparison.OrdinalIgnoreCase) && !Type.Contains("varying", StringComparison.OrdinalIgnoreCase)
        ? "bpchar"
        : Length().Replace(Type, "");

    /// <summary>Whether its property is a <see cref="Guid"/>.</summary>
    internal bool IsGuid => _property.ClrType == typeof(Guid) || _property.ClrType == typeof(Guid?);

    /// <summary>Whether it stores whole numbers.</summary>
    internal bool IsWhole { get; }

    /// <summary>The value of the property that a row has for it.</summary>
    internal object? ValueOf(object row) => _property.GetGetter().GetClrValue(row);

    /// <summary>The value through the model's conversion.</summary>
    internal object? ToStored(object? value)
    {
        object? stored = _convert is null ? value : _convert(value);
        return stored is Enum ? Convert.ChangeType(stored, Enum.GetUnderlyingType(stored.GetType()), CultureInfo.InvariantCulture) : stored;
    }

    /// <summary>The <see cref="Guid"/> that a reader has for it.</summary>
    internal Guid ReadGuid(DbDataReader reader, int ordinal) =>
        _mapping.Converter is { } converter ? (Guid)converter.ConvertFromProvider(reader.GetValue(ordinal))! : reader.GetGuid(ordinal);

    /// <summary>The value as it stands in a statement's text.</summary>
    internal string ToLiteral(object value) => _mapping.GenerateSqlLiteral(value);

    /// <summary>Values as an array, which a driver can send as one parameter; <see langword="null"/> if all of them are.</summary>
    internal Array? ToArray(int count, Func<int, object?> value) => _fill.Value(this, count, value);

    /// <summary>A parameter as EF Core would make it; its value is set later, by <see cref="ToStored"/>.</summary>
    internal DbParameter NewParameter(DbCommand command, string name) => _mapping.CreateParameter(command, name, value: null, nullable: true);

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Length();

    // An array of bytes would be sent as binary data.
    private static Type Element(Type type)
    {
        Type element = Nullable.GetUnderlyingType(type) ?? type;
        element = element.IsEnum ? Enum.GetUnderlyingType(element) : element;
        return element == typeof(byte) || element == typeof(sbyte) ? typeof(short) : element;
    }

    private static T?[]? FillValues<T>(StoredColumn column, int count, Func<int, object?> value)
        where T : struct
    {
        T?[]? array = null;
        for (int index = 0; index < count; index++)
        {
            if (column.ToStored(value(index)) is { } stored)
            {
                (array ??= new T?[count])[index] = stored is T exact ? exact : (T)Convert.ChangeType(stored, typeof(T), CultureInfo.InvariantCulture);
            }
        }

        return array;
    }

    private static T?[]? FillObjects<T>(StoredColumn column, int count, Func<int, object?> value)
        where T : class
    {
        T?[]? array = null;
        for (int index = 0; index < count; index++)
        {
            if (column.ToStored(value(index)) is { } stored)
            {
                (array ??= new T?[count])[index] = (T)stored;
            }
        }

        return array;
    }
}
