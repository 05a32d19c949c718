namespace SmmOrders;

/// <summary>Which step of the submission a provider's answer is, depending on what became of the order since (domain rules, section 7).</summary>
public static class SubmissionAnswers
{
    /// <summary>
    /// The step to take. An answer decides while its attempt is the order's last and is not given up. Later, an acceptance is still a
    /// step, <see cref="SubmissionStep.PlaceLate"/>, which the core refuses with <see cref="Findings.PlacedTwice"/> if it is too late;
    /// any other answer decides nothing.
    /// </summary>
    /// <param name="status">The status of the order's submission now.</param>
    /// <param name="isLast">Whether the answer belongs to the order's last attempt.</param>
    /// <param name="answer">What was answered, as a step.</param>
    /// <returns><see langword="null"/> if the answer decides nothing, and is recorded only.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="answer"/> is a step that no answer leads to: Send or Withdraw.</exception>
    public static SubmissionStep? StepOf(SubmissionStatus status, bool isLast, SubmissionStep answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        bool isAwaited = isLast && (status is SubmissionStatus.Sending or SubmissionStatus.Unknown);
        return answer.Trigger switch
        {
            SubmissionTrigger.Place or SubmissionTrigger.PlaceLate => isAwaited ? SubmissionStep.Place() : SubmissionStep.PlaceLate(),
            SubmissionTrigger.LoseTrack => isLast && status == SubmissionStatus.Sending ? answer : null,
            SubmissionTrigger.Refuse or SubmissionTrigger.Requeue => isAwaited ? answer : null,
            _ => throw new ArgumentException($"{answer} is no answer of a provider.", nameof(answer)),
        };
    }

    /// <summary>
    /// The step of an acceptance that brings a second identifier for its attempt: one that the status does not permit, since a second
    /// order at the provider places none here. <see cref="SubmissionOutcome.WithPlacedTwice"/> tells of it.
    /// </summary>
    /// <param name="status">The status of the order's submission now.</param>
    /// <returns>A step that the core refuses.</returns>
    public static SubmissionStep StepOfSecond(SubmissionStatus status) =>
        SubmissionLifecycle.Instance.Evaluate(status, SubmissionTrigger.PlaceLate).IsPermitted ? SubmissionStep.LoseTrack() : SubmissionStep.PlaceLate();
}
