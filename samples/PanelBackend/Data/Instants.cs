using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PanelBackend;

/// <summary>How the panel's own instants are stored: as numbers, which both databases compare and order.</summary>
internal static class Instants
{
    public static ValueConverter<DateTimeOffset, long> ToTicks { get; } = new(at => at.UtcTicks, ticks => new(ticks, TimeSpan.Zero));
}
