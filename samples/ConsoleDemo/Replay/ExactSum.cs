using System.Globalization;
using System.Numerics;

namespace ConsoleDemo.Replay;

/// <summary>A sum of amounts that never rounds: <see cref="decimal"/> does, in silence, where the amounts are far apart.</summary>
internal readonly record struct ExactSum
{
    private const int Scale = 28;

    private static readonly BigInteger[] PowersOfTen = [.. Enumerable.Range(0, Scale + 1).Select(exponent => BigInteger.Pow(10, exponent))];

    // Nearly every amount: so few digits before and after the point that a decimal adds a great many of them exactly.
    private readonly decimal _usual;

    // The others, in units of the smallest amount that a decimal can hold.
    private readonly BigInteger _unusual;

    private ExactSum(decimal usual, BigInteger unusual)
    {
        _usual = usual;
        _unusual = unusual;
    }

    public static ExactSum operator +(ExactSum sum, decimal amount) =>
        amount.Scale <= 9 && amount < 1_000_000_000m && sum._usual < 1_000_000_000_000_000_000m
            ? new(sum._usual + amount, sum._unusual)
            : new(sum._usual, sum._unusual + Units(amount));

    public static ExactSum operator -(ExactSum left, ExactSum right) => new(0m, left.Units() - right.Units());

    /// <summary>In plain digits, with at least so many decimals; zero is <c>0</c>, as a refund policy writes it.</summary>
    internal string Format(int decimals)
    {
        BigInteger units = Units();
        if (units.IsZero)
        {
            return "0";
        }

        string digits = units.ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        string fraction = digits[^Scale..].TrimEnd('0').PadRight(decimals, '0');
        return fraction.Length == 0 ? digits[..^Scale] : $"{digits[..^Scale]}.{fraction}";
    }

    private BigInteger Units() => _unusual + Units(_usual);

    private static BigInteger Units(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        var digits = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return digits * PowersOfTen[Scale - amount.Scale];
    }
}
