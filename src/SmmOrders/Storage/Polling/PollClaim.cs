using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of asking for orders to poll: the orders, for one request; or why there are none and when to ask again.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class PollClaim
{
    private PollClaim()
    {
    }

    /// <summary>The orders to poll, all in one request; empty if there are none.</summary>
    public IReadOnlyList<ClaimedPoll> Polls { get; private init; } = [];

    /// <summary>Why there are none; <see langword="null"/> if there are some.</summary>
    public ClaimRefusal? Refusal { get; private init; }

    /// <summary>
    /// After how long to ask again, if there are none; zero or above. <see langword="null"/> if no time is known: no order of the provider
    /// is polled, or polling is paused until a person resumes it.
    /// </summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>There are orders to poll.</summary>
    /// <param name="polls">The orders; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="polls"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static PollClaim Of(IReadOnlyList<ClaimedPoll> polls)
    {
        ArgumentNullException.ThrowIfNull(polls);
        return polls.Count > 0 ? new() { Polls = polls } : throw new ArgumentException("There is no order to poll. Say why with None.", nameof(polls));
    }

    /// <summary>There are none.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="retryAfter">After how long to ask again; what is below zero is zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="refusal"/> is not one of the seven.</exception>
    public static PollClaim None(ClaimRefusal refusal, TimeSpan? retryAfter = null) => Enum.IsDefined(refusal)
        ? new() { Refusal = refusal, RetryAfter = retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter }
        : throw UndefinedEnum.Error(nameof(refusal), refusal, "a refusal of a claim");
}
