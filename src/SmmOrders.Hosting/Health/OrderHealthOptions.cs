using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>From when on the health checks speak up.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderHealthOptions
{
    /// <summary>
    /// How long a loop may be silent before it is no longer alive; from 10 seconds to 1 day. Longer than a request to a provider may take.
    /// </summary>
    /// <value>The default is 5 minutes.</value>
    [OptionRange("00:00:10", "1.00:00:00", "from 10 s to 1 day")]
    public TimeSpan LoopSilence { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long orders may be due, to be sent or polled, before the panel is degraded; from 10 seconds to 30 days.</summary>
    /// <value>The default is 15 minutes.</value>
    [OptionRange("00:00:10", "30.00:00:00", "from 10 s to 30 days")]
    public TimeSpan Backlog { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an event may wait for its delivery before the panel is degraded; from 10 seconds to 30 days.</summary>
    /// <value>The default is 15 minutes.</value>
    [OptionRange("00:00:10", "30.00:00:00", "from 10 s to 30 days")]
    public TimeSpan OutboxAge { get; set; } = TimeSpan.FromMinutes(15);
}
