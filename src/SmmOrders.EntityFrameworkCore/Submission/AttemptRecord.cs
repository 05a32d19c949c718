namespace SmmOrders.EntityFrameworkCore;

/// <summary>What is to be recorded with an attempt.</summary>
internal sealed record AttemptRecord(
    Guid Attempt, string? Provider, DateTimeOffset At, AttemptAnswer Answer, RefusalKind? Refusal = null, string? Words = null, string? ProviderOrderId = null)
{
    /// <summary>The answer that a step stands for.</summary>
    internal static AttemptAnswer AnswerOf(SubmissionStep step) => step.Trigger switch
    {
        SubmissionTrigger.Place or SubmissionTrigger.PlaceLate => AttemptAnswer.Placed,
        SubmissionTrigger.Refuse => step.Consequence!.Value.Waits() ? AttemptAnswer.Waits : AttemptAnswer.Refused,
        SubmissionTrigger.Requeue => AttemptAnswer.NotSent,
        _ => AttemptAnswer.Lost,
    };
}
