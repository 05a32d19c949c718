namespace SmmOrders.Providers;

/// <summary>A provider's no.</summary>
/// <param name="Words">What it says, for people.</param>
/// <param name="Kind">Why.</param>
internal readonly record struct ProviderRefusal(string Words, RefusalKind Kind);
