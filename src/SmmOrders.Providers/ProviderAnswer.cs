using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>A provider's answer about one order.</summary>
public readonly record struct ProviderAnswer
{
    /// <summary>Creates an answer, for a test or your own reader.</summary>
    /// <param name="report">The report; not <c>default</c>.</param>
    /// <param name="startCount">The link's count when delivery started, if known.</param>
    /// <param name="charge">The provider's own charge, if known.</param>
    /// <param name="currency">The currency of that charge, if known.</param>
    /// <param name="parent">The details beyond a status, if the order is a drip-feed or subscription order.</param>
    /// <exception cref="ArgumentException"><paramref name="report"/> is <c>default</c>.</exception>
    [SetsRequiredMembers]
    public ProviderAnswer(in StatusReport report, long? startCount = null, decimal? charge = null, string? currency = null, ProviderParent? parent = null)
    {
        Report = EnsureMade(report, nameof(report));
        StartCount = startCount;
        Charge = charge;
        Currency = currency;
        Parent = parent;
    }

    /// <summary>The report to pass to <see cref="OrderTracker.Observe"/>. Always set if the answer came from a reader.</summary>
    /// <exception cref="ArgumentException">The value is <c>default</c>.</exception>
    public required StatusReport Report
    {
        get;
        init => field = EnsureMade(value, nameof(value));
    }

    /// <summary>The link's count when delivery started; <see langword="null"/> if missing, empty or unreadable.</summary>
    public long? StartCount { get; init; }

    /// <summary>
    /// The provider's charge to the panel; <see langword="null"/> if missing or not exactly a <see cref="decimal"/>. For
    /// information only: it is often already net of the provider's own refund, so it is never the base of a refund (domain rules,
    /// section 4).
    /// </summary>
    public decimal? Charge { get; init; }

    /// <summary>The currency of <see cref="Charge"/> as the provider wrote it; <see langword="null"/> if missing, empty or not text.</summary>
    public string? Currency { get; init; }

    /// <summary>The details of a drip-feed or subscription order beyond a status; <see langword="null"/> for any other order.</summary>
    public ProviderParent? Parent { get; init; }

    /// <summary>For example <c>Partial, remains 157; start 3572; charge 0.27819; currency USD</c>; culture-independent.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Report}{(StartCount is null ? "" : "; start ")}{StartCount}{(Charge is null ? "" : "; charge ")}{Charge}{(Currency is null ? "" : "; currency ")}{Currency}");

    private static StatusReport EnsureMade(in StatusReport report, string parameter) => report.Kind != 0
        ? report
        : throw new ArgumentException(
            $"The report is default, which says nothing. Make one with {nameof(StatusReport)}.{nameof(StatusReport.Of)} or its siblings.", parameter);
}
