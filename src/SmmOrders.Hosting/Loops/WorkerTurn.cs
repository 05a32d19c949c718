using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>What one turn of a worker did, and when the next one is worthwhile.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record WorkerTurn
{
    /// <summary>How many orders, requests or events it handled; zero or above.</summary>
    /// <value>The default is 0: there was nothing to do.</value>
    public int Count { get; init; }

    /// <summary>After how long the next turn is worthwhile; zero for at once.</summary>
    /// <value>The default is <see langword="null"/>: no time is known, because nothing waits.</value>
    public TimeSpan? NextIn { get; init; }

    /// <summary>Something was done, and more may be due: the next turn is worthwhile at once.</summary>
    internal static WorkerTurn Done(int count) => new() { Count = count, NextIn = TimeSpan.Zero };

    /// <summary>There was nothing to do.</summary>
    internal static WorkerTurn Nothing(TimeSpan? nextIn) => new() { NextIn = nextIn };

    /// <summary>What several turns side by side amount to: all that was done, and the earliest next turn.</summary>
    internal static WorkerTurn Sum(IReadOnlyCollection<WorkerTurn> turns) => new() { Count = turns.Sum(turn => turn.Count), NextIn = turns.Min(turn => turn.NextIn) };
}
