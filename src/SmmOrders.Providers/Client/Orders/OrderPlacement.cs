namespace SmmOrders.Providers;

/// <summary>What became of a new order: placed, rejected, not sent, or not known.</summary>
public sealed record OrderPlacement
{
    private OrderPlacement(PlacementOutcome outcome, string? orderId, ProviderFailure? failure)
    {
        Outcome = outcome;
        OrderId = orderId;
        Failure = failure;
    }

    /// <summary>What became of the order.</summary>
    public PlacementOutcome Outcome { get; }

    /// <summary>The provider's identifier of the order; <see langword="null"/> unless it was <see cref="PlacementOutcome.Placed"/>.</summary>
    public string? OrderId { get; }

    /// <summary>Why there is no identifier; <see langword="null"/> where there is one.</summary>
    public ProviderFailure? Failure { get; }

    /// <summary>For example <c>Placed: 23501</c> or <c>Unknown: TimedOut: no whole answer within 30 s</c>.</summary>
    public override string ToString() => $"{Outcome}: {OrderId ?? Failure!.ToString()}";

    internal static OrderPlacement Of(ProviderResult<string> result, bool left) => result.TryGetValue(out string? orderId)
        ? new(PlacementOutcome.Placed, orderId, null)
        : new(
            result.Failure.MayHaveTakenEffect ? PlacementOutcome.Unknown : left ? PlacementOutcome.Rejected : PlacementOutcome.NotSent,
            null,
            result.Failure);
}
