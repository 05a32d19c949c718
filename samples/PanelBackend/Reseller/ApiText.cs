using System.Globalization;

namespace PanelBackend;

/// <summary>Numbers as the API writes them: exact, whatever the machine's culture.</summary>
internal static class ApiText
{
    public static string Of(decimal amount) => amount.ToString("0.00######", CultureInfo.InvariantCulture);

    public static string Of(long count) => count.ToString(CultureInfo.InvariantCulture);
}
