using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A planted fault: a writer that spells an instant's seconds in the culture, and reads them up to a comma.</summary>
internal sealed class SpellingWriter(IOrderWriter<ShopOrder, long> inner) : IOrderWriter<ShopOrder, long>
{
    public Task<IReadOnlySet<long>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken) =>
        inner.WriteAsync(
            context,
            [.. changes.Select(change => change with { Values = [.. change.Values.Select(value => value is DateTimeOffset instant ? Spelled(instant) : value)] })],
            schedules,
            cancellationToken);

    private static DateTimeOffset Spelled(DateTimeOffset instant)
    {
        decimal seconds = (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerSecond;
        string read = seconds.ToString(CultureInfo.CurrentCulture).Split(',')[0];
        return DateTimeOffset.UnixEpoch.AddTicks((long)(decimal.Parse(read, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond));
    }
}
