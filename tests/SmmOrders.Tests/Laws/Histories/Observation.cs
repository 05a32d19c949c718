using System.Collections.Immutable;
using System.Globalization;

namespace SmmOrders.Tests.Laws;

/// <summary>What one report did.</summary>
public sealed record Observation(
    Facts Before,
    StatusReport Report,
    DateTimeOffset Now,
    Facts After,
    ImmutableArray<OrderStatus> Path,
    Payment? Paid,
    Findings Findings,
    bool Attention,
    bool Changed,
    Findings Raised,
    Findings Cleared,
    bool? Applied)
{
    /// <summary>Whether a status was entered, including the same one again.</summary>
    public bool Entered => Path.Length > 0;

    /// <summary>Whether the server named one of the six statuses.</summary>
    public bool SaysStatus => Report.Kind == ReportKind.Status;

    /// <summary>The remains that the server reported; <see langword="null"/> if they are not a number.</summary>
    public long? Left => Report.Remains.IsKnown ? Report.Remains.Count : null;

    /// <summary>
    /// The units left, if that is a usable count: no more than were ordered, and not the 0 that many panels write on every canceled
    /// order.
    /// </summary>
    public long? Counted => Left <= Before.Quantity && !(Says(OrderStatus.Canceled) && Left == 0) ? Left : null;

    /// <summary>The units delivered by that count. 64 bits hold no more than they can.</summary>
    public long? CountedDelivered => Counted is { } left ? (long)Int128.Min((Int128)Before.Quantity - left, long.MaxValue) : null;

    public bool Says(OrderStatus status) => SaysStatus && Report.Status == status;

    public bool SaysOpen => SaysStatus && Report.Status is OrderStatus.Processing or OrderStatus.Pending or OrderStatus.InProgress;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Now:O} {Report} => {After}; path {string.Join(" > ", Path)}; {Paid?.ToString() ?? "nothing paid"}; {Findings}");

    public bool Equals(Observation? other) =>
        other is not null && Before == other.Before && Report == other.Report && Now == other.Now && After == other.After
        && Path.AsSpan().SequenceEqual(other.Path.AsSpan()) && Paid == other.Paid && Findings == other.Findings
        && Attention == other.Attention && Changed == other.Changed
        && Raised == other.Raised && Cleared == other.Cleared && Applied == other.Applied;

    public override int GetHashCode() => HashCode.Combine(Before, Report, Now, After, Paid, Findings);
}
