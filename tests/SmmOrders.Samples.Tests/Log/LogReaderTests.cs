using System.Text;
using ConsoleDemo;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SmmOrders.Samples.Tests.Log;

public sealed class LogReaderTests
{
    [Property(MaxTest = 500)]
    public bool Lines_are_those_of_the_text_however_the_bytes_arrive(NonEmptyArray<NonNegativeInt> lengths, PositiveInt chunk, bool ended)
    {
        string text = string.Join('\n', lengths.Get.Select((length, i) => new string((char)('a' + (i % 26)), length.Get * 7919 % 100_000)));
        text += ended || text.EndsWith('\n') ? "" : "x";
        string[] expected = text.Split('\n');
        expected = expected[^1].Length == 0 ? expected[..^1] : expected;

        return Read(Encoding.UTF8.GetBytes(text), chunk.Get * 1000).SequenceEqual(expected);
    }

    [Fact]
    public void A_line_at_the_limit_is_read_and_one_byte_more_is_passed_over_in_the_same_memory()
    {
        string most = new('a', LogReader.MaxLength);
        byte[] log = Encoding.UTF8.GetBytes($"{most}\n{most}a\n{new string('b', 10 * LogReader.MaxLength)}\nc\n{most}a");

        Assert.Equal([most, "too long", "too long", "c", "too long"], Read(log, 65_536));
        Assert.Equal([most, "too long", "too long", "c", "too long"], Read(log, log.Length));
    }

    [Theory]
    [InlineData("\uFEFFa\nb", "a", "b")]
    [InlineData("\uFEFF\na", "", "a")]
    [InlineData("\uFEFF\uFEFFa", "\uFEFFa")]
    [InlineData("a\n\uFEFFb", "a", "\uFEFFb")]
    public void One_byte_order_mark_before_the_first_line_is_passed_over(string log, params string[] lines)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(log);

        Assert.Equal(lines, Read(bytes, 1));
        Assert.Equal(lines, Read(bytes, bytes.Length));
    }

    private static List<string> Read(byte[] log, int chunk) =>
    [
        .. LogReader.ReadLinesAsync(new Chunks(log, chunk)).ToBlockingEnumerable()
            .Select(line => line is null ? "too long" : Encoding.UTF8.GetString(line)),
    ];

    /// <summary>Bytes that arrive in chunks, as from a pipe.</summary>
    private sealed class Chunks(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
