using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Finds the next provider of an order, as the panel names them for its service.</summary>
internal static class NextProviders
{
    /// <summary>
    /// Those that may get the order, in their order: after the one that does not take it, known to the panel, and not dearer than what was
    /// charged.
    /// </summary>
    internal static IEnumerable<NextProvider> Of(OrderToPass order, OrderSubmissionOptions options, SmmProviderList providers)
    {
        if (order.Service is null || !options.NextProviders.TryGetValue(order.Service, out IList<NextProviderOptions>? named))
        {
            return [];
        }

        // One that comes before the order's own was asked already, or passed over.
        NextProviderOptions? at = named.LastOrDefault(each => (each.Provider, each.ProviderService) == (order.Provider, order.ProviderService));
        return named.Skip(at is null ? 0 : named.IndexOf(at) + 1)
            .Where(each => each.Provider != order.Provider && providers.Find(each.Provider) is not null)
            .Where(each => string.Equals(each.Currency, order.Currency, StringComparison.OrdinalIgnoreCase) && each.CostOf(order.Quantity) <= order.Charge)
            .Select(each => new NextProvider { Provider = each.Provider, ProviderService = each.ProviderService });
    }
}
