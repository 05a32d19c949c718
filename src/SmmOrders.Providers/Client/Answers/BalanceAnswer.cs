namespace SmmOrders.Providers;

/// <summary>Reads the answer to <c>action=balance</c>: <c>{"balance":"100.84292","currency":"USD"}</c>.</summary>
internal static class BalanceAnswer
{
    internal static ProviderResult<ProviderBalance> Read(ReadOnlySpan<byte> utf8, ProviderSetup setup)
    {
        if (ActionAnswer.Open(utf8, setup.MaxDepth, out WireValue answer) is { } failure)
        {
            return new(failure);
        }

        var inner = new WireObject(ActionAnswer.OutOfEnvelope(answer));
        if ((ActionAnswer.ErrorOf(new(answer)) ?? ActionAnswer.ErrorOf(inner)) is { } error)
        {
            return new(error);
        }

        WireValue balance = inner.Find("balance"u8);
        decimal? amount = balance.IsWord ? WireNumbers.ReadAmount(WireValue.Trim(balance.Text)) : null;
        WireValue currency = inner.Find("currency"u8);
        return amount is null
            ? new(ActionAnswer.Malformed("no balance that is a number"))
            : new(new ProviderBalance(amount.Value, currency.IsWord ? setup.Redactor.Text(currency) : null));
    }
}
