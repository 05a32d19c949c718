using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>One row of an order's history: a transition, a correction, a decision, or a change of the submission.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record StoredHistoryEntry
{
    /// <summary>1, 2, 3 …, without gaps, for each order.</summary>
    public required long Number { get; init; }

    /// <summary>What happened.</summary>
    public required HistoryKind Kind { get; init; }

    /// <summary>When it was reported or decided; whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status before.</summary>
    public required OrderStatus From { get; init; }

    /// <summary>The status after. The same as <see cref="From"/> for a manual refund, and for most changes of a submission.</summary>
    public required OrderStatus To { get; init; }

    /// <summary>Units delivered, as known after it.</summary>
    /// <value>The default is <see langword="null"/>: not known.</value>
    public long? Delivered { get; init; }

    /// <summary>What the report that led to it found odd.</summary>
    /// <value>The default is <see cref="Findings.None"/>.</value>
    public Findings Findings { get; init; }

    /// <summary>The refund that was paid with it.</summary>
    /// <value>The default is <see langword="null"/>: there was none.</value>
    public decimal? RefundAmount { get; init; }

    /// <summary>The total paid back after that refund.</summary>
    /// <value>The default is <see langword="null"/>: there was none.</value>
    public decimal? RefundTotal { get; init; }

    /// <summary>What was reported, decided or done, for people: <c>Partial, remains 157</c>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reported { get; init; }

    /// <summary>Who decided it.</summary>
    /// <value>The default is <see langword="null"/>: a report did.</value>
    public string? By { get; init; }

    /// <summary>Why, in that person's own words.</summary>
    /// <value>The default is <see langword="null"/>: no reason was given.</value>
    public string? Note { get; init; }

    /// <summary>The submission's status afterwards.</summary>
    /// <value>The default is <see langword="null"/>: not tracked.</value>
    public SubmissionStatus? Submission { get; init; }
}
