using System.Globalization;

namespace ConsoleDemo;

/// <summary>Reads <c>HH:MM:SS</c>, where the hours may be more than a day: <c>30:00:00</c>.</summary>
internal static class Duration
{
    /// <summary>Reads a duration above zero.</summary>
    internal static bool TryParse(string text, out TimeSpan duration)
    {
        duration = text.Split(':') is [{ Length: >= 2 and <= 7 } hours, { Length: 2 } minutes, { Length: 2 } seconds]
            && TryParse(hours, out int h) && TryParse(minutes, out int m) && m < 60 && TryParse(seconds, out int s) && s < 60
            ? new TimeSpan(h, m, s)
            : TimeSpan.Zero;
        return duration > TimeSpan.Zero;
    }

    private static bool TryParse(string digits, out int value) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
