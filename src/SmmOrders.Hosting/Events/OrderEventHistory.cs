using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>What happened to an order: a row of its history.</summary>
public sealed record OrderEventHistory : IJsonOnDeserialized
{
    /// <summary>1, 2, 3 …, without gaps, for each order.</summary>
    [JsonPropertyName("number")]
    public required long Number { get; init; }

    /// <summary>What happened.</summary>
    [JsonPropertyName("kind")]
    public required HistoryKind Kind { get; init; }

    /// <summary>The status before.</summary>
    [JsonPropertyName("from")]
    public required OrderStatus From { get; init; }

    /// <summary>The status after.</summary>
    [JsonPropertyName("to")]
    public required OrderStatus To { get; init; }

    /// <summary>Units delivered, as known after it.</summary>
    /// <value>The default is <see langword="null"/>: not known.</value>
    [JsonPropertyName("delivered")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Delivered { get; init; }

    /// <summary>The refund that was paid with it.</summary>
    /// <value>The default is <see langword="null"/>: none was.</value>
    [JsonPropertyName("refundAmount")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? RefundAmount { get; init; }

    /// <summary>The total paid back after it.</summary>
    /// <value>The default is <see langword="null"/>: there was no refund.</value>
    [JsonPropertyName("refundTotal")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? RefundTotal { get; init; }

    /// <summary>The currency of the refund.</summary>
    /// <value>The default is <see langword="null"/>: there was no refund, or the panel has one currency.</value>
    [JsonPropertyName("currency")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Currency { get; init; }

    /// <summary>What the report that led to it found odd.</summary>
    /// <value>The default is <see cref="Findings.None"/>.</value>
    [JsonPropertyName("findings")]
    public Findings Findings { get; init; }

    /// <summary>What was reported, decided or done, for people: <c>Partial, remains 157</c>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    [JsonPropertyName("reported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reported { get; init; }

    /// <summary>Who decided it.</summary>
    /// <value>The default is <see langword="null"/>: no person did.</value>
    [JsonPropertyName("by")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>Why, in that person's words; or what the provider answered.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    [JsonPropertyName("note")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>The submission's status after it.</summary>
    /// <value>The default is <see langword="null"/>: not tracked.</value>
    [JsonPropertyName("submission")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SubmissionStatus? Submission { get; init; }

    internal static OrderEventHistory Of(OutboxHistory row) => new()
    {
        Number = row.Number,
        Kind = row.Kind,
        From = row.From,
        To = row.To,
        Delivered = row.Delivered,
        RefundAmount = row.RefundAmount,
        RefundTotal = row.RefundTotal,
        Currency = row.Currency,
        Findings = row.Findings,
        Reported = row.Reported,
        By = row.By,
        Note = row.Note,
        Submission = row.Submission,
    };

    void IJsonOnDeserialized.OnDeserialized()
    {
        JsonInput.Ensure(Number >= 1, "Number is counted from 1.");
        _ = JsonInput.Defined(Kind);
        _ = JsonInput.Defined(From);
        _ = JsonInput.Defined(To);
        _ = JsonInput.Defined(Submission);
    }
}
