using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>A provider that gets the orders of a service which the one before it does not take.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class NextProviderOptions
{
    /// <summary>The provider's name.</summary>
    /// <value>The default is empty, which is refused.</value>
    public string Provider { get; set; } = "";

    /// <summary>That provider's identifier of its service.</summary>
    /// <value>The default is empty, which is refused.</value>
    public string ProviderService { get; set; } = "";

    /// <summary>
    /// What 1,000 units cost the panel there, in the order's currency; from 0 to 1,000,000,000. An order that would cost more than its
    /// customer was charged does not go there.
    /// </summary>
    /// <value>The default is <see langword="null"/>: <see cref="CostOfOrder"/> is set.</value>
    public decimal? CostOfThousand { get; set; }

    /// <summary>What an order costs the panel there whatever its quantity, in the order's currency; from 0 to 1,000,000,000.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="CostOfThousand"/> is set.</value>
    public decimal? CostOfOrder { get; set; }

    /// <summary>The currency of the cost. An order in another currency does not go there.</summary>
    /// <value>The default is <see langword="null"/>: that of an order without a currency, which is the panel's only one.</value>
    public string? Currency { get; set; }

    /// <summary>What an order costs; exact.</summary>
    internal decimal CostOf(long quantity) => CostOfOrder ?? (CostOfThousand.GetValueOrDefault() * quantity / 1000m);
}
