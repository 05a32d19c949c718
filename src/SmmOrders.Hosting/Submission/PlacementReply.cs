using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>What came back from sending an order.</summary>
/// <param name="Outcome">Placed, refused, not sent, or unknown.</param>
/// <param name="OrderId">The provider's identifier of the order, if it was placed.</param>
/// <param name="Failure">What the provider said otherwise, if anything.</param>
/// <param name="Words">The same in words, for the panel's staff.</param>
/// <param name="IsGivenBack">Whether this host stops, so that another is to send it at once.</param>
internal sealed record PlacementReply(PlacementOutcome Outcome, string? OrderId = null, ProviderFailure? Failure = null, string? Words = null, bool IsGivenBack = false)
{
    internal static PlacementReply Of(OrderPlacement placement) => new(placement.Outcome, placement.OrderId, placement.Failure, placement.Failure?.ToString());

    internal static PlacementReply NotSent(string words) => new(PlacementOutcome.NotSent, Words: words);

    internal static PlacementReply GivenBack(string words) => NotSent(words) with { IsGivenBack = true };

    internal static PlacementReply Unknown(string words) => new(PlacementOutcome.Unknown, Words: words);

    /// <summary>Whether the order surely is not at the provider, for a reason that is the provider's own, and not this host's.</summary>
    internal bool AllowsNextProvider => Outcome == PlacementOutcome.NotSent
        ? Failure is { Kind: not ProviderFailureKind.RateLimited }
        : Failure?.Refusal?.AllowsNextProvider() == true;
}
