using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of asking for an order to be sent: the order, or why there is none and when to ask again.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SubmissionClaim
{
    private SubmissionClaim()
    {
    }

    /// <summary>The order to send now; <see langword="null"/> if there is none.</summary>
    public ClaimedSubmission? Claimed { get; private init; }

    /// <summary>Why there is none; <see langword="null"/> if there is one.</summary>
    public ClaimRefusal? Refusal { get; private init; }

    /// <summary>
    /// After how long to ask again, if there is none; zero or above. <see langword="null"/> if no time is known: nothing is queued, or the
    /// submission is stopped until a person resumes it.
    /// </summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>There is an order to send.</summary>
    /// <param name="claimed">The order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="claimed"/> is <see langword="null"/>.</exception>
    public static SubmissionClaim Of(ClaimedSubmission claimed)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        return new() { Claimed = claimed };
    }

    /// <summary>There is none.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="retryAfter">After how long to ask again; what is below zero is zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="refusal"/> is not one of the seven.</exception>
    public static SubmissionClaim None(ClaimRefusal refusal, TimeSpan? retryAfter = null) => Enum.IsDefined(refusal)
        ? new() { Refusal = refusal, RetryAfter = retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter }
        : throw UndefinedEnum.Error(nameof(refusal), refusal, "a refusal of a claim");
}
