namespace SmmOrders.EntityFrameworkCore;

/// <summary>What is to be sent for an order from now on, and to whom.</summary>
internal sealed record RequestChange(string? Provider, string? ProviderService, string? RequestFields, string? Link)
{
    internal static RequestChange Of<TOrder, TKey>(OrderRow<TOrder, TKey> row) => new(row.Provider, row.ProviderService, row.RequestFields, row.RequestLink);

    /// <summary>The same request for another provider's service.</summary>
    internal RequestChange At(string? provider, string? service) => this with
    {
        Provider = provider,
        ProviderService = service,
        RequestFields = service is null ? RequestFields : EntityFrameworkCore.RequestFields.WithService(RequestFields, service),
    };
}
