using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>What a provider answered about one order.</summary>
public readonly record struct ProviderAnswer
{
    /// <summary>An answer, for a panel's own tests or its own reader.</summary>
    /// <param name="report">The report; made, not <c>default</c>.</param>
    /// <param name="startCount">The count of the link when the server started, where known.</param>
    /// <param name="charge">The provider's own charge, where known.</param>
    /// <param name="currency">The currency of that charge, where known.</param>
    /// <param name="parent">What there is beyond a status, where the order is a drip-feed or subscription order.</param>
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

    /// <summary>The report, to be given to <see cref="OrderTracker.Observe"/>. Always made where the answer came from a reader.</summary>
    /// <exception cref="ArgumentException">The value is <c>default</c>.</exception>
    public required StatusReport Report
    {
        get;
        init => field = EnsureMade(value, nameof(value));
    }

    /// <summary>The count of the link when the server started; <see langword="null"/> where absent, empty or unreadable.</summary>
    public long? StartCount { get; init; }

    /// <summary>
    /// What the provider charges the panel; <see langword="null"/> where absent or not exactly a <see cref="decimal"/>. For
    /// information only: it is often already net of the provider's own refund, so it is never a refund's base (domain rules, section 4).
    /// </summary>
    public decimal? Charge { get; init; }

    /// <summary>The currency of <see cref="Charge"/> as it came; <see langword="null"/> where absent, empty or no text.</summary>
    public string? Currency { get; init; }

    /// <summary>What a drip-feed or subscription order has beyond a status; <see langword="null"/> for any other order.</summary>
    public ProviderParent? Parent { get; init; }

    /// <summary>For example <c>Partial, remains 157; start 3572; charge 0.27819; currency USD</c>, in no culture's way.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Report}{(StartCount is null ? "" : "; start ")}{StartCount}{(Charge is null ? "" : "; charge ")}{Charge}{(Currency is null ? "" : "; currency ")}{Currency}");

    private static StatusReport EnsureMade(in StatusReport report, string parameter) => report.Kind != 0
        ? report
        : throw new ArgumentException(
            $"The report is default, which says nothing. Make one with {nameof(StatusReport)}.{nameof(StatusReport.Of)} or its siblings.", parameter);
}
