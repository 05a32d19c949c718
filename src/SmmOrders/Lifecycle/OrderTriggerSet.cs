using System.Collections;

namespace SmmOrders;

/// <summary>A set of triggers, in one byte. Enumerates by the triggers' values; <c>default</c> is the empty set.</summary>
public readonly record struct OrderTriggerSet : IReadOnlyCollection<OrderTrigger>
{
    private readonly byte _bits;

    private OrderTriggerSet(int bits) => _bits = (byte)bits;

    /// <summary>How many triggers are in the set: 0 to 6.</summary>
    public int Count => byte.PopCount(_bits);

    /// <summary>Whether the trigger is in the set; <see langword="false"/> for a value that is no trigger.</summary>
    public bool Contains(OrderTrigger trigger) => OrderStatuses.IsDefined(trigger) && (_bits & Bit(trigger)) != 0;

    /// <summary>Enumerates without allocation when used by <c>foreach</c> on the struct itself.</summary>
    public Enumerator GetEnumerator() => new(_bits);

    IEnumerator<OrderTrigger> IEnumerable<OrderTrigger>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names with commas between, for example <c>Queue, Start, Cancel</c>; <c>none</c> for the empty set.</summary>
    public override string ToString() => _bits == 0 ? "none" : string.Join(", ", (IEnumerable<OrderTrigger>)this);

    /// <summary>The set with the triggers in it; a value that is no trigger is left out.</summary>
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

    /// <summary>Walks a set from the lowest value to the highest.</summary>
    public struct Enumerator : IEnumerator<OrderTrigger>
    {
        private readonly byte _bits;
        private byte _current;

        internal Enumerator(byte bits) => _bits = bits;

        /// <inheritdoc/>
        public readonly OrderTrigger Current => (OrderTrigger)_current;

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
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

        /// <inheritdoc/>
        public void Reset() => _current = 0;

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }
    }
}
