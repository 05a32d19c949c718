using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConsoleDemo.Replay;
using SmmOrders;

namespace ConsoleDemo.Output;

/// <summary>
/// Tells each event as one line of JSON, for programs. Money is text: to most readers a JSON number is a double. The lines
/// have one shape, so their bytes are put together here; that takes half the time that a writer of any JSON would.
/// </summary>
/// <param name="output">Where the lines go; whoever opened it closes it.</param>
/// <param name="refunds">How amounts are written.</param>
internal sealed class JsonReport(Stream output, RefundPolicy refunds) : IReplayReport
{
    private const int FlushAt = 32 * 1024;

    // What needs no escape as it is: all others go through the platform's encoder.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(c => c is not ('"' or '\\'))]);

    // By the status's value, and by the number of the finding's bit.
    private static readonly ImmutableArray<byte[]> Statuses = [[], .. OrderStatuses.All.Select(status => Quote(status.ToString()))];
    private static readonly ImmutableArray<byte[]> FindingNames =
        [.. Enum.GetValues<Findings>().Where(finding => finding != Findings.None).Select(finding => Quote(finding.ToString()))];

    private byte[] _buffer = new byte[2 * FlushAt];
    private int _length;

    public void Tell(in OrderEvent told)
    {
        OrderState order = told.Order.State;
        Write("{\"line\":"u8, told.Line);
        Write(",\"order\":"u8, told.Order.Id);
        Write(",\"status\":"u8, Statuses[(int)order.Status]);
        if (order.Delivered is { } delivered)
        {
            Write(",\"delivered\":"u8, delivered);
        }
        else
        {
            Write(",\"delivered\":null"u8);
        }

        Write(",\"refund\":"u8, refunds.Format(told.Refund?.Amount ?? 0));
        Write(",\"refunded\":"u8, refunds.Format(order.Refunded));
        Write(",\"kept\":"u8, refunds.Format(order.Kept));
        WritePath(told.Path);
        WriteFindings(told.Findings);
        EndLine();
    }

    public void TellFault(long line, string error)
    {
        Write("{\"line\":"u8, line);
        Write(",\"error\":"u8, error);
        Write("}"u8);
        EndLine();
    }

    public void Flush()
    {
        output.Write(_buffer, 0, _length);
        output.Flush();
        _length = 0;
    }

    public void Finish(ReplayTotals totals, DateTimeOffset? end, IEnumerable<TrackedOrder> stuck) => Flush();

    private void WritePath(OrderPath? path)
    {
        Write(",\"path\":["u8);
        ReadOnlySpan<byte> comma = default;
        foreach (OrderStatus status in path?.Statuses ?? [])
        {
            Write(comma, Statuses[(int)status]);
            comma = ","u8;
        }
    }

    private void WriteFindings(Findings findings)
    {
        Write("],\"findings\":["u8);
        ReadOnlySpan<byte> comma = default;
        for (int rest = (int)findings; rest != 0; rest &= rest - 1)
        {
            Write(comma, FindingNames[int.TrailingZeroCount(rest)]);
            comma = ","u8;
        }

        Write(findings.NeedAttention() ? "],\"attention\":true}"u8 : "],\"attention\":false}"u8);
    }

    private void EndLine()
    {
        Write("\n"u8);
        if (_length > FlushAt)
        {
            Flush();
        }
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    private void Write(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Write(name);
        Write(value);
    }

    private void Write(ReadOnlySpan<byte> name, long value)
    {
        Write(name);
        _ = Utf8Formatter.TryFormat(value, Room(20), out int written);
        _length += written;
    }

    private void Write(ReadOnlySpan<byte> name, string value)
    {
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            Write(name, Quote(value));
            return;
        }

        Write(name);
        Span<byte> quoted = Room(value.Length + 2);
        quoted[0] = (byte)'"';
        _ = Encoding.ASCII.GetBytes(value, quoted[1..]);
        quoted[value.Length + 1] = (byte)'"';
        _length += value.Length + 2;
    }

    private Span<byte> Room(int length)
    {
        if (length > _buffer.Length - _length)
        {
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + length));
        }

        return _buffer.AsSpan(_length);
    }

    // The output is no part of a web page, so names need no more escapes than JSON's own.
    private static byte[] Quote(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
