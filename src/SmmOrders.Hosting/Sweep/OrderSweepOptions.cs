using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>How often deadlines are looked at, and providers counted. Changes take effect at the next turn; no restart is needed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSweepOptions
{
    /// <summary>How often orders whose deadline has come are looked at; from 1 second to 1 hour. What is stuck, late or unanswered is told that much later at most.</summary>
    /// <value>The default is 15 seconds.</value>
    [OptionRange("00:00:01", "01:00:00", "from 1 second to 1 hour")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many orders one turn looks at; from 1 to 1,000. If more are due, the next turn follows at once.</summary>
    /// <value>The default is 500.</value>
    [OptionRange(1, 1000, "from 1 to 1000")]
    public int OrdersPerTurn { get; set; } = 500;

    /// <summary>How often the panel's providers are compared with those that open orders have; from 1 second to 1 hour.</summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:01", "01:00:00", "from 1 second to 1 hour")]
    public TimeSpan ProvidersEvery { get; set; } = TimeSpan.FromSeconds(30);
}
