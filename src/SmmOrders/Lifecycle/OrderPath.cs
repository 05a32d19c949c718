using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The transitions that an order took, in order: one for a plain move, more where a poll missed steps and they were
/// filled in, none where the order stayed. Paths are made once per lifecycle and shared.
/// </summary>
/// <remarks>In JSON it is its <see cref="Transitions"/>.</remarks>
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

    /// <summary>For JSON: what was written, where each transition begins where the one before it ends.</summary>
    /// <param name="transitions">The transitions.</param>
    /// <exception cref="JsonException">They are missing, one of them was refused, or they do not join.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderPath(ImmutableArray<OrderTransition> transitions)
        : this(transitions.IsDefault ? throw new JsonException("Transitions are missing.") : transitions.ToArray())
    {
        for (int i = 0; i < Count; i++)
        {
            JsonInput.Ensure(transitions[i].IsPermitted, "A path is made of transitions that are permitted.");
            JsonInput.Ensure(i == 0 || transitions[i].From == transitions[i - 1].To, "Each transition of a path begins where the one before it ends.");
        }
    }

    /// <summary>The path of an order that stayed where it was.</summary>
    public static OrderPath Empty { get; } = new();

    /// <summary>The transitions, from the first to the last.</summary>
    public ImmutableArray<OrderTransition> Transitions => ImmutableCollectionsMarshal.AsImmutableArray(_transitions);

    /// <summary>How many transitions the path has.</summary>
    [JsonIgnore]
    public int Count => _transitions.Length;

    /// <summary>Every status on the way, from the first to the last; empty for <see cref="Empty"/>.</summary>
    [JsonIgnore]
    public ImmutableArray<OrderStatus> Statuses => ImmutableCollectionsMarshal.AsImmutableArray(_statuses);

    /// <summary>The transition at the position, from 0.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is outside the path.</exception>
    public OrderTransition this[int index] => _transitions[index];

    /// <summary>For <c>foreach</c>, without allocation.</summary>
    public ImmutableArray<OrderTransition>.Enumerator GetEnumerator() => Transitions.GetEnumerator();

    /// <summary>Whether both take the same transitions.</summary>
    public static bool operator ==(OrderPath? left, OrderPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they take others.</summary>
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
