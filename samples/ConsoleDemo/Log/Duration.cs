using System.Globalization;

namespace ConsoleDemo.Log;

/// <summary>Reads <c>HH:MM:SS</c>, where the hours may be more than a day: <c>30:00:00</c>.</summary>
internal static class Duration
{
    private const int MostHours = 9_999_999;

    /// <summary>Reads a duration above zero.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text.Length < 8 || text[^3] != ':' || text[^6] != ':'
            || !TryRead(text[..^6], MostHours, out int hours)
            || !TryRead(text[^5..^3], 59, out int minutes)
            || !TryRead(text[^2..], 59, out int seconds))
        {
            return false;
        }

        duration = new TimeSpan(hours, minutes, seconds);
        return duration > TimeSpan.Zero;
    }

    private static bool TryRead(ReadOnlySpan<char> digits, int most, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most;
}
