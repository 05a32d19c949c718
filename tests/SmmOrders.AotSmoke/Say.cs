using System.Globalization;

namespace SmmOrders.AotSmoke;

/// <summary>Writes lines that do not depend on the machine's culture.</summary>
internal static class Say
{
    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the call returns, or how it refuses.</summary>
    public static void Outcome<T>(string what, Func<T> call)
    {
        try
        {
            Line($"{what}: {call()}");
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            Line($"{what}: {refusal.GetType().Name}: {refusal.Message.ReplaceLineEndings(" ")}");
        }
    }
}
