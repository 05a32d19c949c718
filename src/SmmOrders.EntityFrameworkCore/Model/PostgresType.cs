using System.Collections.Immutable;
using System.Globalization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The type of a PostgreSQL column as <c>format_type</c> writes it, for example <c>numeric(18,8)</c>, and what it holds exactly.</summary>
internal sealed class PostgresType
{
    private const int Unlimited = int.MaxValue;
    private const int Microseconds = 6;

    private readonly string _name;
    private readonly ImmutableArray<int> _digits;

    private PostgresType(string declared, string name, ImmutableArray<int> digits) => (Declared, _name, _digits) = (declared, name, digits);

    internal string Declared { get; }

    // Every number of the type fits so many digits before and after the point; null if it rounds, or holds no numbers.
    private (int Whole, int Scale)? Digits => _name switch
    {
        "smallint" => (4, 0),
        "integer" => (9, 0),
        "bigint" => (18, 0),
        "numeric" when _digits.IsEmpty => (Unlimited, Unlimited),
        "numeric" => (_digits[0] - Decimals, Decimals),
        _ => null,
    };

    private int Decimals => _digits.Length > 1 ? _digits[1] : 0;

    internal static PostgresType Of(string declared)
    {
        int from = declared.IndexOf('(', StringComparison.Ordinal);
        int to = declared.IndexOf(')', StringComparison.Ordinal);
        return from < 0 || to < from
            ? new(declared, declared, [])
            : new(declared, declared.Remove(from, to - from + 1), [.. declared[(from + 1)..to].Split(',').Select(Number)]);

        // What is no number belongs to a type that holds none of ours.
        static int Number(string digits) => int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }

    /// <summary>The digits of a whole number of .NET.</summary>
    internal static (int? Precision, int? Scale) DigitsOf(Type integer) => (integer == typeof(short) ? 4 : integer == typeof(int) ? 9 : 18, 0);

    /// <summary>Whether it holds every number of so many digits; <see langword="null"/> is any number of them.</summary>
    internal bool Holds((int? Precision, int? Scale) number)
    {
        int whole = number.Precision is { } precision ? precision - (number.Scale ?? 0) : Unlimited;
        return Digits is { } digits && digits.Whole >= whole && digits.Scale >= (number.Scale ?? Unlimited);
    }

    /// <summary>Whether it holds microseconds, and an instant as the model's type does. PostgreSQL would shift one by the session's time zone.</summary>
    internal bool HoldsInstantsOf(string modelType)
    {
        bool hasZone = modelType.Contains("timestamptz", StringComparison.OrdinalIgnoreCase) || modelType.Contains("with time zone", StringComparison.OrdinalIgnoreCase);
        return _name == (hasZone ? "timestamp with time zone" : "timestamp without time zone") && (_digits.IsEmpty || _digits[0] >= Microseconds);
    }
}
