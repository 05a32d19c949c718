using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Stores an amount as a whole number of its smallest unit, and refuses one that would have to be rounded.</summary>
internal sealed class MoneyConverter(int precision, int scale) : ValueConverter<decimal, long>(
    amount => MoneyColumn.ToScaled(amount, precision, scale),
    units => MoneyColumn.FromScaled(units, scale)), IStoredUnit
{
    public long? Largest { get; } = (long)MoneyColumn.PowerOfTen(precision) - 1;

    public string Rule =>
        "A query may read, order, sum, average and compare it, and add it to or subtract it from a constant, a parameter or another such column";

    /// <summary>How many units make 1.</summary>
    internal decimal UnitsOfOne { get; } = MoneyColumn.PowerOfTen(scale);

    public bool IsSameAs(IStoredUnit other) => other is MoneyConverter money && money.UnitsOfOne == UnitsOfOne;
}
