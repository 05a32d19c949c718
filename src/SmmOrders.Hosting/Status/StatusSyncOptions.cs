using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// How the statuses of orders are asked for. How often is the <see cref="PollPolicy"/> of each order's rules. Changes take effect at the
/// next turn; no restart is needed.
/// </summary>
[JsonConverter(typeof(NotForJson))]
public sealed class StatusSyncOptions
{
    /// <summary>
    /// How many requests of this process may be under way to a provider at once; from 1 to 16. With two, one waits for the provider while
    /// the other claims or stores.
    /// </summary>
    /// <value>The default is 2.</value>
    [OptionRange(1, 16, "from 1 to 16")]
    public int Lanes { get; set; } = 2;

    /// <summary>
    /// How many orders a request asks about at most; from 1 to 100. A provider that takes fewer (<see cref="ISmmProvider.MaxOrdersPerRequest"/>)
    /// is asked about fewer.
    /// </summary>
    /// <value>The default is 100.</value>
    [OptionRange(1, SmmProviderClient.MaxPerRequest, "from 1 to 100")]
    public int OrdersPerRequest { get; set; } = SmmProviderClient.MaxPerRequest;

    /// <summary>
    /// After how long the orders of a request that failed as a whole are asked for again; twice as long after each further one of the provider,
    /// and up to a quarter longer by chance; from 10 ms to 1 hour. A provider that names a longer pause gets it, up to an hour.
    /// </summary>
    /// <value>The default is 5 seconds.</value>
    [OptionRange("00:00:00.010", "01:00:00", "from 10 ms to 1 hour")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long that pause becomes at most; from 10 ms to 1 hour.</summary>
    /// <value>The default is 5 minutes.</value>
    [OptionRange("00:00:00.010", "01:00:00", "from 10 ms to 1 hour")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// After how many failed requests in a row a provider is marked as failing, so that only a probe is sent until it answers; from 1 to 1,000.
    /// A provider that only asks to slow down is, after four times as many. The first probe follows after the pause that the last request
    /// gets; how later ones are spaced is an option of submission (<see cref="OrderSubmissionOptions.LongestProbe"/>).
    /// </summary>
    /// <value>The default is 3.</value>
    [OptionRange(1, 1000, "from 1 to 1000")]
    public int FailuresToOutage { get; set; } = 3;
}
