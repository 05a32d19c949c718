namespace SmmOrders.Providers;

/// <summary>What a provider answered about one order.</summary>
public readonly record struct ProviderAnswer
{
    /// <summary>The report, to be given to <see cref="OrderTracker.Observe"/>.</summary>
    public StatusReport Report { get; init; }
}
