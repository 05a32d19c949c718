using System.Collections.Immutable;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// Any order and any reports about it: every kind, every status, every kind of remains, instants that run backwards, orders that were
/// stored half-way with money already paid back.
/// </summary>
internal static class HistoryGenerator
{
    private static readonly TimeSpan[] Frames =
        [TimeSpan.FromTicks(1), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3), TimeSpan.FromDays(2)];

    public static History Draw(ulong seed, int size)
    {
        var dice = new Dice(seed);
        Setting setting = DrawSetting(dice);
        Facts start = DrawStart(dice, setting);
        var instants = new List<DateTimeOffset> { start.Since };
        Remains[] usual = [RemainsGenerator.Draw(dice, start.Quantity), RemainsGenerator.Draw(dice, start.Quantity), RemainsGenerator.Draw(dice, start.Quantity)];
        ImmutableArray<Said>.Builder reports = ImmutableArray.CreateBuilder<Said>();
        int length = 1 + dice.Below(3 + (size / 8));
        for (int i = 0; i < length; i++)
        {
            // Servers repeat themselves, and the odd remains of an order recur.
            bool repeat = i > 0 && dice.Chance(15);
            StatusReport report = repeat ? reports[^1].Report : DrawReport(dice, dice.Chance(70) ? dice.Pick(usual) : RemainsGenerator.Draw(dice, start.Quantity));
            DateTimeOffset at = DrawInstant(dice, setting, instants);
            instants.Add(at);
            reports.Add(new Said(report, at));
        }

        return new History(setting, start, reports.ToImmutable());
    }

    private static Setting DrawSetting(Dice dice) => new(
        dice.Chance(75) ? dice.Pick(LifecycleCase.Named.AsSpan()) : dice.Pick(LifecycleCase.Drawn.AsSpan()),
        new RefundPolicy
        {
            Decimals = dice.Below(RefundPolicy.MaxDecimals + 1),
            Rounding = (RefundRounding)(1 + dice.Below(4)),
            OnCanceled = dice.Chance(75) ? RefundOnCanceled.FullCharge : RefundOnCanceled.UndeliveredOnly,
        },
        dice.Chance(60) ? TimeSpan.FromHours(3) : dice.Pick(Frames),
        dice.Chance(40) ? TimeSpan.FromHours(24) : dice.Pick(Frames),
        new ServiceProfile
        {
            DeliversWhilePending = dice.Chance(35),
            StuckAfter = dice.Chance(25) ? dice.Pick(Frames) : null,
            ExpectedPending = dice.Chance(40) ? dice.Pick(Frames) : null,
            ExpectedInProgress = dice.Chance(40) ? dice.Pick(Frames) : null,
        });

    private static Facts DrawStart(Dice dice, Setting setting)
    {
        long quantity = DrawQuantity(dice);
        decimal charge = MoneyGenerator.DrawCharge(dice, setting.Refunds.Decimals);
        bool placed = dice.Chance(50);
        decimal refunded = placed ? 0m : MoneyGenerator.DrawPart(dice, charge);
        OrderStatus status = placed ? setting.Lifecycle.Table.Initial
            : dice.Chance(60) ? dice.Pick(OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress)
            : dice.Pick(OrderStatus.Completed, OrderStatus.Canceled, OrderStatus.Partial);
        long? delivered = placed || dice.Chance(40) ? null : dice.Chance(90) ? dice.Between(0, quantity) : dice.Between(0, long.MaxValue);
        CancelCause cause = status == OrderStatus.Canceled ? (CancelCause)dice.Below(3) : CancelCause.Unknown;
        var start = new Facts(status, DrawStartInstant(dice), quantity, charge, delivered, refunded, charge - refunded, cause, delivered);
        return placed ? start : WithMemory(dice, start);
    }

    /// <summary>
    /// What earlier reports may have left behind: a higher delivered count than now, a hold, no usable answer, states that time has
    /// closed since.
    /// </summary>
    private static Facts WithMemory(Dice dice, Facts start)
    {
        Facts order = dice.Chance(30) ? start with { MostDelivered = dice.Between(start.Delivered ?? 0, long.MaxValue) } : start;
        Findings elsewhere = dice.Chance(15) ? dice.Pick(Findings.RequestUnknown, Findings.NotApplied) : Findings.None;
        return order.IsOver ? order with { Open = elsewhere } : order with
        {
            UnansweredSince = dice.Chance(25) ? order.Since : null,
            Open = elsewhere
                | (dice.Chance(30) ? dice.Pick(Findings.RemainsMissing, Findings.RemainsUnreadable, Findings.RemainsExceedsQuantity) : Findings.None)
                | (dice.Chance(15) ? dice.Pick(Findings.StuckInProcessing, Findings.Late, Findings.Unanswered) : Findings.None),
        };
    }

    private static long DrawQuantity(Dice dice) => dice.Below(10) switch
    {
        0 => 1,
        1 => dice.Pick(long.MaxValue, long.MaxValue - 1, 1_000_000_000_000_000_000),
        2 or 3 => dice.Between(1, 2_000_000_000),
        4 or 5 => dice.Pick(2L, 3, 100, 1000, 5000, 2_000_000_000),
        _ => dice.Between(1, 300),
    };

    private static StatusReport DrawReport(Dice dice, Remains remains) => dice.Below(20) switch
    {
        0 => StatusReport.UnknownStatus("Paused"),
        1 => StatusReport.ProviderError("Incorrect order ID"),
        2 => StatusReport.NotReported(),
        3 => StatusReport.Malformed("HTML"),
        4 => StatusReport.Canceled((CancelCause)dice.Below(3), remains),
        5 or 6 => StatusReport.OfParent(DrawStatus(dice), dice.Chance(60) ? Remains.Missing : remains),
        _ => StatusReport.Of(DrawStatus(dice), remains),
    };

    private static OrderStatus DrawStatus(Dice dice) => dice.Pick(
        OrderStatus.Processing, OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress,
        OrderStatus.Completed, OrderStatus.Canceled, OrderStatus.Partial, OrderStatus.Partial, OrderStatus.Partial);

    private static DateTimeOffset DrawStartInstant(Dice dice) => dice.Chance(2)
        ? dice.Pick(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
        : Elsewhere(dice, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(dice.Between(0, TimeSpan.FromDays(400).Ticks)));

    /// <summary>A while after some instant of the history, a threshold after it to the tick, or before it; at any offset.</summary>
    private static DateTimeOffset DrawInstant(Dice dice, Setting setting, List<DateTimeOffset> instants)
    {
        DateTimeOffset from = dice.Chance(60) ? instants[^1] : instants[dice.Below(instants.Count)];
        long ticks = dice.Below(10) switch
        {
            < 4 => Exactly(dice, setting).Ticks + dice.Between(-1, 1),
            < 8 => dice.Between(0, TimeSpan.FromHours(4).Ticks),
            8 => -dice.Between(0, TimeSpan.FromDays(2).Ticks),
            _ => dice.Between(0, TimeSpan.FromDays(40).Ticks),
        };
        long utc = Math.Clamp(from.UtcTicks + ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
        return Elsewhere(dice, new DateTimeOffset(utc, TimeSpan.Zero));
    }

    private static TimeSpan Exactly(Dice dice, Setting setting) => dice.Pick(
        setting.Service.StuckAfter ?? setting.StuckAfter,
        setting.UnansweredAfter,
        setting.Service.ExpectedPending ?? setting.StuckAfter,
        setting.Service.ExpectedInProgress ?? setting.StuckAfter);

    /// <summary>The same instant at another offset, if that is in range.</summary>
    private static DateTimeOffset Elsewhere(Dice dice, DateTimeOffset instant) => instant.Year is > 1 and < 9999
        ? instant.ToOffset(TimeSpan.FromMinutes(dice.Between(-14 * 60, 14 * 60)))
        : instant;
}
