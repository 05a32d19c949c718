using System.Globalization;
using FsCheck.Xunit;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// A law, checked against the library over random histories of reports. The environment variable <c>SMMORDERS_LAW_HISTORIES</c> asks
/// for more of them for each law: <c>SMMORDERS_LAW_HISTORIES=1000000 dotnet test</c>. What fails prints its smallest history, and the
/// seed that repeats it with <c>[Law(Replay = "…")]</c>.
/// </summary>
#pragma warning disable xUnit3003 // PropertyAttribute takes no source information that could be handed on.
public sealed class LawAttribute : PropertyAttribute
#pragma warning restore xUnit3003
{
    /// <summary>How many histories each law sees in the long form.</summary>
    public const int InLongForm = 10_000;

    /// <summary>How many histories each law sees by default.</summary>
    public static readonly int Usual = LongForm.Count(small: 2_000, large: InLongForm);

    private int _times = 1;

    public LawAttribute()
    {
        MaxTest = Histories;
        Arbitrary = [typeof(Trials)];
        QuietOnSuccess = true;
    }

    /// <summary>The factor by which this law sees more histories than others.</summary>
    public int Times
    {
        get => _times;
        set
        {
            _times = value;
            MaxTest = Histories * value;
        }
    }

    private static int Histories =>
        int.TryParse(Environment.GetEnvironmentVariable("SMMORDERS_LAW_HISTORIES"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked)
            ? Math.Max(asked, Usual)
            : Usual;
}
