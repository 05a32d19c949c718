using System.Collections.Immutable;

namespace SmmOrders;

/// <summary>Queries over <see cref="Findings"/>.</summary>
public static class FindingsExtensions
{
    internal const Findings Undecided =
        Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity;

    /// <summary>The states that time alone opens.</summary>
    internal const Findings ByTime = Findings.StuckInProcessing | Findings.Late | Findings.Unanswered;

    internal const Findings AllStates = Undecided | ByTime
        | Findings.NotPlaced | Findings.SubmissionRefused | Findings.SubmissionUnknown | Findings.RequestUnknown | Findings.NotApplied;

    /// <summary>The states that a reported or decided status ends, including that an earlier one could not be applied.</summary>
    internal const Findings EndedByStatus = Undecided | ByTime | Findings.NotApplied;

    private const Findings NoAttention =
        Findings.SkippedAhead | Findings.OverDelivered | Findings.Regression
        | Findings.ProviderError | Findings.NotReported | Findings.Malformed;

    /// <summary>
    /// Every finding once, in code order, without <see cref="Findings.None"/>. <see cref="OrderGuide.DescribeFinding"/> describes
    /// each to a panel's staff.
    /// </summary>
    public static ImmutableArray<Findings> All { get; } = [.. Enum.GetValues<Findings>().Where(finding => finding != Findings.None)];

    /// <summary>The findings that are set, one by one, in code order. Undefined bits are ignored.</summary>
    public static ImmutableArray<Findings> Each(this Findings findings) => [.. All.Where(finding => (findings & finding) != 0)];

    /// <summary>Whether a person should look: at least one finding asks for attention.</summary>
    public static bool NeedAttention(this Findings findings) => (findings & ~NoAttention) != 0;

    /// <summary>Whether a refund could not be decided from what was reported. Undecided is not zero.</summary>
    public static bool AreUndecided(this Findings findings) => (findings & Undecided) != 0;

    /// <summary>
    /// Only the states: they begin and end, and close by themselves. Held (the three about remains), stuck, late, unanswered; not
    /// placed, refused or unknown; and not applied.
    /// </summary>
    public static Findings States(this Findings findings) => findings & AllStates;

    /// <summary>Only the events: they happened once, and an identical repetition is not news.</summary>
    public static Findings Events(this Findings findings) => findings & ~AllStates;
}
