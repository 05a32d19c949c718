using System.Diagnostics;

namespace SmmOrders.Providers;

internal static class ProviderActions
{
    /// <summary>The action's name on the wire.</summary>
    internal static string Name(this ProviderAction action) => action switch
    {
        ProviderAction.Services => "services",
        ProviderAction.Add => "add",
        ProviderAction.Status => "status",
        ProviderAction.Balance => "balance",
        ProviderAction.Refill => "refill",
        ProviderAction.RefillStatus => "refill_status",
        ProviderAction.Cancel => "cancel",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether the action only reads, so that it may be repeated. The other actions change something and are never sent twice.</summary>
    internal static bool OnlyReads(this ProviderAction action) => action
        is ProviderAction.Services or ProviderAction.Status or ProviderAction.Balance or ProviderAction.RefillStatus;
}
