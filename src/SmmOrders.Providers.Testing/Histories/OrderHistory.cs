using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>What happens to an order, step by step: a script, or one that a seed decides.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderHistory
{
    private OrderHistory(ImmutableArray<HistoryStep> steps) => Steps = steps;

    /// <summary>Pending for ever.</summary>
    public static OrderHistory Waiting { get; } = new([new(TimeSpan.Zero, OrderStatus.Pending)]);

    /// <summary>The steps, the earliest first; at least one, and the first of them at once.</summary>
    public ImmutableArray<HistoryStep> Steps { get; }

    /// <summary>A history by its steps.</summary>
    /// <param name="steps">The steps, each later than the one before it; the first holds from the beginning, whatever its time.</param>
    /// <exception cref="ArgumentException">There is no step, or one is not later than the one before it.</exception>
    public static OrderHistory Script(params ReadOnlySpan<HistoryStep> steps)
    {
        if (steps.IsEmpty)
        {
            throw new ArgumentException("A history has at least one step.", nameof(steps));
        }

        for (var i = 1; i < steps.Length; i++)
        {
            if (steps[i].After <= steps[i - 1].After)
            {
                throw new ArgumentException($"Step {i} is after {steps[i].After}, and the one before it after {steps[i - 1].After}; each is later than the one before.", nameof(steps));
            }
        }

        return new([.. steps]);
    }

    /// <summary>
    /// A history as real orders have them, the same for the same seed in every run: some hours in the queue, then delivery in
    /// portions; of a hundred orders about 74 end Completed, 12 Partial, 10 Canceled, and 4 Partial with nothing delivered. A few are
    /// over-delivered.
    /// </summary>
    /// <param name="seed">Any number; the neighbors' histories have nothing in common.</param>
    public static OrderHistory Seeded(int seed) => new(SeededSteps.Of(seed));

    /// <summary>How the order stands.</summary>
    /// <param name="elapsed">The time since it was placed; below zero counts as zero.</param>
    public HistoryStep At(TimeSpan elapsed)
    {
        HistoryStep step = Steps[0];
        foreach (HistoryStep next in Steps)
        {
            step = next.After <= elapsed ? next : step;
        }

        return step;
    }

    /// <summary>The same until some time, and then canceled with what is delivered by then.</summary>
    internal OrderHistory CanceledAfter(TimeSpan elapsed) =>
        new([.. Steps.Where((step, at) => at == 0 || step.After < elapsed), new(elapsed, OrderStatus.Canceled, At(elapsed).DeliveredPermille)]);
}
