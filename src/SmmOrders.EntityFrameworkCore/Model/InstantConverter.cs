using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Stores an instant as microseconds since 1970, without what is finer.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => InstantColumn.ToMicroseconds(instant),
    microseconds => InstantColumn.FromMicroseconds(microseconds)), IStoredUnit
{
    // An instant cannot be added to another.
    public long? Largest => null;

    public string Rule => "A query may read, order and compare it";

    public bool IsSameAs(IStoredUnit other) => other is InstantConverter;
}
