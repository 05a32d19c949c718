using System.Buffers.Binary;
using System.Text;
using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>
/// Orders that have ended, packed into some 60 bytes each, index included, where the objects take 250: a log that never ends
/// has ever more of them, and a late report may still name any. Kept is all that such a report can depend on.
/// </summary>
internal sealed class FinishedOrders
{
    private const int LongestId = 200;
    private const int Longest = 1 + LongestId + 8 + (9 * 10);

    // Where an order starts, by the hash of its id. Of two ids with the same hash the second is not taken.
    private readonly Dictionary<int, int> _starts = [];
    private byte[] _packed = new byte[4096];

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
        Span<byte> id = packed.Slice(1, LongestId);
        if (!Encoding.UTF8.TryGetBytes(order.Id, id, out int idLength) || Length > (Array.MaxLength / 2) - Longest)
        {
            return false;
        }

        packed[0] = (byte)idLength;
        id = id[..idLength];
        packed = packed[..(1 + idLength + Write(order, packed[(1 + idLength)..]))];
        int hash = Hash(order.Id);
        if (!_starts.TryGetValue(hash, out int start))
        {
            _starts.Add(hash, this.Append(packed));
            return true;
        }

        if (!this.IdAt(start).SequenceEqual(id))
        {
            return false;
        }

        // What has changed may take more room. Then the old place is left empty, which is rare: mostly it is the time.
        if (this.LengthAt(start) == packed.Length)
        {
            packed.CopyTo(_packed.AsSpan(start));
        }
        else
        {
            _starts[hash] = this.Append(packed);
        }

        return true;
    }

    /// <summary>The order with the id, unpacked; <see langword="null"/> where there is none.</summary>
    internal TrackedOrder? Find(string id)
    {
        if (!_starts.TryGetValue(Hash(id), out int start) || Encoding.UTF8.GetString(this.IdAt(start)) != id)
        {
            return null;
        }

        ReadOnlySpan<byte> facts = this.FactsAt(start);
        return Read(id, ref facts);
    }

    private static int Hash(string id) => string.GetHashCode(id, StringComparison.Ordinal);

    private ReadOnlySpan<byte> IdAt(int start) => _packed.AsSpan(start + 1, _packed[start]);

    private ReadOnlySpan<byte> FactsAt(int start) => _packed.AsSpan(start + 1 + _packed[start]);

    private int LengthAt(int start)
    {
        ReadOnlySpan<byte> facts = this.FactsAt(start);
        int before = facts.Length;
        _ = Read("", ref facts);
        return 1 + _packed[start] + before - facts.Length;
    }

    private int Append(ReadOnlySpan<byte> packed)
    {
        int start = Length;
        Length += packed.Length;
        if (Length > _packed.Length)
        {
            Array.Resize(ref _packed, 2 * _packed.Length);
        }

        packed.CopyTo(_packed.AsSpan(start));
        return start;
    }

    private static int Write(TrackedOrder order, Span<byte> to)
    {
        OrderState state = order.State;
        Span<byte> rest = to;
        BinaryPrimitives.WriteInt64LittleEndian(rest, order.Seen.UtcTicks);
        rest = rest[8..];
        Put(ref rest, (byte)state.Status);
        Put(ref rest, (byte)state.CancelCause);
        Put(ref rest, (ulong)order.Attention);
        Put(ref rest, (ulong)state.Quantity);
        Put(ref rest, state.Delivered is { } delivered ? (ulong)delivered + 1 : 0);
        Put(ref rest, state.Charge);
        Put(ref rest, state.Refunded);
        return to.Length - rest.Length;
    }

    private static TrackedOrder Read(string id, ref ReadOnlySpan<byte> rest)
    {
        var seen = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(rest), TimeSpan.Zero);
        rest = rest[8..];
        var status = (OrderStatus)Take(ref rest);
        var cause = (CancelCause)Take(ref rest);
        var attention = (Findings)Take(ref rest);
        long quantity = (long)Take(ref rest);
        ulong delivered = Take(ref rest);
        decimal charge = TakeDecimal(ref rest);
        decimal refunded = TakeDecimal(ref rest);
        var state = new OrderState(status, seen, quantity, charge, delivered == 0 ? null : (long)(delivered - 1), refunded, cause);
        return new TrackedOrder(id, state, seen) { Attention = attention };
    }

    // Seven bits of a number to a byte: most numbers have few.
    private static void Put(ref Span<byte> rest, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            rest[0] = (byte)(value | 0x80);
            rest = rest[1..];
        }

        rest[0] = (byte)value;
        rest = rest[1..];
    }

    private static ulong Take(ref ReadOnlySpan<byte> rest)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static void Put(ref Span<byte> rest, decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        Put(ref rest, ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        Put(ref rest, ((ulong)(uint)bits[2] << 5) | amount.Scale);
    }

    private static decimal TakeDecimal(ref ReadOnlySpan<byte> rest)
    {
        ulong low = Take(ref rest);
        ulong high = Take(ref rest);
        return new decimal((int)(uint)low, (int)(uint)(low >> 32), (int)(uint)(high >> 5), false, (byte)(high & 0x1F));
    }
}
