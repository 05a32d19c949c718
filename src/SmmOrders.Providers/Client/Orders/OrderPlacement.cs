using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The outcome of placing an order: placed, rejected, not sent, or unknown.</summary>
public sealed class OrderPlacement : IEquatable<OrderPlacement>
{
    /// <summary>For JSON: restores a serialized outcome, if it is consistent.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="orderId">The order's identifier, if it was placed.</param>
    /// <param name="failure">The reason there is no identifier.</param>
    /// <exception cref="JsonException">A member is missing or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderPlacement(PlacementOutcome outcome, string? orderId = null, ProviderFailure? failure = null)
    {
        bool isPlaced = JsonInput.Defined(outcome, nameof(Outcome)) == PlacementOutcome.Placed;
        JsonInput.Ensure(isPlaced == orderId is not null, "An order that was placed has an OrderId, and no other has.");
        JsonInput.Ensure(isPlaced == failure is null, "An order that was not placed has a Failure, and no other has.");
        if (isPlaced)
        {
            OrderIds.EnsureUsableInJson(orderId, nameof(OrderId));
        }
        else
        {
            JsonInput.Check(() => EnsureFits(outcome, failure!));
        }

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

    /// <summary>The outcome.</summary>
    public PlacementOutcome Outcome { get; }

    /// <summary>The provider's identifier of the order; <see langword="null"/> unless it was <see cref="PlacementOutcome.Placed"/>.</summary>
    public string? OrderId { get; }

    /// <summary>The reason there is no identifier; <see langword="null"/> if there is one.</summary>
    // The private setter tells ASP.NET Core's OpenAPI that it may be null.
    public ProviderFailure? Failure { get; private init; }

    /// <summary>For example <c>Placed: 23501</c> or <c>Unknown: TimedOut: no complete answer within 30 s</c>.</summary>
    public override string ToString() => $"{Outcome}: {OrderId ?? Failure!.ToString()}";

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(OrderPlacement? left, OrderPlacement? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(OrderPlacement? left, OrderPlacement? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(OrderPlacement? other) => other is not null
        && Outcome == other.Outcome && OrderId == other.OrderId && Failure == other.Failure;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrderPlacement);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcome, OrderId, Failure);

    /// <summary>The provider has the order.</summary>
    /// <param name="orderId">The provider's identifier of the order.</param>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is not a valid identifier.</exception>
    public static OrderPlacement Placed(string orderId) => new(PlacementOutcome.Placed, OrderIds.EnsureUsable(orderId, nameof(orderId)));

    /// <summary>The provider refused the order: it was not placed.</summary>
    /// <param name="failure">The refusal; <see cref="ProviderFailure.Refusal"/> is its kind.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="failure"/> is not a refusal.</exception>
    public static OrderPlacement Rejected(ProviderFailure failure) => Of(PlacementOutcome.Rejected, failure);

    /// <summary>The request never left: the order was not placed, and may be sent again.</summary>
    /// <param name="failure">The reason.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="failure"/> is a refusal, which only a provider that received the request can give, or may have taken effect.</exception>
    public static OrderPlacement NotSent(ProviderFailure failure) => Of(PlacementOutcome.NotSent, failure);

    /// <summary>The request left, and no clear answer came: the order may have been placed.</summary>
    /// <param name="failure">What came instead of a clear answer; <see cref="ProviderFailure.MayHaveTakenEffect"/> must be set.</param>
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
