namespace SmmOrders;

/// <summary>What follows from a currency: how refunds in it are made, and how its amounts are written.</summary>
internal sealed record Tender(RefundPolicy Refunds, MoneyFormat? Money)
{
    /// <summary>The default, where there is one, and every currency that is configured.</summary>
    internal static RuleIndex<Tender> IndexOf(SmmOrdersOptions options)
    {
        IEnumerable<string> currencies = options.RefundsByCurrency.Keys.Union(options.MoneyByCurrency.Keys, StringComparer.OrdinalIgnoreCase);
        return new(
            options.Refunds is { } refunds ? new(refunds, options.Money) : null,
            currencies.Select(currency => KeyValuePair.Create(currency, new Tender(
                options.RefundsByCurrency.TryGetValue(currency, out RefundPolicy? own) ? own : options.Refunds!,
                options.MoneyByCurrency.TryGetValue(currency, out MoneyFormat? money) ? money : options.Money))));
    }
}
