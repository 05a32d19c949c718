using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The lifecycle does not permit the transition. Thrown by <see cref="OrderLifecycle.Fire"/>; ask
/// <see cref="OrderLifecycle.TryFire"/> where a refusal is to be expected.
/// </summary>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // Without a refused transition there is nothing for this exception to say.
public sealed class InvalidOrderTransitionException : InvalidOperationException
#pragma warning restore CA1032
{
    /// <summary>Makes the exception for a refused transition; its message is the transition's reason.</summary>
    /// <exception cref="ArgumentException"><paramref name="transition"/> was permitted, or is <c>default</c>.</exception>
    public InvalidOrderTransitionException(OrderTransition transition)
        : base(ReasonOf(transition)) => Transition = transition;

    /// <summary>The refused transition: the status, what was asked, and what would be permitted.</summary>
    public OrderTransition Transition { get; }

    private static string ReasonOf(OrderTransition transition) =>
        transition == default ? throw new ArgumentException("The transition is default, which is none. Take one from an OrderLifecycle.", nameof(transition))
        : transition.RefusalReason ?? throw new ArgumentException($"{transition} is permitted; only a refused transition is an error.", nameof(transition));
}
