using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of asking for refills to follow: the refills, for one request; or why there are none and when to ask again.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class RefillClaim
{
    private RefillClaim()
    {
    }

    /// <summary>The refills to ask about, all in one request; empty if there are none.</summary>
    public IReadOnlyList<ClaimedRefill> Refills { get; private init; } = [];

    /// <summary>Why there are none; <see langword="null"/> if there are some.</summary>
    public ClaimRefusal? Refusal { get; private init; }

    /// <summary>After how long to ask again, if there are none; zero or above. <see langword="null"/> if no time is known.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>There are refills to follow.</summary>
    /// <param name="refills">The refills; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="refills"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static RefillClaim Of(IReadOnlyList<ClaimedRefill> refills)
    {
        ArgumentNullException.ThrowIfNull(refills);
        return refills.Count > 0 ? new() { Refills = refills } : throw new ArgumentException("There is no refill to follow. Say why with None.", nameof(refills));
    }

    /// <summary>There are none.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="retryAfter">After how long to ask again; what is below zero is zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="refusal"/> is not one of the seven.</exception>
    public static RefillClaim None(ClaimRefusal refusal, TimeSpan? retryAfter = null) => Enum.IsDefined(refusal)
        ? new() { Refusal = refusal, RetryAfter = retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter }
        : throw UndefinedEnum.Error(nameof(refusal), refusal, "a refusal of a claim");
}
