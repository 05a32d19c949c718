namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Counts of the long form, which the variable SMMORDERS_LONG switches on, or of the small one.</summary>
internal static class LongForm
{
    private static bool IsOn { get; } = Environment.GetEnvironmentVariable("SMMORDERS_LONG") == "1";

    public static int Count(int small, int large) => IsOn ? large : small;
}
