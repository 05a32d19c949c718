namespace SmmOrders.Providers;

/// <summary>The actions of the protocol.</summary>
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
