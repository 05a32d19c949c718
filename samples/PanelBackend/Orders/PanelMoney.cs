namespace PanelBackend;

/// <summary>The panel's one currency, and how its amounts and those of others are written.</summary>
internal sealed class PanelMoney(OrderRules rules)
{
    public const string Currency = "USD";

    public int Decimals => rules.For(Currency, null, null).Refunds.Decimals;

    /// <summary>Writes an amount as its currency is configured; by its code, if it has no sign of its own.</summary>
    public string Format(decimal amount, string? currency = Currency)
    {
        OrderRuleSet set = rules.For(currency, null, null);
        return set.Guide.Money?.Format(amount, set.Refunds) ?? $"{set.Refunds.Format(amount)} {currency}";
    }
}
