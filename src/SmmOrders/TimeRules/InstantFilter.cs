using System.Linq.Expressions;

namespace SmmOrders;

/// <summary>Conditions that compare a stored instant with a cut-off, for each type that the column may have.</summary>
/// <remarks>
/// The cut-off stays a captured variable: a query translator turns it into a parameter, so that its plan can be reused. The compiler
/// emits the comparison, instead of a lookup by name, so that it works with ahead-of-time compilation. Null never matches.
/// </remarks>
internal static class InstantFilter
{
    internal static Expression<Func<DateTimeOffset, bool>> Before(DateTimeOffset cutOff) => instant => instant < cutOff;

    internal static Expression<Func<DateTimeOffset?, bool>> NullableBefore(DateTimeOffset cutOff) => instant => instant < cutOff;

    internal static Expression<Func<long, bool>> TicksBefore(DateTimeOffset cutOff)
    {
        long cutOffTicks = cutOff.UtcTicks;
        return ticks => ticks < cutOffTicks;
    }

    internal static Expression<Func<long?, bool>> NullableTicksBefore(DateTimeOffset cutOff)
    {
        long cutOffTicks = cutOff.UtcTicks;
        return ticks => ticks < cutOffTicks;
    }

    internal static Expression<Func<DateTime, bool>> UtcBefore(DateTimeOffset cutOff)
    {
        DateTime utcCutOff = cutOff.UtcDateTime;
        return utc => utc < utcCutOff;
    }

    internal static Expression<Func<DateTime?, bool>> NullableUtcBefore(DateTimeOffset cutOff)
    {
        DateTime utcCutOff = cutOff.UtcDateTime;
        return utc => utc < utcCutOff;
    }
}
