using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Makes the column that names the order in a table of ours like the order's key: its conversion, type, length and collation.</summary>
internal static class KeyColumn
{
    internal static void Follow(IConventionProperty key, IConventionProperty column)
    {
        if (column.GetValueConverter() is null && column.GetProviderClrType() is null)
        {
            _ = key.GetValueConverter() is { } converter ? column.Builder.HasConversion(converter) : column.Builder.HasConversion(key.GetProviderClrType());
        }

        if (key.GetColumnTypeConfigurationSource() is not null)
        {
            _ = column.Builder.HasColumnType(key.GetColumnType());
        }

        _ = column.Builder.HasMaxLength(key.GetMaxLength());
        _ = column.Builder.IsUnicode(key.IsUnicode());
        _ = column.Builder.IsFixedLength(key.IsFixedLength());
        _ = column.Builder.UseCollation(key.GetCollation());
    }
}
