using System.Globalization;

namespace SmmOrders.Tests;

/// <summary>Cultures that break what depends on them: the Turkish I, decimal commas, other digits' signs and calendars.</summary>
internal static class Cultures
{
    internal static readonly string[] Names = ["tr-TR", "de-DE", "hu-HU", "ar-SA", "fa-IR", "sv-SE"];

    /// <summary>Runs the assertions once in each culture, and leaves the thread's own as it was.</summary>
    internal static void Each(Action assert)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo language = CultureInfo.CurrentUICulture;
        try
        {
            foreach (string name in Names)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
                assert();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = language;
        }
    }
}
