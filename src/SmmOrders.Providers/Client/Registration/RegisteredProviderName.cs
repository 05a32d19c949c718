namespace SmmOrders.Providers;

/// <summary>The name of a registered provider, so that all of them can be listed.</summary>
internal sealed record RegisteredProviderName(string Value);
