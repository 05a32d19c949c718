using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>
/// Orders that have ended, packed into some 60 bytes each, index included, where the objects take 250: a log that never ends
/// has ever more of them, and a late report may still name any. Kept is all that such a report can depend on.
/// </summary>
#pragma warning disable CA1001 // The stream, and what reads and writes it, hold nothing but memory.
internal sealed class FinishedOrders
#pragma warning restore CA1001
{
    private readonly Dictionary<int, int> _positions = [];
    private readonly MemoryStream _store = new();
    private readonly BinaryWriter _writer;
    private readonly BinaryReader _reader;

    internal FinishedOrders()
    {
        _writer = new BinaryWriter(_store);
        _reader = new BinaryReader(_store);
    }

    /// <summary>How many bytes the orders take, without the index.</summary>
    internal long Bytes => _store.Length;

    /// <summary>Packs an order, or packs it again with what has changed.</summary>
    /// <returns><see langword="false"/> where there is no room: another order's id has the same hash, or the store is full.</returns>
    internal bool TryPut(TrackedOrder order)
    {
        const int most = int.MaxValue / 2;
        int hash = Hash(order.Id);
        int end = (int)_store.Length;
        bool known = _positions.TryGetValue(hash, out int position);
        if (known && this.Read(position).Id != order.Id)
        {
            return false;
        }

        int length = (int)_store.Position - position;
        if (end > most - order.Id.Length)
        {
            return false;
        }

        _store.Position = end;
        this.Write(order);
        if (known && _store.Length - end == length)
        {
            // It fits where it was.
            _store.GetBuffer().AsSpan(end, length).CopyTo(_store.GetBuffer().AsSpan(position));
            _store.SetLength(end);
        }
        else
        {
            _positions[hash] = end;
        }

        return true;
    }

    /// <summary>The order with the id, unpacked.</summary>
    internal TrackedOrder? Find(string id) =>
        _positions.TryGetValue(Hash(id), out int position) && this.Read(position) is var order && order.Id == id ? order : null;

    private static int Hash(string id) => string.GetHashCode(id, StringComparison.Ordinal);

    private void Write(TrackedOrder order)
    {
        OrderState state = order.State;
        _writer.Write(order.Id);
        _writer.Write(order.Seen.UtcTicks);
        _writer.Write((byte)state.Status);
        _writer.Write((byte)state.CancelCause);
        _writer.Write7BitEncodedInt((int)order.Attention);
        _writer.Write7BitEncodedInt64(state.Quantity);
        _writer.Write7BitEncodedInt64(unchecked((state.Delivered ?? -1) + 1));
        this.Write(state.Charge);
        this.Write(state.Refunded);
    }

    private TrackedOrder Read(int position)
    {
        _store.Position = position;
        string id = _reader.ReadString();
        var seen = new DateTimeOffset(_reader.ReadInt64(), TimeSpan.Zero);
        var status = (OrderStatus)_reader.ReadByte();
        var cause = (CancelCause)_reader.ReadByte();
        var attention = (Findings)_reader.Read7BitEncodedInt();
        long quantity = _reader.Read7BitEncodedInt64();
        long delivered = unchecked(_reader.Read7BitEncodedInt64() - 1);
        decimal charge = this.ReadDecimal();
        decimal refunded = this.ReadDecimal();
        var state = new OrderState(status, seen, quantity, charge, delivered == -1 ? null : delivered, refunded, cause);
        return new TrackedOrder(id, state, seen) { Attention = attention };
    }

    // Nearly every amount has few digits, and a byte for each empty part of it.
    private void Write(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
        _writer.Write(amount.Scale);
        foreach (int part in bits[..3])
        {
            _writer.Write7BitEncodedInt(part);
        }
    }

    private decimal ReadDecimal()
    {
        byte scale = _reader.ReadByte();
        return new decimal(_reader.Read7BitEncodedInt(), _reader.Read7BitEncodedInt(), _reader.Read7BitEncodedInt(), false, scale);
    }
}
