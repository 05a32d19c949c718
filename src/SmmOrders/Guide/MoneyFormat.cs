using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How amounts in a currency are written for the customer.</summary>
/// <remarks>It has no JSON, because a culture may be a panel's own; a configuration names one, see <c>SmmOrders.Providers</c>.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed record MoneyFormat
{
    /// <summary>
    /// The minimum number of decimals, from 0 to <see cref="RefundPolicy.MaxDecimals"/>. An amount with more decimals shows them all:
    /// no digit is ever lost.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the decimals of the currency's <see cref="RefundPolicy"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? Decimals
    {
        get;
        init => field = value is null or (>= 0 and <= RefundPolicy.MaxDecimals)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Decimals), value, $"An amount is written with at least 0 to {RefundPolicy.MaxDecimals} decimals.");
    }

    /// <summary>The currency's symbol or code, for example <c>$</c> or <c>USD</c>.</summary>
    /// <value>The default is empty: only digits.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public string Symbol
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Symbol));
            field = value;
        }
    } = "";

    /// <summary>Where the symbol stands.</summary>
    /// <value>The default is <see cref="MoneySymbolPosition.Before"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the four.</exception>
    public MoneySymbolPosition Position
    {
        get;
        init => field = value is >= MoneySymbolPosition.Before and <= MoneySymbolPosition.AfterWithSpace
            ? value
            : throw UndefinedEnum.Error(nameof(Position), value, "a position of a symbol");
    } = MoneySymbolPosition.Before;

    /// <summary>Whether digits are grouped, as in <c>1,000,000</c>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool GroupsDigits { get; init; }

    /// <summary>The culture whose decimal and group separators are used, whatever the language of the text.</summary>
    /// <value>The default is <see langword="null"/>: that of the requested language, or the invariant culture if there is none.</value>
    public CultureInfo? Culture { get; init; }

    /// <summary>Whether both write every amount in the same way.</summary>
    // Cultures with the same name are equal, even if a panel has changed one of them.
    public bool Equals(MoneyFormat? other) => other is not null
        && (Decimals, Symbol, Position, GroupsDigits, Culture).Equals((other.Decimals, other.Symbol, other.Position, other.GroupsDigits, other.Culture))
        && (Separators(Culture), Separators(other.Culture)) is var (own, others)
        && own.Marks == others.Marks && own.Groups.SequenceEqual(others.Groups);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Decimals, Symbol, Position, GroupsDigits, Culture);

    /// <summary>Formats an amount, for example <c>$4.00</c>. A minus sign comes first.</summary>
    /// <param name="amount">Any amount.</param>
    /// <param name="refunds">The currency's refund policy, whose decimals are used if <see cref="Decimals"/> is <see langword="null"/>.</param>
    /// <param name="language">The language of the text around it; none by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="refunds"/> is <see langword="null"/>.</exception>
    public string Format(decimal amount, RefundPolicy refunds, CultureInfo? language = null)
    {
        ArgumentNullException.ThrowIfNull(refunds);
        CultureInfo culture = Culture ?? language ?? CultureInfo.InvariantCulture;
        string zeros = new('0', Decimals ?? refunds.Decimals);
        string digits = Math.Abs(amount).ToString($"{(GroupsDigits ? "#,0" : "0")}.{zeros}{new string('#', 28 - zeros.Length)}", culture);
        string sign = amount < 0 ? culture.NumberFormat.NegativeSign : "";
        return sign + Position switch
        {
            _ when Symbol.Length == 0 => digits,
            MoneySymbolPosition.Before => $"{Symbol}{digits}",
            MoneySymbolPosition.After => $"{digits}{Symbol}",
            MoneySymbolPosition.BeforeWithSpace => $"{Symbol} {digits}",
            _ => $"{digits} {Symbol}",
        };
    }

    private static ((string Decimal, string Group, string Negative) Marks, int[] Groups) Separators(CultureInfo? culture) => culture?.NumberFormat is { } numbers
        ? ((numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign), numbers.NumberGroupSizes)
        : (("", "", ""), []);
}
