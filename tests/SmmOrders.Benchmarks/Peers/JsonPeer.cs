using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Benchmarks;

/// <summary>The usual ways to read a bulk answer. Each only gets at the texts: words and numbers are still to be understood.</summary>
internal static partial class JsonPeer
{
    /// <summary>The limit: the tokens are walked, and nothing is done with them.</summary>
    public static int Walk(ReadOnlySpan<byte> utf8)
    {
        int tokens = 0;
        var json = new Utf8JsonReader(utf8);
        while (json.Read())
        {
            tokens++;
        }

        return tokens;
    }

    public static int ReadDtos(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, Dtos.Default.DictionaryStringAnswer)!.Values.Count(answer => answer.Status is not null);

    public static int ReadDocument(ReadOnlyMemory<byte> utf8)
    {
        int statuses = 0;
        using var document = JsonDocument.Parse(utf8);
        foreach (JsonProperty item in document.RootElement.EnumerateObject())
        {
            statuses += item.Value.GetProperty("status").GetString() is not null && item.Value.GetProperty("remains").GetString() is not null ? 1 : 0;
        }

        return statuses;
    }

    // Settable properties: with constructor parameters, or with init, the serializer takes a slower way and more memory.
    internal sealed class Answer
    {
        public string? Charge { get; set; }

        public string? StartCount { get; set; }

        public string? Status { get; set; }

        public string? Remains { get; set; }

        public string? Currency { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Dictionary<string, Answer>))]
    internal sealed partial class Dtos : JsonSerializerContext;
}
