using System.Collections.Immutable;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// A second opinion on every report: the domain rules typed from their text, slow and obvious. Each rule sits in a slot, so
/// that a fault is planted by replacing one: <c>DomainModel.Right with { Pay = … }</c>.
/// </summary>
internal sealed record DomainModel : ITracker
{
    public static DomainModel Right { get; } = new();

    public Func<Setting, Facts, StatusReport, StatusReport> Hear { get; init; } = (_, _, report) => report;

    public Func<Setting, Facts, StatusReport, Reading> Read { get; init; } = DomainRules.Read;

    public Func<Setting, Facts, Reading, decimal> Target { get; init; } = DomainRules.Target;

    public Func<decimal, decimal, decimal> Pay { get; init; } = DomainRules.Pay;

    public Func<decimal, decimal, bool> WouldTakeBack { get; init; } = DomainRules.WouldTakeBack;

    public Func<LifecycleTable, OrderStatus, OrderStatus, ImmutableArray<OrderStatus>> Path { get; init; } = DomainRules.Path;

    public Func<OrderStatus, bool> IsOver { get; init; } = DomainRules.IsOver;

    public Func<Facts, Reading, bool> IsTheSame { get; init; } = DomainRules.IsTheSame;

    public Func<LifecycleTable, OrderStatus, OrderStatus, bool> MayCorrect { get; init; } = DomainRules.MayCorrect;

    public Func<Facts, bool, DateTimeOffset, DateTimeOffset> Since { get; init; } = DomainRules.Since;

    public Func<Setting, Facts, DateTimeOffset, Findings> Time { get; init; } = DomainRules.Time;

    public Func<Facts, StatusReport, Reading, RefundReason> Reason { get; init; } = DomainRules.Reason;

    public Func<Facts, StatusReport, long?, CancelCause> Cause { get; init; } = DomainRules.Cause;

    public Func<Facts, StatusReport, CancelCause> LaterCause { get; init; } = DomainRules.LaterCause;

    public Func<Facts, long?, long?> Most { get; init; } = DomainRules.Most;

    public Func<Setting, Facts, Facts, StatusReport, Findings, DateTimeOffset, Findings> Open { get; init; } = DomainRules.Open;

    public Func<Facts, Facts, StatusReport, DateTimeOffset, DateTimeOffset?> UnansweredSince { get; init; } = DomainRules.UnansweredSince;

    public Func<Setting, Facts, decimal> Kept { get; init; } = DomainRules.Kept;

    public Func<Payment, DateTimeOffset, string> Key { get; init; } = DomainRules.Key;

    public Func<Findings, bool> Attention { get; init; } = FindingsTable.AnyAsksForAttention;

    /// <summary>Applied last to a step, for a fault that belongs to none of the rules.</summary>
    public Func<Setting, Observation, Observation> Tell { get; init; } = (_, step) => step;

    public Observation Observe(Setting setting, Facts order, StatusReport report, DateTimeOffset now)
    {
        StatusReport heard = Hear(setting, order, report);
        Observation step = heard.Kind switch
        {
            ReportKind.UnknownStatus => Stay(setting, order, heard, now, Findings.UnknownStatus),
            ReportKind.ProviderError => Stay(setting, order, heard, now, Findings.ProviderError),
            ReportKind.NotReported => Stay(setting, order, heard, now, Findings.NotReported),
            ReportKind.Malformed => Stay(setting, order, heard, now, Findings.Malformed),
            _ => IsOver(order.Status) ? AfterTheEnd(setting, order, heard, now) : WhileOpen(setting, order, heard, now),
        };
        return Tell(setting, step with { Report = report });
    }

    private Observation WhileOpen(Setting setting, Facts order, StatusReport report, DateTimeOffset now)
    {
        Reading reading = Read(setting, order, report);
        if (reading.Undecided)
        {
            return Stay(setting, order, report, now, reading.Odd, held: reading.Odd);
        }

        Facts seen = order with { MostDelivered = Most(order, reading.Delivered) };
        if (reading.Status == order.Status)
        {
            Facts same = seen with { Delivered = reading.Delivered ?? order.Delivered };
            return Told(setting, order, same, report, now, [], null, reading.Odd);
        }

        ImmutableArray<OrderStatus> path = Path(setting.Legal, order.Status, reading.Status);
        return path.IsEmpty
            ? Told(setting, order, seen, report, now, [], null, reading.Odd | Findings.Regression)
            : Enter(setting, order, report, reading, now, path, reading.Odd | Decreased(order, reading));
    }

    private Observation AfterTheEnd(Setting setting, Facts order, StatusReport report, DateTimeOffset now)
    {
        Reading reading = Read(setting, order, report);
        if (reading.Status is OrderStatus.Processing or OrderStatus.Pending or OrderStatus.InProgress)
        {
            return Stay(setting, order, report, now, reading.Odd | Findings.Reopened);
        }

        if (IsTheSame(order, reading))
        {
            return Told(setting, order, order with { Cause = LaterCause(order, report) }, report, now, [], null, Findings.None);
        }

        Findings noted = Findings.Correction | Decreased(order, reading) | (reading.Odd & ~Findings.PartialWithNothingDelivered);
        if (!MayCorrect(setting.Lifecycle.Table, order.Status, reading.Status))
        {
            return Stay(setting, order, report, now, reading.Undecided ? Findings.Correction : noted);
        }

        if (reading.Undecided)
        {
            return Stay(setting, order, report, now, noted);
        }

        return WouldTakeBack(Target(setting, order, reading), order.Refunded)
            ? Stay(setting, order, report, now, noted | Findings.RefundWouldDecrease)
            : Enter(setting, order, report, reading, now, [order.Status, reading.Status], noted | reading.Odd);
    }

    private static Findings Decreased(Facts order, Reading reading) =>
        DomainRules.IsOver(reading.Status) && reading.Counted < order.MostDelivered ? Findings.DeliveryDecreased : Findings.None;

    private Observation Enter(
        Setting setting, Facts order, StatusReport report, Reading reading, DateTimeOffset now, ImmutableArray<OrderStatus> path, Findings findings)
    {
        bool ends = DomainRules.IsOver(reading.Status);
        decimal amount = ends ? Pay(Target(setting, order, reading), order.Refunded) : 0m;
        long? most = Most(order, reading.Delivered);
        Facts after = order with
        {
            Status = reading.Status,
            Delivered = reading.Delivered ?? order.Delivered,
            MostDelivered = most,
            Refunded = order.Refunded + amount,
            Cause = reading.Status == OrderStatus.Canceled ? Cause(order, report, most) : CancelCause.Unknown,
        };
        if (reading.Status == OrderStatus.Canceled && most > 0)
        {
            findings |= Findings.CanceledAfterDelivery;
        }

        if (path.Length > 2)
        {
            findings |= Findings.SkippedAhead;
        }

        Payment? paid = amount == 0 ? null : new Payment(amount, after.Refunded, Reason(order, report, reading), string.Empty);
        return Told(setting, order, after, report, now, path, paid, findings);
    }

    private Observation Stay(Setting setting, Facts order, StatusReport report, DateTimeOffset now, Findings findings, Findings held = Findings.None) =>
        Told(setting, order, order, report, now, [], null, findings, held);

    private Observation Told(
        Setting setting, Facts before, Facts after, StatusReport report, DateTimeOffset now,
        ImmutableArray<OrderStatus> path, Payment? paid, Findings findings, Findings held = Findings.None)
    {
        after = after with { Since = Since(before, path.Length > 0, now) };
        after = after with { Kept = Kept(setting, after), UnansweredSince = UnansweredSince(before, after, report, now) };
        after = after with { Open = Open(setting, before, after, report, held, now) };
        findings |= Time(setting, after, now);
        return new Observation(
            before, report, now, after, path, paid is null ? null : paid with { Key = Key(paid, now) }, findings, Attention(findings), before != after,
            after.Open & ~before.Open, before.Open & ~after.Open, findings.HasFlag(Findings.Correction) ? path.Length > 0 : null);
    }
}
