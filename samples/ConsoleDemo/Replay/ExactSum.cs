using System.Globalization;
using System.Numerics;

namespace ConsoleDemo.Replay;

/// <summary>A sum of amounts that never rounds: <see cref="decimal"/> does, in silence, where the amounts are far apart.</summary>
internal readonly record struct ExactSum
{
    private const int Scale = 28;

    private static readonly BigInteger[] PowersOfTen = [.. Enumerable.Range(0, Scale + 1).Select(exponent => BigInteger.Pow(10, exponent))];

    private readonly BigInteger _units;

    private ExactSum(BigInteger units) => _units = units;

    public static ExactSum operator +(ExactSum sum, decimal amount) => amount == 0 ? sum : new(sum._units + Units(amount));

    public static ExactSum operator -(ExactSum left, ExactSum right) => new(left._units - right._units);

    /// <summary>In plain digits, with at least so many decimals; zero is <c>0</c>, as a refund policy writes it.</summary>
    internal string Format(int decimals)
    {
        if (_units.IsZero)
        {
            return "0";
        }

        string digits = _units.ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        string fraction = digits[^Scale..].TrimEnd('0').PadRight(decimals, '0');
        return fraction.Length == 0 ? digits[..^Scale] : $"{digits[..^Scale]}.{fraction}";
    }

    private static BigInteger Units(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        var digits = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return digits * PowersOfTen[Scale - amount.Scale];
    }
}
