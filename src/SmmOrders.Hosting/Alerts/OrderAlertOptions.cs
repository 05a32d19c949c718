using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>How the panel's staff is alerted.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderAlertOptions
{
    /// <summary>The sink of the outbox from which attention is alerted; not empty. A store that does not name it alerts to providers and loops alone.</summary>
    /// <value>The default is <c>alerts</c>.</value>
    public string Sink { get; set; } = "alerts";

    /// <summary>
    /// How long an alert of the same kind, finding and name is held back after one was told; from zero to 7 days. Then one alert follows for
    /// all that happened meanwhile, with their count.
    /// </summary>
    /// <remarks>Each process keeps its own silence. With several, the same alert can come once from each.</remarks>
    /// <value>The default is 1 hour.</value>
    [OptionRange("00:00:00", "7.00:00:00", "from zero to 7 days")]
    public TimeSpan Silence { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The maximum time for telling one alert; from 100 ms to 5 minutes.</summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:00.100", "00:05:00", "from 100 ms to 5 minutes")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before an alert that could not be told is told again; from 100 ms to 1 day.</summary>
    /// <value>The default is 1 minute.</value>
    [OptionRange("00:00:00.100", "1.00:00:00", "from 100 ms to 1 day")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(1);
}
