namespace SmmOrders.EntityFrameworkCore;

/// <summary>One order as the database has it: the panel's entity, and every column of ours. Names are those of <see cref="OrderColumns"/>.</summary>
internal sealed record OrderRow<TOrder, TKey>
{
    public TOrder Order { get; init; } = default!;

    public TKey Key { get; init; } = default!;

    public OrderStatus Status { get; init; }

    public DateTimeOffset StatusSince { get; init; }

    public long Quantity { get; init; }

    public decimal Charge { get; init; }

    public string? Currency { get; init; }

    public string? Service { get; init; }

    public string? Provider { get; init; }

    public string? ProviderService { get; init; }

    public string? RequestFields { get; init; }

    public string? ProviderOrderId { get; init; }

    public long? Delivered { get; init; }

    public long? MostDelivered { get; init; }

    public decimal Refunded { get; init; }

    public CancelCause CancelCause { get; init; }

    public DateTimeOffset? UnansweredSince { get; init; }

    public Findings Open { get; init; }

    public SubmissionStatus? SubmissionStatus { get; init; }

    public DateTimeOffset? BoughtAt { get; init; }

    public DateTimeOffset? SubmissionOverdueAt { get; init; }

    public RefusalKind? SubmissionRefusal { get; init; }

    public RequestKind? RequestKind { get; init; }

    public RequestStatus? RequestStatus { get; init; }

    public DateTimeOffset? RequestOverdueAt { get; init; }

    public Guid? RequestId { get; init; }

    public long? StartCount { get; init; }

    public decimal? ProviderCharge { get; init; }

    public string? ProviderCurrency { get; init; }

    public long? Version { get; init; }

    public long? HistoryCount { get; init; }

    public Guid? LastWriteId { get; init; }

    public long? PollInterval { get; init; }

    public int? PollDivisor { get; init; }

    public long? PollLongest { get; init; }

    public DateTimeOffset? NextPollAt { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    public short? Bucket { get; init; }

    public string? SubmissionWords { get; init; }

    public Guid? AttemptId { get; init; }

    public int? AttemptCount { get; init; }

    public DateTimeOffset? NextSendAt { get; init; }

    public RefusalKind? WaitingFor { get; init; }

    public string? RequestLink { get; init; }

    public long? HistoryPurgedTo { get; init; }

    /// <summary>The order that the row describes.</summary>
    /// <exception cref="ArgumentException">The row breaks a law.</exception>
    internal OrderState ToState() => OrderState.From(ToFacts());

    /// <summary>The facts that the row has, not validated.</summary>
    internal OrderFacts ToFacts() => new()
    {
        Status = Status,
        StatusSince = StatusSince,
        Quantity = Quantity,
        Charge = Charge,
        Delivered = Delivered,
        MostDelivered = MostDelivered,
        Refunded = Refunded,
        CancelCause = CancelCause,
        UnansweredSince = UnansweredSince,
        Open = Open,
        Submission = SubmissionStatus is { } submission
            ? new Submission { Status = submission, BoughtAt = BoughtAt ?? StatusSince, OverdueAt = SubmissionOverdueAt, Refusal = SubmissionRefusal }
            : null,
        Request = RequestKind is { } kind ? new OrderRequest { Kind = kind, Status = RequestStatus ?? default, OverdueAt = RequestOverdueAt } : null,
    };
}
