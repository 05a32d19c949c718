using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>What happens to an order, step by step: scripted, or derived from a seed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderHistory
{
    private OrderHistory(ImmutableArray<HistoryStep> steps) => Steps = steps;

    /// <summary>Pending forever.</summary>
    public static OrderHistory Waiting { get; } = new([new(TimeSpan.Zero, OrderStatus.Pending)]);

    /// <summary>The steps, earliest first; at least one, and the first applies immediately.</summary>
    public ImmutableArray<HistoryStep> Steps { get; }

    /// <summary>Creates a history from its steps.</summary>
    /// <param name="steps">The steps, each later than the one before; the first applies from the beginning, whatever its time.</param>
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
    /// A realistic history, the same for the same seed in every run: some hours in the queue, then delivery in portions. About 74
    /// percent of orders end Completed, 12 Partial, 10 Canceled, and 4 Partial with nothing delivered. A few are over-delivered.
    /// </summary>
    /// <param name="seed">Any number; neighboring seeds give unrelated histories.</param>
    public static OrderHistory Seeded(int seed) => new(SeededSteps.Of(seed));

    /// <summary>The state of the order at a time.</summary>
    /// <param name="elapsed">The time since it was placed; negative values count as zero.</param>
    public HistoryStep At(TimeSpan elapsed)
    {
        HistoryStep step = Steps[0];
        foreach (HistoryStep next in Steps)
        {
            step = next.After <= elapsed ? next : step;
        }

        return step;
    }

    /// <summary>The same history until some time, then Canceled with what is delivered by then.</summary>
    internal OrderHistory CanceledAfter(TimeSpan elapsed) =>
        new([.. Steps.Where((step, at) => at == 0 || step.After < elapsed), new(elapsed, OrderStatus.Canceled, At(elapsed).DeliveredPermille)]);
}
