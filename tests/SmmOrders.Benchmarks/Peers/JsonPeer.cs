using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Benchmarks;

/// <summary>
/// The usual ways to read a bulk answer. <see cref="ReadDtos"/> gives what the reader gives, of this one dialect; the others only
/// get at the texts, and words and numbers are still to be understood.
/// </summary>
internal static partial class JsonPeer
{
    private static readonly FrozenDictionary<string, OrderStatus> Words =
        OrderStatuses.All.ToFrozenDictionary(status => status == OrderStatus.InProgress ? "In progress" : status.ToString());

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

    public static int ReadDtos(ReadOnlySpan<byte> utf8)
    {
        int statuses = 0;
        foreach (Answer answer in JsonSerializer.Deserialize(utf8, Dtos.Default.DictionaryStringAnswer)!.Values)
        {
            statuses += answer.Remains is not null && answer.Status is not null && Words.ContainsKey(answer.Status) ? 1 : 0;
        }

        return statuses;
    }

    public static int ReadDtosOfTexts(ReadOnlySpan<byte> utf8)
    {
        int statuses = 0;
        foreach (AnswerOfTexts answer in JsonSerializer.Deserialize(utf8, Dtos.Default.DictionaryStringAnswerOfTexts)!.Values)
        {
            statuses += answer.Remains is not null && answer.Status is not null ? 1 : 0;
        }

        return statuses;
    }

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
        public decimal? Charge { get; set; }

        public long? StartCount { get; set; }

        public string? Status { get; set; }

        public long? Remains { get; set; }

        public string? Currency { get; set; }
    }

    internal sealed class AnswerOfTexts
    {
        public string? Charge { get; set; }

        public string? StartCount { get; set; }

        public string? Status { get; set; }

        public string? Remains { get; set; }

        public string? Currency { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
    [JsonSerializable(typeof(Dictionary<string, Answer>))]
    [JsonSerializable(typeof(Dictionary<string, AnswerOfTexts>))]
    internal sealed partial class Dtos : JsonSerializerContext;
}
