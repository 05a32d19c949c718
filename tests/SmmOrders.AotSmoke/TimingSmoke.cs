using System.Linq.Expressions;

namespace SmmOrders.AotSmoke;

internal static class TimingSmoke
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        var rule = new StuckRule(TimeSpan.FromHours(3));
        var service = new ServiceProfile { DeliversWhilePending = true, StuckAfter = TimeSpan.FromHours(1), ExpectedPending = TimeSpan.FromHours(2), ExpectedInProgress = TimeSpan.FromDays(3) };
        Say.Line($"{rule == StuckRule.Default} {rule.Threshold} {rule.StuckBefore(Noon):O} {rule.StuckBefore(DateTimeOffset.MinValue):O}");
        Say.Line($"{service.DeliversWhilePending} {service.StuckAfter} {service.ExpectedPending} {service.ExpectedInProgress} {service.Polling} {ServiceProfile.Default}");
        Say.Line($"{UnansweredRule.Default.Threshold} {new UnansweredRule(TimeSpan.FromHours(24)) == UnansweredRule.Default}");
        foreach (OrderStatus status in OrderStatuses.All)
        {
            foreach (long ticks in new[] { -1L, 0, 1, TimeSpan.TicksPerDay })
            {
                OrderState order = OrderState.From(new() { Status = status, StatusSince = Noon.AddHours(-3).AddTicks(-ticks), Quantity = 1, Charge = 1 });
                Say.Line($"{status} {ticks}: stuck {rule.IsStuck(order, Noon)} {rule.IsStuck(order, Noon, service)}, late {service.IsLate(order, Noon)}, unanswered {UnansweredRule.Default.IsUnanswered(order, Noon)}");
            }
        }

        Row[] rows = [new(OrderStatus.Processing, Noon.AddHours(-3)), new(OrderStatus.Processing, Noon.AddHours(-3).AddTicks(-1)), new(OrderStatus.Pending, Noon.AddDays(-1))];
        Expression<Func<Row, bool>> byInstant = rule.ToExpression<Row>(row => row.Status, row => row.Since, Noon);
        Expression<Func<Row, bool>> byTicks = rule.ToExpression<Row>(row => row.Status, row => row.Since.UtcTicks, Noon);
        Expression<Func<Row, bool>> byUtc = rule.For(service).ToExpression<Row>(row => row.Status, row => row.Since.UtcDateTime, Noon);
        Say.Line($"{rows.Count(byUtc.Compile())} {string.Join(' ', Late(service).Concat(Late(ServiceProfile.Default)).Select(late => rows.Count(late.Compile())))}");
        Say.Line($"{string.Join(' ', Unanswered().Select(unanswered => rows.Count(unanswered.Compile())))}");
        Say.Line($"{rows.Count(byInstant.Compile())} {rows.Count(byTicks.Compile())} {byInstant.Body.NodeType} {byTicks.Parameters.Count}");
        Say.Outcome("threshold", () => new StuckRule(TimeSpan.Zero));
        Say.Outcome("silence", () => new UnansweredRule(TimeSpan.Zero));
        Say.Outcome("frame", () => new ServiceProfile { ExpectedPending = TimeSpan.Zero });
    }

    private static IEnumerable<Expression<Func<Row, bool>>> Late(ServiceProfile service) =>
    [
        service.ToLateExpression<Row>(row => row.Status, row => row.Since, Noon),
        service.ToLateExpression<Row>(row => row.Status, row => row.Since.UtcTicks, Noon),
        service.ToLateExpression<Row>(row => row.Status, row => row.Since.UtcDateTime, Noon),
    ];

    private static IEnumerable<Expression<Func<Row, bool>>> Unanswered() =>
    [
        UnansweredRule.Default.ToExpression<Row>(row => row.Unanswered, Noon.AddDays(2)),
        UnansweredRule.Default.ToExpression<Row>(row => row.UnansweredUtcTicks, Noon.AddDays(2)),
        UnansweredRule.Default.ToExpression<Row>(row => row.UnansweredUtc, Noon.AddDays(2)),
    ];

    private sealed record Row(OrderStatus Status, DateTimeOffset Since)
    {
        public DateTimeOffset? Unanswered => Status == OrderStatus.Pending ? null : Since;

        public long? UnansweredUtcTicks => Unanswered?.UtcTicks;

        public DateTime? UnansweredUtc => Unanswered?.UtcDateTime;
    }
}
