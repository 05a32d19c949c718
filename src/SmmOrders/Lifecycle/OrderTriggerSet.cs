using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A set of triggers in one byte, enumerated in order of value. <c>default</c> is the empty set.</summary>
/// <remarks>In JSON it consists of its <see cref="Triggers"/>.</remarks>
public readonly struct OrderTriggerSet : IEquatable<OrderTriggerSet>
{
    // There is no trigger 0: its bit distinguishes an empty set that was read from a missing one.
    private const byte Read = 1;

    private readonly byte _bits;

    private OrderTriggerSet(int bits) => _bits = (byte)bits;

    /// <summary>For JSON deserialization.</summary>
    /// <param name="triggers">The triggers.</param>
    /// <exception cref="JsonException">The triggers are missing, or one is not defined.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderTriggerSet(ImmutableArray<OrderTrigger> triggers)
    {
        JsonInput.Ensure(!triggers.IsDefault, "Triggers are missing.");
        _bits = Read;
        foreach (OrderTrigger trigger in triggers)
        {
            _bits |= (byte)Bit(JsonInput.Defined(trigger, nameof(Triggers)));
        }
    }

    /// <summary>The triggers, in order of value.</summary>
    public ImmutableArray<OrderTrigger> Triggers => [.. this];

    /// <summary>How many triggers are in the set: 0 to 6.</summary>
    [JsonIgnore]
    public int Count => byte.PopCount(Bits);

    /// <summary>Whether the set was read from JSON.</summary>
    internal bool WasRead => (_bits & Read) != 0;

    private byte Bits => (byte)(_bits & ~Read);

    /// <summary>Whether the trigger is in the set; <see langword="false"/> for an undefined value.</summary>
    public bool Contains(OrderTrigger trigger) => OrderStatuses.IsDefined(trigger) && (_bits & Bit(trigger)) != 0;

    /// <summary>Enumerates without allocation when used by <c>foreach</c> on the struct itself.</summary>
    public Enumerator GetEnumerator() => new(Bits);

    /// <summary>Whether both have the same triggers.</summary>
    public static bool operator ==(OrderTriggerSet left, OrderTriggerSet right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(OrderTriggerSet left, OrderTriggerSet right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(OrderTriggerSet other) => Bits == other.Bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OrderTriggerSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Bits;

    /// <summary>The names separated by commas, for example <c>Queue, Start, Cancel</c>; <c>none</c> for the empty set.</summary>
    public override string ToString() => Bits == 0 ? "none" : string.Join(", ", Triggers);

    /// <summary>The set with the triggers added; undefined values are ignored.</summary>
    internal OrderTriggerSet With(params OrderTrigger[] triggers)
    {
        int bits = _bits;
        foreach (OrderTrigger trigger in triggers)
        {
            bits |= OrderStatuses.IsDefined(trigger) ? Bit(trigger) : 0;
        }

        return new(bits);
    }

    private static int Bit(OrderTrigger trigger) => 1 << (byte)trigger;

    /// <summary>Enumerates a set from the lowest value to the highest.</summary>
    public ref struct Enumerator
    {
        private readonly byte _bits;
        private byte _current;

        internal Enumerator(byte bits) => _bits = bits;

        /// <summary>The current trigger; 0 before the first.</summary>
        public readonly OrderTrigger Current => (OrderTrigger)_current;

        /// <summary>Advances to the next trigger, if there is one.</summary>
        public bool MoveNext()
        {
            int rest = _bits >> (_current + 1);
            if (rest == 0)
            {
                return false;
            }

            _current += (byte)(1 + int.TrailingZeroCount(rest));
            return true;
        }
    }
}
