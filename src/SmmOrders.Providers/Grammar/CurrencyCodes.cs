using System.Collections.Immutable;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>The currency codes that panels use, so that a usual one is not allocated anew for every order.</summary>
internal static class CurrencyCodes
{
    // The most frequent first.
    private static readonly ImmutableArray<string> Usual =
    [
        "USD", "INR", "EUR", "TRY", "RUB", "BRL", "NGN", "IDR", "VND", "IRT", "IRR", "PKR", "BDT", "GBP", "EGP", "SAR", "AED", "THB",
        "PHP", "MYR", "KRW", "CNY", "JPY", "UAH", "KZT", "PLN", "MXN", "ARS", "COP", "ZAR", "KES", "GHS", "MAD", "DZD", "USDT",
    ];

    /// <summary>The text as it came; one of the shared ones where it is usual.</summary>
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
