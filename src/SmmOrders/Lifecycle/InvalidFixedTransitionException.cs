using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// A lifecycle does not permit the transition. Thrown by <see cref="FixedLifecycle{TStatus, TTrigger}.Fire"/>; ask
/// <see cref="FixedLifecycle{TStatus, TTrigger}.TryFire"/> where a refusal is to be expected.
/// </summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
/// <typeparam name="TTrigger">What can happen.</typeparam>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // Without a refused transition there is nothing for this exception to say.
public sealed class InvalidFixedTransitionException<TStatus, TTrigger> : InvalidOperationException
#pragma warning restore CA1032
    where TStatus : struct, Enum
    where TTrigger : struct, Enum
{
    internal InvalidFixedTransitionException(FixedTransition<TStatus, TTrigger> transition)
        : base(transition.RefusalReason) => Transition = transition;

    /// <summary>The refused transition: the status, what was asked, and what would be permitted.</summary>
    public FixedTransition<TStatus, TTrigger> Transition { get; }
}
