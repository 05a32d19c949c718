using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of asking whether to probe a provider: a permit to send one request, or when to ask again.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class ProbeClaim
{
    private ProbeClaim()
    {
    }

    /// <summary>Whether to send the probe now.</summary>
    public bool IsClaimed { get; private init; }

    /// <summary>Why not; <see langword="null"/> if it is to be sent.</summary>
    public ClaimRefusal? Refusal { get; private init; }

    /// <summary>
    /// After how long to ask again, if it is not to be sent; zero or above. <see langword="null"/> if there is nothing to probe for: the
    /// provider is not failing, and its submission is not stopped or was stopped without a probe.
    /// </summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The probe is to be sent.</summary>
    public static ProbeClaim Claimed { get; } = new() { IsClaimed = true };

    /// <summary>It is not.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="retryAfter">After how long to ask again; what is below zero is zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="refusal"/> is not one of the seven.</exception>
    public static ProbeClaim None(ClaimRefusal refusal, TimeSpan? retryAfter = null) => Enum.IsDefined(refusal)
        ? new() { Refusal = refusal, RetryAfter = retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter }
        : throw UndefinedEnum.Error(nameof(refusal), refusal, "a refusal of a claim");
}
