using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>How queued orders are sent to their providers. Changes take effect at the next turn; no restart is needed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSubmissionOptions
{
    /// <summary>How many orders this process sends to a provider at once; from 1 to 100. The store limits all processes together (<see cref="ProviderLimits.SendingLimit"/>).</summary>
    /// <value>The default is 3.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int Lanes { get; set; } = 3;
}
