using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Operator;

/// <summary>Orders by status, and refunds over time.</summary>
internal sealed class ChartsModel(PanelContext context, OrderRules rules, PanelMoney money, TimeProvider time) : PanelPage
{
    private const int Hours = 12;
    private const int MostRefunds = 20_000;

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
        var refunds = await context.Refunds.Where(refund => refund.At >= first).OrderByDescending(refund => refund.At).Take(MostRefunds)
            .Select(refund => new { refund.At, refund.Amount }).ToListAsync(cancellationToken);
        ILookup<DateTimeOffset, decimal> byHour = refunds.ToLookup(refund => Hour(refund.At), refund => refund.Amount);
        Refunds = new($"Refunds of the last {Hours} hours", "Hour", $"Refunded, {PanelMoney.Currency}",
        [
            .. Enumerable.Range(0, Hours).Select(hour => first.AddHours(hour))
                .Select(hour => (hour, sum: byHour[hour].Sum()))
                .Select(each => new Bar(each.hour.ToString("HH:mm", CultureInfo.InvariantCulture), each.sum, money.Format(each.sum), "completed")),
        ]);
    }

    private static DateTimeOffset Hour(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);
}
