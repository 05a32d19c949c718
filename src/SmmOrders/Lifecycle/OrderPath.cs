using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SmmOrders;

/// <summary>
/// The transitions that an order took, in order: one for a plain move, more where a poll missed steps and they were
/// filled in, none where the order stayed. Paths are made once per lifecycle and shared.
/// </summary>
public sealed class OrderPath : IReadOnlyList<OrderTransition>, IEquatable<OrderPath>
{
    private readonly OrderTransition[] _transitions;
    private readonly OrderStatus[] _statuses;

    internal OrderPath(params OrderTransition[] transitions)
    {
        _transitions = transitions;
        _statuses = new OrderStatus[Count == 0 ? 0 : Count + 1];
        for (int i = 0; i < Count; i++)
        {
            _statuses[i] = transitions[i].From;
            _statuses[i + 1] = transitions[i].To;
        }
    }

    /// <summary>The path of an order that stayed where it was.</summary>
    public static OrderPath Empty { get; } = new();

    /// <summary>How many transitions the path has.</summary>
    public int Count => _transitions.Length;

    /// <summary>Every status on the way, from the first to the last; empty for <see cref="Empty"/>.</summary>
    public ImmutableArray<OrderStatus> Statuses => ImmutableCollectionsMarshal.AsImmutableArray(_statuses);

    /// <summary>The transition at the position, from 0.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is outside the path.</exception>
    public OrderTransition this[int index] => _transitions[index];

    /// <summary>Enumerates the transitions; without allocation when used by <c>foreach</c> on the path itself.</summary>
    public ImmutableArray<OrderTransition>.Enumerator GetEnumerator() => ImmutableCollectionsMarshal.AsImmutableArray(_transitions).GetEnumerator();

    IEnumerator<OrderTransition> IEnumerable<OrderTransition>.GetEnumerator() => ((IEnumerable<OrderTransition>)_transitions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_transitions).GetEnumerator();

    /// <summary>Whether both take the same transitions.</summary>
    public bool Equals(OrderPath? other) => other is not null && _transitions.AsSpan().SequenceEqual(other._transitions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrderPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (OrderTransition transition in _transitions)
        {
            hash.Add(transition);
        }

        return hash.ToHashCode();
    }

    /// <summary>The path with one transition more at its end.</summary>
    internal OrderPath Then(OrderTransition next)
    {
        var longer = new OrderTransition[Count + 1];
        _transitions.CopyTo(longer, 0);
        longer[Count] = next;
        return new OrderPath(longer);
    }

    /// <summary>For example <c>Processing > InProgress > Partial</c>; empty where the order stayed.</summary>
    public override string ToString() => string.Join(" > ", Statuses);
}
