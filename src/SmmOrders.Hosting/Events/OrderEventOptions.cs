using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>How events are delivered to a sink. Named like the sink; a change holds from the next claim on.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderEventOptions
{
    /// <summary>How many events are claimed at a time; from 1 to 1,000.</summary>
    /// <value>The default is 100.</value>
    [OptionRange(1, 1000, "from 1 to 1000")]
    public int BatchSize { get; set; } = 100;

    /// <summary>How many events are delivered at once, by each instance; from 1 to 100. They are of different orders.</summary>
    /// <value>The default is 8.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int Parallelism { get; set; } = 8;

    /// <summary>The maximum time for one delivery; from 100 ms to 5 minutes. What takes longer has failed.</summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:00.100", "00:05:00", "from 100 ms to 5 minutes")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before an event is tried again, doubled with each further failure; from 100 ms to 1 day.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.100", "1.00:00:00", "from 100 ms to 1 day")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The maximum pause before an event is tried again; from 100 ms to 1 day. The receiver's <c>Retry-After</c> may be longer.</summary>
    /// <value>The default is 1 hour.</value>
    [OptionRange("00:00:00.100", "1.00:00:00", "from 100 ms to 1 day")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How often an event is tried before it is dead; from 1 to 1,000. A dead event is kept and counted, and holds up no other; a person
    /// makes it due again with <see cref="IOutboxStore.RetryOutboxAsync"/>.
    /// </summary>
    /// <value>The default is 30: about 22 hours, with the other defaults.</value>
    [OptionRange(1, 1000, "from 1 to 1000")]
    public int MostTries { get; set; } = 30;

    /// <summary>How long a claim holds. What is not begun early enough to end within it is given back.</summary>
    internal TimeSpan Lease => Timeout + Timeout + TimeSpan.FromMinutes(1);

    /// <summary>How long after its claim an event may still be begun: half of a minute is left for clocks that differ.</summary>
    internal TimeSpan BeginWithin => Timeout + TimeSpan.FromSeconds(30);
}
