namespace SmmOrders.Providers;

/// <summary>The name of a provider registered in code, so that all of them can be listed.</summary>
internal sealed record RegisteredProviderName(string Value);
