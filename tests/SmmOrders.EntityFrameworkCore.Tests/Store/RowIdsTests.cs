using System.Buffers.Binary;
using System.Reflection;

namespace SmmOrders.EntityFrameworkCore.Tests;

public static class RowIdsTests
{
    [Fact]
    public static void Each_identifier_is_a_uuid_of_version_7_of_the_present()
    {
        DateTimeOffset before = TimeProvider.System.GetUtcNow();
        Guid[] ids = Take(100, new());
        DateTimeOffset after = TimeProvider.System.GetUtcNow();

        Assert.All(ids, id =>
        {
            Assert.Equal((7, 0b10), (id.Version, id.Variant >> 2));
            Assert.InRange(BinaryPrimitives.ReadInt64BigEndian(Bytes(id)) >> 16, before.ToUnixTimeMilliseconds(), after.ToUnixTimeMilliseconds());
        });
    }

    [Fact]
    public static void Those_of_a_batch_follow_one_another()
    {
        Guid[] ids = Take(100, new());

        Assert.All(ids.Zip(ids.Skip(1)), pair => Assert.Equal(UInt128.One, Whole(pair.Second) - Whole(pair.First)));
    }

    [Fact]
    public static void Those_of_several_batches_are_all_different() =>
        Assert.Distinct(Enumerable.Range(0, 1000).SelectMany(_ => Take(100, new())));

    [Fact]
    public static void After_the_last_random_number_comes_the_first_and_the_version_and_variant_stay()
    {
        RowIds ids = new();
        FieldInfo tail = typeof(RowIds).GetField("_tail", BindingFlags.Instance | BindingFlags.NonPublic)!;
        tail.SetValue(ids, (ulong)tail.GetValue(ids)! | (ulong.MaxValue >> 2));

        Guid[] taken = Take(3, ids);

        Assert.All(taken, id => Assert.Equal((7, 0b10), (id.Version, id.Variant >> 2)));
        Assert.Equal([ulong.MaxValue >> 2, 0, 1], taken.Select(id => BinaryPrimitives.ReadUInt64BigEndian(Bytes(id).AsSpan(8)) & (ulong.MaxValue >> 2)));
    }

    private static Guid[] Take(int count, RowIds ids) => [.. Enumerable.Range(0, count).Select(_ => ids.Next())];

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static UInt128 Whole(Guid id) => BinaryPrimitives.ReadUInt128BigEndian(Bytes(id));
}
