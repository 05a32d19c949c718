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
        JsonInput.Check(isPlaced ? () => OrderIds.EnsureUsable(orderId!, nameof(OrderId)) : () => EnsureFits(outcome, failure!));
        Outcome = outcome;
        OrderId = orderId;
        Failure = failure;
    }

    private OrderPlacement(PlacementOutcome outcome, string orderId)
    {
        Outcome = outcome;
        OrderId = orderId;
    }

    private OrderPlacement(PlacementOutcome outcome, ProviderFailure failure)
    {
        Outcome = outcome;
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
    public override string ToString() => $"{Outcome}: {OrderId ?? Failure!.ToString()}";

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

    /// <summary>The provider has the order.</summary>
    /// <param name="orderId">The provider's identifier of it.</param>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> cannot be an identifier.</exception>
    public static OrderPlacement Placed(string orderId) => new(PlacementOutcome.Placed, OrderIds.EnsureUsable(orderId, nameof(orderId)));

    /// <summary>The provider refused the order: it was not placed.</summary>
    /// <param name="failure">The refusal; <see cref="ProviderFailure.Refusal"/> says of which kind.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="failure"/> is no refusal.</exception>
    public static OrderPlacement Rejected(ProviderFailure failure) => Of(PlacementOutcome.Rejected, failure);

    /// <summary>The order never left: it was not placed, and may be sent again.</summary>
    /// <param name="failure">Why not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="failure"/> is a refusal, which only a provider that was asked can give, or may have taken effect.</exception>
    public static OrderPlacement NotSent(ProviderFailure failure) => Of(PlacementOutcome.NotSent, failure);

    /// <summary>The order left, and no clear answer came: it may have been placed.</summary>
    /// <param name="failure">What came in place of a clear answer; it may have taken effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="failure"/> cannot have taken effect.</exception>
    public static OrderPlacement Unknown(ProviderFailure failure) => Of(PlacementOutcome.Unknown, failure);

    private static OrderPlacement Of(PlacementOutcome outcome, ProviderFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        failure.EnsureConsistent();
        return new(outcome, EnsureFits(outcome, failure));
    }

    private static ProviderFailure EnsureFits(PlacementOutcome outcome, ProviderFailure failure)
    {
        (bool fits, string right) = outcome switch
        {
            PlacementOutcome.Rejected => (failure.Refusal is not null, "An order is rejected by a clear refusal, with its kind"),
            PlacementOutcome.NotSent => (failure is { Refusal: null, MayHaveTakenEffect: false }, "What never left was neither refused nor carried out"),
            _ => (failure.MayHaveTakenEffect, $"What is unknown may have taken effect; set {nameof(ProviderFailure.MayHaveTakenEffect)}"),
        };
        return fits ? failure : throw new ArgumentException($"\"{failure}\" does not make an order {outcome}. {right}.", nameof(failure));
    }

    internal static OrderPlacement Of(ProviderResult<string> result, bool left) => result.TryGetValue(out string? orderId)
        ? new(PlacementOutcome.Placed, orderId)
        : new(
            result.Failure.MayHaveTakenEffect ? PlacementOutcome.Unknown : left ? PlacementOutcome.Rejected : PlacementOutcome.NotSent,
            result.Failure);
}
