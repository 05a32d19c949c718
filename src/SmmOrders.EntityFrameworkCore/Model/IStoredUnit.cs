namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// The converter of a column that keeps a value as a whole number of a unit, as SQLite's columns of ours do. It also marks such columns
/// in the SQL tree of a query.
/// </summary>
internal interface IStoredUnit
{
    /// <summary>The largest stored number, if the column's values may be added; else <see langword="null"/>.</summary>
    long? Largest { get; }

    /// <summary>What a query may do with such a column, and what to do for all else.</summary>
    string Rule { get; }

    /// <summary>Whether equal stored numbers mean equal values.</summary>
    bool IsSameAs(IStoredUnit other);
}
