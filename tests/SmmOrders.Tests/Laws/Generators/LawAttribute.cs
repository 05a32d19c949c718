using System.Globalization;
using FsCheck.Xunit;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// A law, held against the library over random histories of reports. The environment variable
/// <c>SMMORDERS_LAW_HISTORIES</c> sets how many each law sees, for a longer search: <c>SMMORDERS_LAW_HISTORIES=1000000 dotnet test</c>.
/// What fails prints its smallest history, and the seed that repeats it with <c>Replay = "…"</c>.
/// </summary>
#pragma warning disable xUnit3003 // PropertyAttribute takes no source information that could be handed on.
public sealed class LawAttribute : PropertyAttribute
#pragma warning restore xUnit3003
{
    public const string Variable = "SMMORDERS_LAW_HISTORIES";

    /// <summary>How many histories each law sees where nothing else is asked.</summary>
    public const int Usual = 10_000;

    public LawAttribute()
    {
        MaxTest = Histories;
        Arbitrary = [typeof(Trials)];
        QuietOnSuccess = true;
    }

    public static int Histories => int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked > 0
        ? asked
        : Usual;
}
