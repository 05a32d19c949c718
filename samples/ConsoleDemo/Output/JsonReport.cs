using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsoleDemo;

/// <summary>Tells each event as one line of JSON, for programs. Money is text: to most readers a JSON number is a double.</summary>
internal sealed class JsonReport(Stream output, RefundPolicy refunds) : IReplayReport
{
    // The output is no part of a web page, so that names need no more escapes than JSON's own.
    private static readonly JsonLines Json = new(new(JsonLines.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Tell(in OrderEvent told)
    {
        OrderState order = told.Order.State;
        Findings findings = told.Update.Findings;
        var line = new JsonEvent(
            told.Line, told.Order.Placed.Id, order.Status, order.Delivered,
            refunds.Format(told.Update.Refund?.Amount ?? 0), refunds.Format(order.Refunded), refunds.Format(order.Kept),
            told.Update.Path.Statuses, findings == Findings.None ? [] : findings.ToString().Split(", "), findings.NeedAttention());
        Write(JsonSerializer.SerializeToUtf8Bytes(line, Json.JsonEvent));
    }

    public void TellFault(long line, string error) => Write(JsonSerializer.SerializeToUtf8Bytes(new JsonFault(line, error), Json.JsonFault));

    private void Write(byte[] line) => output.Write([.. line, (byte)'\n']);
}

internal sealed record JsonEvent(
    long Line, string Order, OrderStatus Status, long? Delivered, string Refund, string Refunded, string Kept,
    ImmutableArray<OrderStatus> Path, string[] Findings, bool Attention);

internal sealed record JsonFault(long Line, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JsonEvent))]
[JsonSerializable(typeof(JsonFault))]
internal sealed partial class JsonLines : JsonSerializerContext;
