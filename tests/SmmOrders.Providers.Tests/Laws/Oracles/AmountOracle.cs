using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What a text of a charge says, by a regular expression and big integers.</summary>
internal static partial class AmountOracle
{
    private static readonly BigInteger Limit = BigInteger.Pow(2, 96);

    /// <summary>The amount as a numerator over a power of ten in its lowest terms; <see langword="null"/> where no decimal is exactly that.</summary>
    public static (BigInteger Numerator, int Scale)? Read(string text)
    {
        Match match = Amount().Match(text);
        if (!match.Success)
        {
            return null;
        }

        string fraction = match.Groups["fraction"].Value;
        BigInteger numerator = BigInteger.Parse(match.Groups["sign"].Value + match.Groups["whole"].Value + fraction, CultureInfo.InvariantCulture);
        int exponent = match.Groups["exponent"].Success ? int.Parse(match.Groups["exponent"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        (BigInteger, int) lowest = Lowest(numerator, fraction.Length - exponent);
        return BigInteger.Abs(lowest.Item1) < Limit && lowest.Item2 <= 28 ? lowest : null;
    }

    public static (BigInteger Numerator, int Scale)? Of(decimal? amount)
    {
        if (amount is not { } value)
        {
            return null;
        }

        string[] parts = value.ToString(CultureInfo.InvariantCulture).Split('.');
        return Lowest(BigInteger.Parse(string.Concat(parts), CultureInfo.InvariantCulture), parts is [_, var fraction] ? fraction.Length : 0);
    }

    private static (BigInteger Numerator, int Scale) Lowest(BigInteger numerator, int scale)
    {
        for (; scale < 0; scale++)
        {
            numerator *= 10;
        }

        for (; scale > 0 && numerator % 10 == 0; scale--)
        {
            numerator /= 10;
        }

        return (numerator, scale);
    }

    [GeneratedRegex(@"\A[ \t\r\n]*(?<sign>-?)(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]+))?[ \t\r\n]*\z")]
    private static partial Regex Amount();
}
