namespace SmmOrders.Providers;

/// <summary>Reads the answer to <c>action=balance</c>: <c>{"balance":"100.84292","currency":"USD"}</c>.</summary>
internal static class BalanceAnswer
{
    internal static ProviderResult<ProviderBalance> Read(ReadOnlySpan<byte> utf8, ProviderSetup setup)
    {
        if (ActionAnswer.Open(utf8, setup, out WireValue answer) is { } failure)
        {
            return new(failure);
        }

        WireValue data = ActionAnswer.OutOfEnvelope(answer);
        if ((ActionAnswer.ErrorOf(answer) ?? ActionAnswer.ErrorOf(data)) is { } error)
        {
            return new(error);
        }

        var inner = new WireObject(data);
        decimal? amount = WireAmount.Read(WireValue.Trim(inner.Find("balance"u8).Text));
        WireValue currency = inner.Find("currency"u8);
        return amount is null
            ? new(ActionAnswer.Malformed("no balance that is a number"))
            : new(new ProviderBalance(amount.Value, currency.IsWord ? setup.Redactor.Text(currency) : null));
    }
}
