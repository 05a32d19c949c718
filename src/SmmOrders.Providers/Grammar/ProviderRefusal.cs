namespace SmmOrders.Providers;

/// <summary>A refusal by a provider.</summary>
/// <param name="Words">Its text, for display.</param>
/// <param name="Kind">Its kind.</param>
internal readonly record struct ProviderRefusal(string Words, RefusalKind Kind);
