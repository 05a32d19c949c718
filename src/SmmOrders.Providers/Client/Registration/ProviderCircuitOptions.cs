namespace SmmOrders.Providers;

/// <summary>
/// The circuit breaker before requests that only read: while it is open they are <see cref="ProviderFailureKind.Unavailable"/> at
/// once. <c>add</c>, <c>refill</c> and <c>cancel</c> do not pass it.
/// </summary>
public sealed class ProviderCircuitOptions
{
    /// <summary>It opens when this many of a hundred attempts within <see cref="Window"/> failed; from 1 to 100.</summary>
    /// <value>The default is 50.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int FailurePercent { get; set; } = 50;

    /// <summary>Below this many attempts within <see cref="Window"/> it never opens; at least 2.</summary>
    /// <value>The default is 10.</value>
    [OptionRange(2, int.MaxValue, "at least 2")]
    public int MinimumAttempts { get; set; } = 10;

    /// <summary>The time over which attempts are counted; from half a second to a day.</summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:00.500", "1.00:00:00", "from half a second to 1 day")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it stays open; from half a second to a day. Then one request tries whether the provider is back.</summary>
    /// <value>The default is 15 seconds.</value>
    [OptionRange("00:00:00.500", "1.00:00:00", "from half a second to 1 day")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(15);

    internal (int, int, TimeSpan, TimeSpan) Values => (FailurePercent, MinimumAttempts, Window, BreakFor);

    internal ProviderCircuitOptions Copy() => (ProviderCircuitOptions)MemberwiseClone();
}
