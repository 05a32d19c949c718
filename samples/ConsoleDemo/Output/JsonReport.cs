using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsoleDemo;

/// <summary>Writes each event as one line of JSON, for programs. Money is text, because most readers take a JSON number for a double.</summary>
internal sealed class JsonReport(Stream output, RefundPolicy refunds) : IReplayReport
{
    // The output is not part of a web page, so names need no escapes beyond those of JSON.
    private static readonly JsonLines Json = new(new(JsonLines.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write(in OrderEvent happened)
    {
        OrderState order = happened.Order.State;
        Findings findings = happened.Update.Findings;
        var line = new JsonEvent(
            happened.Line, happened.Order.Placed.Id, order.Status, order.Delivered,
            refunds.Format(happened.Update.Refund?.Amount ?? 0), refunds.Format(order.Refunded), refunds.Format(order.Kept),
            happened.Update.Path.Statuses, findings == Findings.None ? [] : findings.ToString().Split(", "), findings.NeedAttention());
        WriteLine(JsonSerializer.SerializeToUtf8Bytes(line, Json.JsonEvent));
    }

    public void WriteFault(long line, string error) => WriteLine(JsonSerializer.SerializeToUtf8Bytes(new JsonFault(line, error), Json.JsonFault));

    private void WriteLine(byte[] line) => output.Write([.. line, (byte)'\n']);
}

internal sealed record JsonEvent(
    long Line, string Order, OrderStatus Status, long? Delivered, string Refund, string Refunded, string Kept,
    ImmutableArray<OrderStatus> Path, string[] Findings, bool Attention);

internal sealed record JsonFault(long Line, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JsonEvent))]
[JsonSerializable(typeof(JsonFault))]
internal sealed partial class JsonLines : JsonSerializerContext;
