using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>What became of a new order: placed, rejected, not sent, or not known.</summary>
public sealed class OrderPlacement : IEquatable<OrderPlacement>
{
    /// <summary>For JSON: what was written, where it fits together.</summary>
    /// <param name="outcome">What became of the order.</param>
    /// <param name="orderId">Its identifier, where it was placed.</param>
    /// <param name="failure">Why there is none.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderPlacement(PlacementOutcome outcome, string? orderId = null, ProviderFailure? failure = null)
    {
        bool isPlaced = JsonInput.Defined(outcome, nameof(Outcome)) == PlacementOutcome.Placed;
        JsonInput.Ensure(isPlaced == orderId is not null, "An order that was placed has an OrderId, and no other has.");
        JsonInput.Ensure(isPlaced == failure is null, "An order that was not placed has a Failure, and no other has.");
        Outcome = outcome;
        OrderId = orderId;
        Failure = failure;
    }

    /// <summary>What became of the order.</summary>
    public PlacementOutcome Outcome { get; }

    /// <summary>The provider's identifier of the order; <see langword="null"/> unless it was <see cref="PlacementOutcome.Placed"/>.</summary>
    public string? OrderId { get; }

    /// <summary>Why there is no identifier; <see langword="null"/> where there is one.</summary>
    // The private setter tells ASP.NET Core's OpenAPI that it may be null.
    public ProviderFailure? Failure { get; private init; }

    /// <summary>For example <c>Placed: 23501</c> or <c>Unknown: TimedOut: no whole answer within 30 s</c>.</summary>
    public override string ToString() => $"{Outcome}: {OrderId ?? Failure?.ToString()}";

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(OrderPlacement? left, OrderPlacement? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(OrderPlacement? left, OrderPlacement? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(OrderPlacement? other) => other is not null
        && Outcome == other.Outcome && OrderId == other.OrderId && Failure == other.Failure;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrderPlacement);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcome, OrderId, Failure);

    internal static OrderPlacement Of(ProviderResult<string> result, bool left) => result.TryGetValue(out string? orderId)
        ? new(PlacementOutcome.Placed, orderId, null)
        : new(
            result.Failure.MayHaveTakenEffect ? PlacementOutcome.Unknown : left ? PlacementOutcome.Rejected : PlacementOutcome.NotSent,
            null,
            result.Failure);
}
