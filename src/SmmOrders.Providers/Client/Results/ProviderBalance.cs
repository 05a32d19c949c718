using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>The panel's balance with a provider.</summary>
public sealed record ProviderBalance
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
    public ProviderBalance()
    {
    }

    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency, for example <c>USD</c>; <see langword="null"/> if the provider does not say.</param>
    [SetsRequiredMembers]
    public ProviderBalance(decimal amount, string? currency = null)
    {
        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount; exact, and negative if the provider gives credit.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The currency as the provider writes it, for example <c>USD</c>; <see langword="null"/> if it does not say.</summary>
    public string? Currency { get; init; }

    /// <summary>For example <c>100.84292 USD</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Amount}{(Currency is null ? "" : " ")}{Currency}");
}
