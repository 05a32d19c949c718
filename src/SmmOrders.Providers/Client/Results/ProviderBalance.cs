using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>The panel's money with a provider.</summary>
public sealed record ProviderBalance
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public ProviderBalance()
    {
    }

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency, for example <c>USD</c>; <see langword="null"/> where the provider does not say.</param>
    [SetsRequiredMembers]
    public ProviderBalance(decimal amount, string? currency = null)
    {
        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount; exact, and below zero where the provider gives credit.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The currency as the provider writes it, for example <c>USD</c>; <see langword="null"/> where it does not say.</summary>
    public string? Currency { get; init; }

    /// <summary>For example <c>100.84292 USD</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Amount}{(Currency is null ? "" : " ")}{Currency}");
}
