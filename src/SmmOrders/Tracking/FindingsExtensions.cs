using System.Collections.Immutable;

namespace SmmOrders;

/// <summary>Questions that can be asked of <see cref="Findings"/>.</summary>
public static class FindingsExtensions
{
    internal const Findings Undecided =
        Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity;

    /// <summary>The states that begin by the passing of time alone.</summary>
    internal const Findings ByTime = Findings.StuckInProcessing | Findings.Late | Findings.Unanswered;

    internal const Findings AllStates = Undecided | ByTime
        | Findings.NotPlaced | Findings.SubmissionRefused | Findings.SubmissionUnknown | Findings.RequestUnknown | Findings.NotApplied;

    /// <summary>What a status that is reported, or decided, ends: also that an earlier one could not be applied.</summary>
    internal const Findings EndedByStatus = Undecided | ByTime | Findings.NotApplied;

    private const Findings NoAttention =
        Findings.SkippedAhead | Findings.OverDelivered | Findings.Regression
        | Findings.ProviderError | Findings.NotReported | Findings.Malformed;

    /// <summary>
    /// Every finding once, in the order of the codes; without <see cref="Findings.None"/>. What each says to a panel's own people is
    /// <see cref="OrderGuide.DescribeFinding"/>.
    /// </summary>
    public static ImmutableArray<Findings> All { get; } = [.. Enum.GetValues<Findings>().Where(finding => finding != Findings.None)];

    /// <summary>Each finding that is set, one by one, in the order of the codes. Bits that are no finding are passed over.</summary>
    public static ImmutableArray<Findings> Each(this Findings findings) => [.. All.Where(finding => (findings & finding) != 0)];

    /// <summary>Whether a person should look: at least one finding asks for attention.</summary>
    public static bool NeedAttention(this Findings findings) => (findings & ~NoAttention) != 0;

    /// <summary>Whether a refund could not be decided from what was reported. Undecided is not zero.</summary>
    public static bool AreUndecided(this Findings findings) => (findings & Undecided) != 0;

    /// <summary>
    /// Those that are states: they begin and end, and what they opened for a person to look at closes by itself. Held (the three
    /// about remains), stuck, late, unanswered; not placed, refused or unknown; and not applied.
    /// </summary>
    public static Findings States(this Findings findings) => findings & AllStates;

    /// <summary>Those that are events: they happened, and the same again in the same words is not news.</summary>
    public static Findings Events(this Findings findings) => findings & ~AllStates;
}
