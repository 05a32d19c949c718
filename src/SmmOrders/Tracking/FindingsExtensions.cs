namespace SmmOrders;

/// <summary>Questions that can be asked of <see cref="Findings"/>.</summary>
public static class FindingsExtensions
{
    private const Findings NoAttention =
        Findings.SkippedAhead | Findings.OverDelivered | Findings.Regression
        | Findings.ProviderError | Findings.NotReported | Findings.Malformed;

    internal const Findings Undecided =
        Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity;

    /// <summary>Whether a person should look: at least one finding asks for attention.</summary>
    public static bool NeedAttention(this Findings findings) => (findings & ~NoAttention) != 0;

    /// <summary>Whether a refund could not be decided from what was reported. Undecided is not zero.</summary>
    public static bool AreUndecided(this Findings findings) => (findings & Undecided) != 0;
}
