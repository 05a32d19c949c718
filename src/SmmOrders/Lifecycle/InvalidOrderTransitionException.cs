using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The lifecycle does not permit the transition. Thrown by <see cref="OrderLifecycle.Fire"/>; call
/// <see cref="OrderLifecycle.TryFire"/> if a refusal is to be expected.
/// </summary>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // This exception has no meaning without a refused transition.
public sealed class InvalidOrderTransitionException : InvalidOperationException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception for a refused transition; its message is <see cref="OrderTransition.RefusalReason"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="transition"/> was permitted, or is <c>default</c>.</exception>
    public InvalidOrderTransitionException(OrderTransition transition)
        : base(ReasonOf(transition)) => Transition = transition;

    /// <summary>The refused transition: the status, the trigger, and what would be permitted.</summary>
    public OrderTransition Transition { get; }

    private static string ReasonOf(OrderTransition transition) =>
        transition == default ? throw new ArgumentException("The transition is default. Get one from an OrderLifecycle.", nameof(transition))
        : transition.RefusalReason ?? throw new ArgumentException($"{transition} is permitted; only a refused transition is an error.", nameof(transition));
}
