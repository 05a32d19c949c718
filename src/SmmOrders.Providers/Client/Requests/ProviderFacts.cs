namespace SmmOrders.Providers;

/// <summary>What a provider says about itself. Anyone can implement <see cref="ISmmProvider"/>, so it is read once, and checked.</summary>
internal readonly record struct ProviderFacts(string Name, int MaxOrdersPerRequest)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member breaks the contract of <see cref="ISmmProvider"/>.</exception>
    internal static ProviderFacts Of(ISmmProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var facts = new ProviderFacts(provider.Name, provider.MaxOrdersPerRequest);
        TimeSpan addTimeout = provider.AddTimeout;
        string? fault =
            string.IsNullOrWhiteSpace(facts.Name) ? $"{nameof(ISmmProvider.Name)} is null or blank. Return the name for logs and metrics; it never changes."
            : facts.MaxOrdersPerRequest < 1 ? FormattableString.Invariant(
                $"{nameof(ISmmProvider.MaxOrdersPerRequest)} is {facts.MaxOrdersPerRequest}. Return how many orders one request may hold; 1 if it cannot cover several.")
            : addTimeout <= TimeSpan.Zero ? $"{nameof(ISmmProvider.AddTimeout)} is {addTimeout}. Return the maximum time that {nameof(ISmmProvider.AddOrderAsync)} takes; it is above zero."
            : null;
        return fault is null ? facts : throw new ArgumentException($"The provider \"{facts.Name}\" ({provider.GetType().Name}) cannot be used: its {fault}", nameof(provider));
    }
}
