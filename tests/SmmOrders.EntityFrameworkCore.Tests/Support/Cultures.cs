using System.Globalization;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Cultures that write numbers, compare letters or order decimals in another way.</summary>
internal static class Cultures
{
    public static IReadOnlyList<string> Odd { get; } = ["tr-TR", "de-DE", "hu-HU"];

    /// <summary>Sets the culture of the thread until the result is disposed.</summary>
    public static IDisposable Use(string culture)
    {
        var before = new Before(CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        return before;
    }

    private sealed class Before(CultureInfo culture) : IDisposable
    {
        public void Dispose() => CultureInfo.CurrentCulture = culture;
    }
}
