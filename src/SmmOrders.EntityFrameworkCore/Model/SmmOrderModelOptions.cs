using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>How the columns of an order are stored.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmOrderModelOptions
{
    /// <summary>The digits of an amount, in all. At most 18, so that both databases hold the same.</summary>
    /// <value>The default is 18.</value>
    public int MoneyPrecision { get; set; } = 18;

    /// <summary>The decimals of an amount; at most <see cref="MoneyPrecision"/>.</summary>
    /// <value>The default is 8: up to 9,999,999,999.99999999.</value>
    public int MoneyScale { get; set; } = 8;
}
