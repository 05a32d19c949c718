namespace SmmOrders.EntityFrameworkCore;

/// <summary>One column of ours on the panel's order.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">The property's type.</param>
/// <param name="IsWritten">Whether it changes after the insert.</param>
internal sealed record OrderColumn(string Name, Type Type, bool IsWritten)
{
    /// <summary>Whether every order class has it: it is a property of <see cref="ITrackedOrder"/>.</summary>
    internal bool IsInEveryClass => typeof(ITrackedOrder).GetProperty(Name) is not null;

    /// <summary>Whether no order class has it: only the store reads it.</summary>
    internal bool IsShadow => typeof(TrackedOrder).GetProperty(Name) is null;

    internal static ColumnKind KindOf(Type type) =>
        type == typeof(decimal) || type == typeof(decimal?) ? ColumnKind.Money
        : type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?) ? ColumnKind.Instant
        : ColumnKind.Plain;
}
