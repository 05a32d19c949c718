namespace SmmOrders.Providers;

/// <summary>Reads the answer to <c>action=balance</c>: <c>{"balance":"100.84292","currency":"USD"}</c>.</summary>
internal sealed class BalanceReader(AnswerGrammar grammar, KeyRedactor redactor) : ActionReader<ProviderBalance>(grammar)
{
    internal override string Nothing => "no balance that is a number";

    internal override bool IsNamedById => false;

    internal override WireValue NameOf(scoped in AnswerElement element) => default;

    internal override bool IsConsistent(scoped in AnswerElement around, ProviderResult<ProviderBalance> result) =>
        !TryRead("", around, out ProviderResult<ProviderBalance> outside) || (result.TryGetValue(out ProviderBalance? inside) && inside.Amount == outside.GetValue().Amount);

    internal override bool TryRead(string id, scoped in AnswerElement element, out ProviderResult<ProviderBalance> result)
    {
        WireValue balance = element.Find("balance"u8);
        decimal? amount = WireAmount.Read(balance.Trimmed);
        result = amount is null ? null! : new(new ProviderBalance(amount.Value, element.Currency.IsWord ? redactor.Text(element.Currency) : null));
        return amount is not null;
    }
}
