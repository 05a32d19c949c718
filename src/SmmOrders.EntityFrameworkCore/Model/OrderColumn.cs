namespace SmmOrders.EntityFrameworkCore;

/// <summary>One column of ours on the panel's order.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">The property's type.</param>
/// <param name="IsWritten">Whether it changes after the insert.</param>
internal sealed record OrderColumn(string Name, Type Type, bool IsWritten)
{
    internal ColumnKind Kind =>
        Type == typeof(decimal) || Type == typeof(decimal?) ? ColumnKind.Money
        : Type == typeof(DateTimeOffset) || Type == typeof(DateTimeOffset?) ? ColumnKind.Instant
        : ColumnKind.Plain;

    internal bool IsRequired => Type.IsValueType && Nullable.GetUnderlyingType(Type) is null;
}
