using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>What a person should look at, as it was when the event was sent: a row of attention.</summary>
public sealed record OrderEventAttention : IJsonOnDeserialized
{
    /// <summary>The row's own identifier.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>What is odd: one finding.</summary>
    [JsonPropertyName("finding")]
    public required Findings Finding { get; init; }

    /// <summary>The name of the provider that it is about.</summary>
    /// <value>The default is <see langword="null"/>: it is about an order.</value>
    [JsonPropertyName("provider")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Provider { get; init; }

    /// <summary>What was reported, the unknown word, or why a report could not be applied.</summary>
    /// <value>The default is <see langword="null"/>: time alone opened it.</value>
    [JsonPropertyName("what")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? What { get; init; }

    /// <summary>When it began or was reported.</summary>
    [JsonPropertyName("openedAt")]
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the state ended, or a person closed it.</summary>
    /// <value>The default is <see langword="null"/>: it is open.</value>
    [JsonPropertyName("closedAt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The person who closed it.</summary>
    /// <value>The default is <see langword="null"/>: nobody, it is open or closed by itself.</value>
    [JsonPropertyName("closedBy")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClosedBy { get; init; }

    /// <summary>Why, in that person's words.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    [JsonPropertyName("note")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    internal static OrderEventAttention Of(OutboxAttention row) => new()
    {
        Id = row.Id,
        Finding = row.Finding,
        Provider = row.Provider,
        What = row.What,
        OpenedAt = row.OpenedAt.ToUniversalTime(),
        ClosedAt = row.ClosedAt?.ToUniversalTime(),
        ClosedBy = row.ClosedBy,
        Note = row.Note,
    };

    void IJsonOnDeserialized.OnDeserialized()
    {
        JsonInput.Ensure(Id != Guid.Empty, "Id is empty.");
        JsonInput.Ensure(Finding.Each() is { Length: 1 } one && one[0] == Finding, "Finding is one finding.");
    }
}
