using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The transitions that an order took, first to last: one for a plain move, several if a poll missed steps and they were filled in,
/// none if the order stayed. Paths are created once per lifecycle and shared.
/// </summary>
/// <remarks>In JSON it consists of its <see cref="Transitions"/>.</remarks>
public sealed class OrderPath : IEquatable<OrderPath>
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

    /// <summary>For JSON deserialization; each transition must begin where the previous one ends.</summary>
    /// <param name="transitions">The transitions.</param>
    /// <exception cref="JsonException">The transitions are missing, one is refused, or they do not connect.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderPath(ImmutableArray<OrderTransition> transitions)
        : this(transitions.IsDefault ? throw new JsonException("Transitions are missing.") : transitions.ToArray())
    {
        for (int i = 0; i < Count; i++)
        {
            JsonInput.Ensure(transitions[i].IsPermitted, "A path consists only of permitted transitions.");
            JsonInput.Ensure(i == 0 || transitions[i].From == transitions[i - 1].To, "Each transition of a path begins where the one before it ends.");
        }
    }

    /// <summary>The path of an order that stayed in its status.</summary>
    public static OrderPath Empty { get; } = new();

    /// <summary>The transitions, from the first to the last.</summary>
    public ImmutableArray<OrderTransition> Transitions => ImmutableCollectionsMarshal.AsImmutableArray(_transitions);

    /// <summary>The number of transitions.</summary>
    [JsonIgnore]
    public int Count => _transitions.Length;

    /// <summary>Every status on the way, from the first to the last; empty for <see cref="Empty"/>.</summary>
    [JsonIgnore]
    public ImmutableArray<OrderStatus> Statuses => ImmutableCollectionsMarshal.AsImmutableArray(_statuses);

    /// <summary>The transition at the zero-based index.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is outside the path.</exception>
    public OrderTransition this[int index] => _transitions[index];

    /// <summary>For <c>foreach</c>, without allocation.</summary>
    public ImmutableArray<OrderTransition>.Enumerator GetEnumerator() => Transitions.GetEnumerator();

    /// <summary>Whether both take the same transitions.</summary>
    public static bool operator ==(OrderPath? left, OrderPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(OrderPath? left, OrderPath? right) => !(left == right);

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

    /// <summary>The path with one more transition at its end.</summary>
    internal OrderPath Then(OrderTransition next)
    {
        var longer = new OrderTransition[Count + 1];
        _transitions.CopyTo(longer, 0);
        longer[Count] = next;
        return new OrderPath(longer);
    }

    /// <summary>For example <c>Processing > InProgress > Partial</c>; empty if the order stayed.</summary>
    public override string ToString() => string.Join(" > ", Statuses);
}
