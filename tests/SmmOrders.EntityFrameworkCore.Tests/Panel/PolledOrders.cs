using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Orders of 1000 units for 10.00: in a status since an instant, or as polls leave them.</summary>
internal static class PolledOrders
{
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    public static OrderState In(OrderStatus status, DateTimeOffset since, DateTimeOffset? unansweredSince = null) => OrderState.From(new OrderFacts
    {
        Status = status,
        StatusSince = since,
        Quantity = 1000,
        Charge = 10.00m,
        UnansweredSince = unansweredSince,
    });

    /// <summary>Orders that were polled from the instant on, and a later one that falls on their thresholds or beside them.</summary>
    public static Gen<(ImmutableArray<OrderState> Orders, DateTimeOffset Now)> Histories(DateTimeOffset start)
    {
        Gen<TimeSpan> pause = Gen.Elements(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(90), TimeSpan.FromHours(3), TimeSpan.FromHours(5), TimeSpan.FromHours(24), TimeSpan.FromDays(2))
            .SelectMany(span => Gen.Elements(-1, 0, 1).Select(off => span + (off * Microsecond)));
        Gen<StatusReport> report = Gen.OneOf(
            Gen.Elements(OrderStatuses.All.AsEnumerable()).Select(status => StatusReport.Of(status, 400)),
            Gen.Elements(StatusReport.NotReported(), StatusReport.ProviderError("Incorrect order ID"), StatusReport.Malformed("<html>"), StatusReport.UnknownStatus("Paused")));
        return from polls in report.Zip(pause).ListOf(4).ListOf(30)
               from last in pause
               let longest = polls.Max(history => history.Sum(poll => poll.Item2.Ticks))
               select (ImmutableArray.CreateRange(polls.Select(history => Poll(history, start))), start + TimeSpan.FromTicks(longest) + last);
    }

    private static OrderState Poll(IEnumerable<(StatusReport Report, TimeSpan Pause)> polls, DateTimeOffset at)
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2));
        OrderState order = tracker.Place(1000, 10.00m, at);
        foreach ((StatusReport report, TimeSpan pause) in polls)
        {
            at += pause;
            order = tracker.Observe(order, report, at).Order;
        }

        return order;
    }
}
