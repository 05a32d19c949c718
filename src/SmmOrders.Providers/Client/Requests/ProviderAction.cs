namespace SmmOrders.Providers;

/// <summary>What can be asked of a provider.</summary>
internal enum ProviderAction
{
    Services,
    Add,
    Status,
    Balance,
    Refill,
    RefillStatus,
    Cancel,
}
