using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>A new order, and everything that happens to it.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderHistoryCase
{
    /// <summary>The order when it is new: just placed, or bought and waiting to be sent.</summary>
    public required OrderState Start { get; init; }

    /// <summary>What happens to it, in the order in which the panel learns of it.</summary>
    public required ImmutableArray<OrderHistoryStep> Steps { get; init; }

    /// <summary>What each step does to the order, by the tracker alone: what a store must arrive at too.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <returns>One update for each step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tracker"/> is <see langword="null"/>.</exception>
    public ImmutableArray<OrderUpdate> Play(OrderTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ImmutableArray<OrderUpdate>.Builder updates = ImmutableArray.CreateBuilder<OrderUpdate>(Steps.Length);
        OrderState order = Start;
        foreach (OrderHistoryStep step in Steps)
        {
            OrderUpdate update = step.Apply(tracker, order);
            updates.Add(update);
            order = update.Order;
        }

        return updates.ToImmutable();
    }

    /// <summary>
    /// Simpler histories: fewer steps, smaller amounts, plainer reports. For a generator with the panel's own tracker:
    /// <c>Arb.From(OrderGenerators.Histories(tracker), history => history.Shrink())</c>.
    /// </summary>
    public IEnumerable<OrderHistoryCase> Shrink() => OrderHistories.Shrink(this);

    /// <summary>The order and one line for each step.</summary>
    public override string ToString() => string.Join('\n', Steps.Select(step => $"  {step}").Prepend($"{Start}"));
}
