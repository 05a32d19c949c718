namespace SmmOrders.Providers;

/// <summary>
/// How a provider handles one request for many orders. Some providers do not support it, some accept fewer than 100, some use other
/// names (domain rules, section 5.10).
/// </summary>
/// <remarks>
/// If nothing is set and the provider refuses such a request with one error for all orders, the client asks for one of them
/// alone. If that succeeds, it asks for orders one by one for an hour, and logs a warning that names
/// <see cref="MaxOrdersPerRequest"/>.
/// </remarks>
public sealed class ProviderBulkOptions
{
    /// <summary>The maximum number of orders or refills in one request; from 1, if the provider supports no more, to 100.</summary>
    /// <value>The default is 100, the protocol's own limit.</value>
    [OptionRange(1, SmmProviderClient.MaxPerRequest, "from 1 to 100")]
    public int MaxOrdersPerRequest { get; set; } = SmmProviderClient.MaxPerRequest;

    /// <summary>The action for the status of many orders: <c>status</c>, or <c>orders</c> or <c>statuses</c> with some providers.</summary>
    /// <value>The default is <c>status</c>.</value>
    public string StatusAction { get; set; } = "status";

    /// <summary>The field with the identifiers in a request for the status of many orders: <c>orders</c>, or <c>order</c> with some providers.</summary>
    /// <value>The default is <c>orders</c>.</value>
    public string StatusField { get; set; } = "orders";

    internal (int, string, string) Values => (MaxOrdersPerRequest, StatusAction, StatusField);

    /// <summary>Copies the current options.</summary>
    internal ProviderBulkOptions Copy() => (ProviderBulkOptions)MemberwiseClone();
}
