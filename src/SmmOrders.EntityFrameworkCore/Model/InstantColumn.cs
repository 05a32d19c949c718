using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>An instant of whole microseconds: timestamptz on PostgreSQL, microseconds since 1970 on SQLite.</summary>
internal static class InstantColumn
{
    internal static ValueConverter<DateTimeOffset, long> Microseconds { get; } = new InstantConverter();

    internal static ValueConverter<DateTimeOffset, DateTimeOffset> Utc { get; } = new(instant => Cut(instant), instant => instant.ToUniversalTime());

    /// <summary>The instant in UTC, without what is finer than a microsecond.</summary>
    internal static DateTimeOffset Cut(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    // Cut first: a division would cut an instant before 1970 to the microsecond after it.
    internal static long ToMicroseconds(DateTimeOffset instant) => (Cut(instant).UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static DateTimeOffset FromMicroseconds(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));
}
