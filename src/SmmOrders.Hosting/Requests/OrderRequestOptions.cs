using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>How requests to cancel and refill are sent, and refills followed. Changes take effect at the next turn; no restart is needed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderRequestOptions
{
    /// <summary>How many requests of this process may be under way to a provider at once; from 1 to 16.</summary>
    /// <value>The default is 1.</value>
    [OptionRange(1, 16, "from 1 to 16")]
    public int Lanes { get; set; } = 1;

    /// <summary>How many refills a request asks about at most; from 1 to 100. A provider that takes fewer is asked about fewer.</summary>
    /// <value>The default is 100.</value>
    [OptionRange(1, SmmProviderClient.MaxPerRequest, "from 1 to 100")]
    public int RefillsPerRequest { get; set; } = SmmProviderClient.MaxPerRequest;
}
