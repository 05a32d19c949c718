namespace SmmOrders.Providers;

/// <summary>
/// What a provider can do where one request is about many orders. Some providers cannot at all, some take fewer than 100, some call
/// it by other names (domain rules, section 5.10).
/// </summary>
/// <remarks>
/// Where nothing is set and the provider refuses a question about many orders with one error for all, one of them is asked for alone.
/// If that is answered, the provider cannot answer about many: for an hour its orders are asked for one by one, and a warning in
/// the log names <see cref="MaxOrdersPerRequest"/>.
/// </remarks>
public sealed class ProviderBulkOptions
{
    /// <summary>The most orders or refills of one request; from 1, for a provider that answers about one alone, to 100.</summary>
    /// <value>The default is 100, the protocol's own limit.</value>
    [OptionRange(1, SmmProviderClient.MaxPerRequest, "from 1 to 100")]
    public int MaxOrdersPerRequest { get; set; } = SmmProviderClient.MaxPerRequest;

    /// <summary>The action that asks for the status of many orders: <c>status</c>, or with some providers <c>orders</c> or <c>statuses</c>.</summary>
    /// <value>The default is <c>status</c>.</value>
    public string StatusAction { get; set; } = "status";

    /// <summary>The field that has the identifiers in a question for the status of many orders: <c>orders</c>, or with some providers <c>order</c>.</summary>
    /// <value>The default is <c>orders</c>.</value>
    public string StatusField { get; set; } = "orders";

    internal (int, string, string) Values => (MaxOrdersPerRequest, StatusAction, StatusField);

    /// <summary>The options as they are now.</summary>
    internal ProviderBulkOptions Copy() => (ProviderBulkOptions)MemberwiseClone();
}
