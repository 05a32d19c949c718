using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ConsoleDemo;

/// <summary>Understands a line of a log. The README of the demo describes the four kinds.</summary>
internal static class LogLineParser
{
    private static readonly string[] Kinds = ["place", "order", "orders"];

    // What a provider says; outside "answer" it is the likeliest mistake. Not "charge": an order that is placed has one, too.
    private static readonly string[] AnswerFields = ["status", "order_status", "remains", "start_count", "currency", "error"];

    // How deep an answer may be nested is for its reader to say.
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = LogReader.MaxLength };

    /// <exception cref="InvalidLineException">The line cannot be used.</exception>
    internal static LogLine Parse(byte[] utf8)
    {
        try
        {
            using JsonDocument json = !Utf8.IsValid(utf8) ? throw new InvalidLineException("The line is not UTF-8.")
                : utf8.AsSpan().TrimStart(" \t\r"u8) is not [(byte)'{', ..] ? throw new InvalidLineException("The line is not a JSON object.")
                : JsonDocument.Parse(utf8, AnyDepth);
            return Read(json.RootElement);
        }
        catch (JsonException fault)
        {
            throw new InvalidLineException($"The line is not JSON, from byte {fault.BytePositionInLine + 1} on.");
        }
        catch (InvalidOperationException)
        {
            throw new InvalidLineException("A text in the line has half of a surrogate pair in it, which is no text.");
        }
    }

    private static LogLine Read(JsonElement json)
    {
        string? outside = json.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => AnswerFields.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (outside is not null && !json.TryGetProperty("place", out _))
        {
            throw new InvalidLineException($"\"{outside}\" stands outside \"answer\". Write what a provider says as \"order\":\"…\",\"answer\":{{\"{outside}\":…}}.");
        }

        switch (Kinds.Where(kind => json.TryGetProperty(kind, out _)).ToArray())
        {
            case []:
                return new TimePassed(new JsonFields(json, "without \"place\", \"order\" or \"orders\"", ["at"]).Instant("at"));

            case ["place"]:
                return ReadPlaced(new(
                    json, "beside \"place\"", ["at", "place", "quantity", "charge"], "status", "since", "refunded", "delivered", "service"));

            case [string kind]:
                var line = new JsonFields(json, $"beside \"{kind}\"", ["at", kind, "answer"]);
                return new ProviderAnswered(line.Instant("at"), kind == "order" ? [line.Id(kind)] : line.Ids(kind), kind == "orders", ReadAnswer(line));

            case var several:
                throw new InvalidLineException($"A line has one of \"{string.Join("\", \"", several)}\", not more.");
        }
    }

    private static OrderPlaced ReadPlaced(JsonFields line)
    {
        (string? name, ServiceProfile? service) = line.Has("service") ? ReadService(line) : default;
        return new OrderPlaced(line.Instant("at"), line.Id("place"), line.Count("quantity"), line.Amount("charge"))
        {
            Status = line.Optional("status", line.Status),
            Since = line.Optional("since", line.Instant),
            Delivered = line.Has("delivered") && line["delivered"].ValueKind != JsonValueKind.Null ? line.Count("delivered") : null,
            Refunded = line.Optional("refunded", line.Amount) ?? 0,
            Service = service,
            ServiceName = name,
        };
    }

    private static (string? Name, ServiceProfile? Service) ReadService(JsonFields line)
    {
        if (line["service"].ValueKind != JsonValueKind.Object)
        {
            bool isName = line["service"].ValueKind is JsonValueKind.String or JsonValueKind.Number;
            return isName ? (line.Id("service"), null) : throw line.Wrong("service", "a name, a number or an object");
        }

        var service = new JsonFields(line["service"], "in \"service\"", [], "name", "deliversWhilePending", "stuckAfter", "expectedPending", "expectedInProgress");
        return (service.Has("name") ? service.Text("name", "a name") : null, new ServiceProfile
        {
            DeliversWhilePending = service.Optional("deliversWhilePending", service.Flag) ?? false,
            StuckAfter = service.Optional("stuckAfter", service.Duration),
            ExpectedPending = service.Optional("expectedPending", service.Duration),
            ExpectedInProgress = service.Optional("expectedInProgress", service.Duration),
        });
    }

    // JSON is handed on byte for byte, a string as the raw body that it quotes.
    private static byte[] ReadAnswer(JsonFields line) => line["answer"].ValueKind == JsonValueKind.String
        ? Encoding.UTF8.GetBytes(line.Text("answer", "an answer"))
        : JsonMarshal.GetRawUtf8Value(line["answer"]).ToArray();
}
