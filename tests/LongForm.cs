namespace SmmOrders;

/// <summary>How much of a test is run: little in every <c>dotnet test</c>, all that the documentation promises where SMMORDERS_LONG is set.</summary>
/// <remarks>A number above 1 multiplies the long form: SMMORDERS_LONG=10 kills 2,000 workers in place of 200.</remarks>
internal static class LongForm
{
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("SMMORDERS_LONG"), out int times) ? times : 0;

    public static bool IsRun => Times > 0;

    public static int Count(int small, int large) => IsRun ? large * Times : small;
}
