namespace SmmOrders.Tests.Laws;

/// <summary>One thing that happens to an order: exactly one of these.</summary>
internal sealed record Move(DateTimeOffset At)
{
    public StatusReport? Report { get; init; }

    public SubmissionStep? Submission { get; init; }

    public RequestKind? Ask { get; init; }

    public RequestStep? Request { get; init; }

    public Decision? Decision { get; init; }
}

/// <summary>The result, in the library's own values; a planted fault changes them.</summary>
internal sealed record MixedStep(
    Move Move, OrderState Before, OrderState After, decimal Paid, RefundReason? Reason, Findings Findings, bool? CorrectionApplied, string? Refusal);
