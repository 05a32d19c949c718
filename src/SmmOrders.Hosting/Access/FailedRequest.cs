namespace SmmOrders.Hosting;

/// <summary>What follows from a request that failed as a whole.</summary>
/// <param name="Pause">After how long to ask again about what it was about.</param>
/// <param name="ProviderPause">After how long to ask the provider about anything; zero while the failure costs its own request alone.</param>
/// <param name="Outage">What to report, if the provider is failing; <see langword="null"/> if it is too early to say so.</param>
internal sealed record FailedRequest(TimeSpan Pause, TimeSpan ProviderPause, ProviderOutage? Outage);
