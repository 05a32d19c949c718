using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>What holds for the loops of all workers of a store. Changes take effect at the next turn; no restart is needed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderWorkersOptions
{
    /// <summary>
    /// How long a loop sleeps at most before it looks again, if it knows of nothing that is due sooner; from 1 ms to 1 hour. Work of another
    /// process is noticed after this time at the latest.
    /// </summary>
    /// <value>The default is 2 seconds.</value>
    [OptionRange("00:00:00.001", "01:00:00", "from 1 ms to 1 hour")]
    public TimeSpan LongestSleep { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a loop pauses after a turn that threw, for example because the database is away; twice as long after each further one; from 1 ms to 1 hour.</summary>
    /// <value>The default is 1 second.</value>
    [OptionRange("00:00:00.001", "01:00:00", "from 1 ms to 1 hour")]
    public TimeSpan FirstFailurePause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long that pause becomes at most; from 1 ms to 1 hour.</summary>
    /// <value>The default is 1 minute.</value>
    [OptionRange("00:00:00.001", "01:00:00", "from 1 ms to 1 hour")]
    public TimeSpan LongestFailurePause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a loop that is stopped still waits for its answers to be stored, once the host's own time-out has canceled its requests; from
    /// zero to 1 minute.
    /// </summary>
    /// <value>The default is 5 seconds.</value>
    [OptionRange("00:00:00", "00:01:00", "from zero to 1 minute")]
    public TimeSpan StoreGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause after so many failures in a row.</summary>
    internal TimeSpan PauseAfter(int failures) => Backoff.After(failures, FirstFailurePause, LongestFailurePause);
}
