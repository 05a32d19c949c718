using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConsoleDemo.Replay;
using SmmOrders;

namespace ConsoleDemo.Output;

/// <summary>Tells each event as one line of JSON, for programs. Money is text: to most readers a JSON number is a double.</summary>
#pragma warning disable CA1001 // The writer holds nothing but memory.
internal sealed class JsonReport : IReplayReport
#pragma warning restore CA1001
{
    private const int FlushAt = 32 * 1024;

    // By the status's value, and by the number of the finding's bit.
    private static readonly ImmutableArray<JsonEncodedText> Statuses =
        [default, .. OrderStatuses.All.Select(status => JsonEncodedText.Encode(status.ToString()))];

    private static readonly ImmutableArray<JsonEncodedText> FindingNames =
        [.. Enum.GetValues<Findings>().Where(finding => finding != Findings.None).Select(finding => JsonEncodedText.Encode(finding.ToString()))];

    private readonly Stream _output;
    private readonly RefundPolicy _refunds;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private readonly Utf8JsonWriter _json;

    /// <param name="output">Where the lines go; whoever opened it closes it.</param>
    /// <param name="refunds">How amounts are written.</param>
    internal JsonReport(Stream output, RefundPolicy refunds)
    {
        _output = output;
        _refunds = refunds;

        // The output is no part of a web page, so names need no escapes to be safe in one.
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public void Tell(in OrderEvent told)
    {
        OrderState order = told.Order.State;
        _json.WriteStartObject();
        _json.WriteNumber("line"u8, told.Line);
        _json.WriteString("order"u8, told.Order.Id);
        _json.WriteString("status"u8, Statuses[(int)order.Status]);
        if (order.Delivered is { } delivered)
        {
            _json.WriteNumber("delivered"u8, delivered);
        }
        else
        {
            _json.WriteNull("delivered"u8);
        }

        _json.WriteString("refund"u8, _refunds.Format(told.Refund?.Amount ?? 0));
        _json.WriteString("refunded"u8, _refunds.Format(order.Refunded));
        _json.WriteString("kept"u8, _refunds.Format(order.Kept));
        _json.WriteStartArray("path"u8);
        foreach (OrderStatus status in told.Path?.Statuses ?? [])
        {
            _json.WriteStringValue(Statuses[(int)status]);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("findings"u8);
        for (int rest = (int)told.Findings; rest != 0; rest &= rest - 1)
        {
            _json.WriteStringValue(FindingNames[int.TrailingZeroCount(rest)]);
        }

        _json.WriteEndArray();
        _json.WriteBoolean("attention"u8, told.Findings.NeedAttention());
        this.EndLine();
    }

    public void TellFault(long line, string error)
    {
        _json.WriteStartObject();
        _json.WriteNumber("line"u8, line);
        _json.WriteString("error"u8, error);
        this.EndLine();
    }

    public void Flush()
    {
        _output.Write(_buffer.WrittenSpan);
        _output.Flush();
        _buffer.ResetWrittenCount();
    }

    public void Finish(ReplayTotals totals, DateTimeOffset? end, IEnumerable<TrackedOrder> stuck) => this.Flush();

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount > FlushAt)
        {
            this.Flush();
        }
    }
}
