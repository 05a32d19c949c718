using System.Runtime.InteropServices;
using System.Text;

namespace ConsoleDemo.Replay;

/// <summary>
/// Orders that have ended, in some 60 bytes each, index included, where the objects take 250: a log that never ends has ever
/// more of them, and a late report may still name any.
/// </summary>
internal sealed class FinishedOrders
{
    private const int LongestId = 200;
    private const int Longest = 1 + LongestId + PackedOrder.Longest;

    // Where an order starts, by the hash of its id. Of two ids with the same hash the second is not taken.
    private readonly Dictionary<int, int> _starts = [];

    // For each order: the length of its id, the id in UTF-8, its facts.
    private byte[] _orders = new byte[4096];

    /// <summary>How many bytes the orders take, without the index.</summary>
    internal int Length { get; private set; }

    /// <summary>Packs an order, or packs it again with what has changed.</summary>
    /// <returns>
    /// <see langword="false"/> where it cannot be taken: its id is long, or has the hash of another, or all is full. It is
    /// then to be kept as it is.
    /// </returns>
    internal bool TryPut(TrackedOrder order)
    {
        Span<byte> packed = stackalloc byte[Longest];
        if (!Encoding.UTF8.TryGetBytes(order.Id, packed.Slice(1, LongestId), out int idLength) || Length > (Array.MaxLength / 2) - Longest)
        {
            return false;
        }

        packed[0] = (byte)idLength;
        int factsAt = 1 + idLength;
        packed = packed[..(factsAt + PackedOrder.Write(order, packed[factsAt..]))];
        ref int start = ref CollectionsMarshal.GetValueRefOrAddDefault(_starts, Hash(order.Id), out bool isThere);
        if (!isThere)
        {
            start = Append(packed);
            return true;
        }

        if (!IdAt(start).SequenceEqual(packed[1..factsAt]))
        {
            return false;
        }

        // Mostly nothing but its time has changed. What takes more room than before moves, and leaves a gap.
        _ = PackedOrder.Read(order.Id, FactsAt(start), out int length);
        if (factsAt + length == packed.Length)
        {
            packed.CopyTo(_orders.AsSpan(start));
        }
        else
        {
            start = Append(packed);
        }

        return true;
    }

    /// <summary>The order with the id, unpacked; <see langword="null"/> where there is none.</summary>
    internal TrackedOrder? Find(string id) =>
        _starts.TryGetValue(Hash(id), out int start) && Encoding.UTF8.GetString(IdAt(start)) == id
            ? PackedOrder.Read(id, FactsAt(start), out _)
            : null;

    private static int Hash(string id) => string.GetHashCode(id, StringComparison.Ordinal);

    private ReadOnlySpan<byte> IdAt(int start) => _orders.AsSpan(start + 1, _orders[start]);

    private ReadOnlySpan<byte> FactsAt(int start) => _orders.AsSpan(start + 1 + _orders[start]);

    private int Append(ReadOnlySpan<byte> packed)
    {
        int start = Length;
        Length += packed.Length;
        if (Length > _orders.Length)
        {
            Array.Resize(ref _orders, 2 * _orders.Length);
        }

        packed.CopyTo(_orders.AsSpan(start));
        return start;
    }
}
