namespace SmmOrders.EntityFrameworkCore;

/// <summary>How a column of ours is stored.</summary>
internal enum ColumnKind
{
    /// <summary>As EF Core stores it.</summary>
    Plain,

    /// <summary>An exact amount: see <see cref="MoneyColumn"/>.</summary>
    Money,

    /// <summary>An instant of whole microseconds: see <see cref="InstantColumn"/>.</summary>
    Instant,
}
