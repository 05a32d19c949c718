namespace SmmOrders.Providers;

/// <summary>
/// The circuit breaker for requests that only read: while it is open, they are <see cref="ProviderFailureKind.Unavailable"/>
/// immediately. <c>add</c>, <c>refill</c> and <c>cancel</c> bypass it.
/// </summary>
public sealed class ProviderCircuitOptions
{
    /// <summary>The percentage of failed attempts within <see cref="Window"/> at which the circuit opens; from 1 to 100.</summary>
    /// <value>The default is 50.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int FailurePercent { get; set; } = 50;

    /// <summary>The minimum number of attempts within <see cref="Window"/> before the circuit can open; at least 2.</summary>
    /// <value>The default is 10.</value>
    [OptionRange(2, int.MaxValue, "at least 2")]
    public int MinimumAttempts { get; set; } = 10;

    /// <summary>The sampling period for attempts; from half a second to a day.</summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:00.500", "1.00:00:00", "from half a second to 1 day")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the circuit stays open; from half a second to a day. Then one request tests whether the provider is back.</summary>
    /// <value>The default is 15 seconds.</value>
    [OptionRange("00:00:00.500", "1.00:00:00", "from half a second to 1 day")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(15);

    internal (int, int, TimeSpan, TimeSpan) Values => (FailurePercent, MinimumAttempts, Window, BreakFor);

    internal ProviderCircuitOptions Copy() => (ProviderCircuitOptions)MemberwiseClone();
}
