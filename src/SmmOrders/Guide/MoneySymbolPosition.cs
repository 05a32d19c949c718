using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Where the symbol of a currency stands.</summary>
/// <remarks>There is no value 0, so that a position that was never set fails at once.</remarks>
[JsonConverter(typeof(EnumByName<MoneySymbolPosition>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten position into a real one.
public enum MoneySymbolPosition : byte
#pragma warning restore CA1008
{
    /// <summary>Right before the amount: <c>$4.00</c>.</summary>
    Before = 1,

    /// <summary>Right after the amount: <c>4.00$</c>.</summary>
    After = 2,

    /// <summary>Before the amount, with a space between them: <c>USD 4.00</c>.</summary>
    BeforeWithSpace = 3,

    /// <summary>After the amount, with a space between them: <c>4.00 USD</c>.</summary>
    AfterWithSpace = 4,
}
