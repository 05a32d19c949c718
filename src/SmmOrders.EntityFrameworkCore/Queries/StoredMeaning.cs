namespace SmmOrders.EntityFrameworkCore;

/// <summary>What an expression of SQL yields.</summary>
/// <param name="Unit">The unit, if it yields a whole number of one.</param>
/// <param name="Largest">The largest such number; <see langword="null"/> if it may be any, or must not be added.</param>
/// <param name="IsNull">Whether it is NULL itself, which is of any unit.</param>
/// <param name="IsAverage">Whether it comes from an average of money, which is an exact decimal as EF Core keeps it: as text.</param>
internal readonly record struct StoredMeaning(IStoredUnit? Unit, decimal? Largest = null, bool IsNull = false, bool IsAverage = false)
{
    /// <summary>Whatever is no column of ours.</summary>
    internal static StoredMeaning Plain => default;

    internal static StoredMeaning Null => new(null, IsNull: true);

    internal static StoredMeaning Of(IStoredUnit? unit) => new(unit, unit?.Largest);

    /// <summary>What two alternatives yield, or what may be compared with each other.</summary>
    /// <returns><see langword="null"/> if they are of different units.</returns>
    internal static StoredMeaning? Join(StoredMeaning left, StoredMeaning right) =>
        left.IsNull ? right
        : right.IsNull ? left
        : (left.Unit, right.Unit) switch
        {
            (null, null) => new(null, IsAverage: left.IsAverage || right.IsAverage),
            ({ } one, { } other) when one.IsSameAs(other) => new(one, left.Largest is { } a && right.Largest is { } b ? Math.Max(a, b) : null),
            _ => null,
        };

    /// <summary>What their sum or difference yields.</summary>
    /// <returns><see langword="null"/> if they cannot be added, or if SQLite could silently go over to floating point.</returns>
    internal static StoredMeaning? Add(StoredMeaning left, StoredMeaning right) =>
        left is { Unit: { } unit, Largest: { } a } && right is { Unit: { } other, Largest: { } b } && unit.IsSameAs(other) && a + b <= long.MaxValue
            ? new(unit, a + b)
            : null;
}
