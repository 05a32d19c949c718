namespace PanelBackend;

/// <summary>The panel's one currency, and how its amounts are written.</summary>
internal sealed class PanelMoney(OrderRules rules)
{
    public const string Currency = "USD";

    private readonly OrderRuleSet _rules = rules.For(Currency, null, null);

    public int Decimals => _rules.Refunds.Decimals;

    public string Format(decimal amount) => _rules.Guide.Money!.Format(amount, _rules.Refunds);
}
