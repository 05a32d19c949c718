using System.Buffers.Binary;
using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>
/// The facts of an order that has ended as few bytes: about 20. Kept is all that a late report can depend on; since when the
/// order has been what it is, and what its service is, no longer matters.
/// </summary>
internal static class PackedOrder
{
    /// <summary>No order takes more bytes.</summary>
    internal const int Longest = 8 + (10 * 10);

    /// <summary>Packs the order, all but its id.</summary>
    /// <returns>How many bytes it took.</returns>
    internal static int Write(TrackedOrder order, Span<byte> to)
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
        Put(ref rest, (ulong)((state.MostDelivered ?? 0) - (state.Delivered ?? 0)));
        Put(ref rest, state.Charge);
        Put(ref rest, state.Refunded);
        return to.Length - rest.Length;
    }

    /// <summary>Unpacks the order that the bytes begin with.</summary>
    /// <param name="id">Its id, which is not among them.</param>
    /// <param name="from">The bytes.</param>
    /// <param name="length">How many of them it took.</param>
    internal static TrackedOrder Read(string id, ReadOnlySpan<byte> from, out int length)
    {
        ReadOnlySpan<byte> rest = from;
        var seen = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(rest), TimeSpan.Zero);
        rest = rest[8..];
        var status = (OrderStatus)Take(ref rest);
        var cause = (CancelCause)Take(ref rest);
        var attention = (Findings)Take(ref rest);
        long quantity = (long)Take(ref rest);
        ulong delivered = Take(ref rest);
        ulong mostBeyond = Take(ref rest);
        decimal charge = TakeDecimal(ref rest);
        decimal refunded = TakeDecimal(ref rest);
        length = from.Length - rest.Length;
        var state = OrderState.From(new OrderFacts
        {
            Status = status,
            StatusSince = seen,
            Quantity = quantity,
            Charge = charge,
            Delivered = delivered == 0 ? null : (long)(delivered - 1),
            MostDelivered = delivered == 0 && mostBeyond == 0 ? null : (long)(delivered == 0 ? mostBeyond : mostBeyond + delivered - 1),
            Refunded = refunded,
            CancelCause = cause,
        });
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
