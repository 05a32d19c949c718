namespace SmmOrders.EntityFrameworkCore;

/// <summary>Where a change comes from: what was reported or decided, by whom, and in which write.</summary>
internal sealed record ChangeOrigin
{
    internal required Guid WriteId { get; init; }

    internal required string Reported { get; init; }

    /// <summary>Whether time alone led to it.</summary>
    internal bool IsOfTime { get; init; }

    /// <summary>Whether it says nothing about the status, so that the next poll stays as it was.</summary>
    internal bool KeepsPolls { get; init; }

    internal string? By { get; init; }

    internal string? Note { get; init; }

    internal long? StartCount { get; init; }

    internal decimal? ProviderCharge { get; init; }

    internal string? ProviderCurrency { get; init; }

    internal string? ProviderOrderId { get; init; }

    /// <summary>The request to cancel or refill that the order has after it; <see langword="null"/> if that stays.</summary>
    internal Guid? RequestId { get; init; }

    /// <summary>What the row keeps about the submission after it; <see langword="null"/> if that stays.</summary>
    internal SubmissionFacts? Submission { get; init; }

    /// <summary>What is to be sent after it; <see langword="null"/> if that stays.</summary>
    internal RequestChange? Request { get; init; }

    /// <summary>The kind of its history row if only what is to be sent changed; <see langword="null"/> if anything else happened.</summary>
    internal HistoryKind? Only { get; init; }
}
