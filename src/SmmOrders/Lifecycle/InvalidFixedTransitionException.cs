using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// A lifecycle does not permit the transition. Thrown by <see cref="FixedLifecycle{TStatus, TTrigger}.Fire"/>; call
/// <see cref="FixedLifecycle{TStatus, TTrigger}.TryFire"/> if a refusal is to be expected.
/// </summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
/// <typeparam name="TTrigger">The triggers.</typeparam>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // This exception has no meaning without a refused transition.
public sealed class InvalidFixedTransitionException<TStatus, TTrigger> : InvalidOperationException
#pragma warning restore CA1032
    where TStatus : struct, Enum
    where TTrigger : struct, Enum
{
    internal InvalidFixedTransitionException(FixedTransition<TStatus, TTrigger> transition)
        : base(transition.RefusalReason) => Transition = transition;

    /// <summary>The refused transition: the status, the trigger, and what would be permitted.</summary>
    public FixedTransition<TStatus, TTrigger> Transition { get; }
}
