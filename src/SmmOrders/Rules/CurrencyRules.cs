namespace SmmOrders;

/// <summary>The rules of a currency: how refunds are calculated, and how amounts are written.</summary>
internal sealed record CurrencyRules(RefundPolicy Refunds, MoneyFormat? Money)
{
    /// <summary>Indexes the default, if there is one, and every configured currency.</summary>
    internal static RuleIndex<CurrencyRules> IndexOf(SmmOrdersOptions options)
    {
        Dictionary<string, CurrencyRules> named = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string currency, RefundPolicy refunds) in options.RefundsByCurrency)
        {
            named[currency] = new(refunds, options.MoneyByCurrency.TryGetValue(currency, out MoneyFormat? money) ? money : options.Money);
        }

        foreach ((string currency, MoneyFormat money) in options.MoneyByCurrency)
        {
            _ = named.TryAdd(currency, new(options.Refunds!, money));
        }

        return new(options.Refunds is { } byDefault ? new(byDefault, options.Money) : null, named);
    }
}
