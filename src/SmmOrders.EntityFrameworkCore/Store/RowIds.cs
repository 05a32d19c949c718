using System.Buffers.Binary;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Identifiers for the rows of one batch: a UUID of version 7, and those that follow it by one (RFC 9562, 6.2, the second method). Asking the
/// system for the randomness of each row took a tenth of a batch's time on SQLite. Not for several threads at once.
/// </summary>
internal sealed class RowIds
{
    // The last 62 bits are random; the bits before them say the version, the variant and the time.
    private const ulong Random = ulong.MaxValue >> 2;

    private readonly ulong _head;
    private ulong _tail;

    internal RowIds()
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        (_head, _tail) = (BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    /// <summary>The next identifier.</summary>
    internal Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _head);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _tail);
        _tail = (_tail & ~Random) | ((_tail + 1) & Random);
        return new(bytes, bigEndian: true);
    }
}
