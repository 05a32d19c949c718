using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>A text that is a number, nearly one, or nothing like it.</summary>
internal sealed record NumberText(string Text)
{
    public static Arbitrary<NumberText> Arbitrary { get; } = Arb.From(
        Gen.Frequency(
            (4, from space in Gen.Elements("", "", " ", "\t ", "\r\n")
                from sign in Gen.Elements("", "", "-", "+")
                from whole in Digits(24)
                from fraction in Gen.Frequency((2, Gen.Constant("")), (2, Gen.Elements(".0", ".000", ".")), (2, Digits(32).Select(digits => "." + digits)))
                from exponent in Gen.Frequency(
                    (4, Gen.Constant("")),
                    (2, Gen.Choose(-40, 40).Select(exponent => $"e{exponent}")),
                    (1, Gen.Elements("E+5", "e", "e+", "E-0")))
                from end in Gen.Elements("", "", "", " ", "\n", "x", " 1")
                select space + sign + whole + fraction + exponent + end),
            (1, Gen.Elements('0', '1', '9', '.', ',', '+', '-', 'e', ' ', '\u0660', '\u2212', 'x').ArrayOf().Select(letters => new string(letters))),
            (1, from value in Gen.Elements(long.MaxValue, long.MinValue)
                from more in Gen.Choose(-2, 2)
                select ((System.Numerics.BigInteger)value + more).ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .Select(text => new NumberText(text)));

    // Zeros at either end are where exactness is lost.
    private static Gen<string> Digits(int most) =>
        from before in Gen.Choose(0, most / 2)
        from digits in Gen.Choose(0, 9).ListOf().Resize(most)
        from after in Gen.Choose(0, most / 2)
        select new string('0', before) + string.Concat(digits) + new string('0', after);
}
