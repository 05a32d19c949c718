namespace SmmOrders.Hosting;

/// <summary>An order for which a next provider is looked for.</summary>
/// <param name="Service">The panel's own identifier of the service.</param>
/// <param name="Provider">The provider that does not take it.</param>
/// <param name="ProviderService">That provider's identifier of its service.</param>
/// <param name="Quantity">The number of units ordered.</param>
/// <param name="Charge">What the customer paid.</param>
/// <param name="Currency">The currency of the charge.</param>
internal readonly record struct OrderToPass(string? Service, string Provider, string? ProviderService, long Quantity, decimal Charge, string? Currency)
{
    internal static OrderToPass Of(ClaimedSubmission claimed) =>
        new(claimed.Service, claimed.Provider, claimed.ProviderService, claimed.Quantity, claimed.Charge, claimed.Currency);

    internal static OrderToPass Of(QueuedOrder queued, string provider) =>
        new(queued.Service, provider, queued.ProviderService, queued.Quantity, queued.Charge, queued.Currency);
}
