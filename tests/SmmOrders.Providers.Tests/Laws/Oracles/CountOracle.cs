using System.Numerics;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What a text of remains says, by a regular expression and big integers.</summary>
internal static partial class CountOracle
{
    public static Remains Read(string text)
    {
        if (text.Trim(' ', '\t', '\r', '\n').Length == 0)
        {
            return Remains.Missing;
        }

        Match match = Count().Match(text);
        BigInteger count = match.Success ? BigInteger.Parse(match.Groups["digits"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
        count = match.Groups["sign"].Length > 0 ? -count : count;
        return match.Success && count >= long.MinValue && count <= long.MaxValue ? Remains.Of((long)count) : Remains.Unreadable;
    }

    [GeneratedRegex(@"\A[ \t\r\n]*(?<sign>[+-]?)(?<digits>[0-9]+)(\.0+)?[ \t\r\n]*\z")]
    private static partial Regex Count();
}
