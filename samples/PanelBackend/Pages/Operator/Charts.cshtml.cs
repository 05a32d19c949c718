using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Operator;

/// <summary>Orders by status, and refunds over time.</summary>
internal sealed class ChartsModel(PanelContext context, OrderRules rules, PanelMoney money, TimeProvider time) : PanelPage
{
    private const int Hours = 12;

    public Chart ByStatus { get; private set; } = null!;

    public Chart Refunds { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        OrderGuide guide = rules.For(PanelMoney.Currency, null, null).Guide;
        Dictionary<OrderStatus, long> counts = await context.Orders.GroupBy(order => order.Status).Select(same => new { same.Key, Count = same.LongCount() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        ByStatus = new("Orders by status", "Status", "Orders",
        [
            .. OrderStatuses.All.Select(status => (status, count: counts.GetValueOrDefault(status)))
                .Select(each => new Bar(guide.ExplainStatus(each.status).Title, each.count, Words.Count(each.count), $"{each.status}".ToLowerInvariant())),
        ]);

        DateTimeOffset first = Hour(time.GetUtcNow()).AddHours(1 - Hours);
        Dictionary<DateTimeOffset, decimal> sums = await Enumerable.Range(0, Hours).Select(hour => SumOf(first.AddHours(hour))).Aggregate(Queryable.Concat)
            .ToDictionaryAsync(hour => hour.Start, hour => hour.Sum, cancellationToken);
        Refunds = new($"Refunds of the last {Hours} hours", "Hour", $"Refunded, {PanelMoney.Currency}",
        [
            .. Enumerable.Range(0, Hours).Select(hour => first.AddHours(hour))
                .Select(hour => (hour, sum: sums.GetValueOrDefault(hour)))
                .Select(each => new Bar(each.hour.ToString("HH:mm", CultureInfo.InvariantCulture), each.sum, money.Format(each.sum), "completed")),
        ]);
    }

    // The database sums each hour, however many refunds there are; an hour without any has no row.
    private IQueryable<HourSum> SumOf(DateTimeOffset start) => context.Refunds.Where(refund => refund.Currency == PanelMoney.Currency && refund.At >= start && refund.At < start.AddHours(1))
        .GroupBy(_ => start).Select(hour => new HourSum { Start = hour.Key, Sum = hour.Sum(refund => refund.Amount) });

    private sealed class HourSum
    {
        public DateTimeOffset Start { get; init; }

        public decimal Sum { get; init; }
    }

    private static DateTimeOffset Hour(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);
}
