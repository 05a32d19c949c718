using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>An instant of whole microseconds: timestamptz on PostgreSQL, microseconds since 1970 on SQLite.</summary>
internal static class InstantColumn
{
    internal static ValueConverter<DateTimeOffset, long> Microseconds { get; } = new(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));

    internal static ValueConverter<DateTimeOffset, DateTimeOffset> Utc { get; } = new(instant => Cut(instant), instant => instant.ToUniversalTime());

    /// <summary>The instant in UTC, without what is finer than a microsecond.</summary>
    internal static DateTimeOffset Cut(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
