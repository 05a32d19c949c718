using System.Collections.Immutable;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>The currency codes that panels use, so that a common one is not allocated for every order.</summary>
internal static class CurrencyCodes
{
    // The most frequent first.
    private static readonly ImmutableArray<string> Usual =
    [
        "USD", "INR", "EUR", "TRY", "RUB", "BRL", "NGN", "IDR", "VND", "IRT", "IRR", "PKR", "BDT", "GBP", "EGP", "SAR", "AED", "THB",
        "PHP", "MYR", "KRW", "CNY", "JPY", "UAH", "KZT", "PLN", "MXN", "ARS", "COP", "ZAR", "KES", "GHS", "MAD", "DZD", "USDT",
    ];

    /// <summary>The text as received; a shared instance if it is a common code.</summary>
    internal static string Get(ReadOnlySpan<byte> utf8)
    {
        foreach (string code in Usual)
        {
            if (Ascii.Equals(utf8, code))
            {
                return code;
            }
        }

        return WireText.ForPeople(utf8);
    }
}
