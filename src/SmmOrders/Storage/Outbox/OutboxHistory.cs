using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The row of an order's history that an event tells of. It never changes.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OutboxHistory
{
    /// <summary>1, 2, 3 …, without gaps, for each order.</summary>
    public required long Number { get; init; }

    /// <summary>What happened.</summary>
    public required HistoryKind Kind { get; init; }

    /// <summary>The status before.</summary>
    public required OrderStatus From { get; init; }

    /// <summary>The status after.</summary>
    public required OrderStatus To { get; init; }

    /// <summary>Units delivered, as known after it.</summary>
    /// <value>The default is <see langword="null"/>: not known.</value>
    public long? Delivered { get; init; }

    /// <summary>The refund that was paid with it.</summary>
    /// <value>The default is <see langword="null"/>: none was.</value>
    public decimal? RefundAmount { get; init; }

    /// <summary>The total paid back after it.</summary>
    /// <value>The default is <see langword="null"/>: there was no refund.</value>
    public decimal? RefundTotal { get; init; }

    /// <summary>The currency of the refund.</summary>
    /// <value>The default is <see langword="null"/>: there was no refund, or the panel has one currency.</value>
    public string? Currency { get; init; }

    /// <summary>What the report that led to it found odd.</summary>
    /// <value>The default is <see cref="Findings.None"/>.</value>
    public Findings Findings { get; init; }

    /// <summary>What was reported, decided or done, for people: <c>Partial, remains 157</c>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reported { get; init; }

    /// <summary>Who decided it.</summary>
    /// <value>The default is <see langword="null"/>: no person did.</value>
    public string? By { get; init; }

    /// <summary>Why, in that person's words; or what the provider answered.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>The submission's status after it.</summary>
    /// <value>The default is <see langword="null"/>: not tracked.</value>
    public SubmissionStatus? Submission { get; init; }
}
