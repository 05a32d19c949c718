using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresOrderFilterTests(PostgresServer server) : OrderFilterTests(Database.Postgres(server))
{
    protected override string Explain => "EXPLAIN ";

    protected override bool ReadsIndex(string plan, string column, bool withStatus) =>
        !plan.Contains("Seq Scan", StringComparison.Ordinal)
        && !plan.Contains(" Filter:", StringComparison.Ordinal)
        && plan.Contains(withStatus ? $"\"{column}\" <" : $"Index Cond: (\"{column}\" <", StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(9, 0, 1)]
    [InlineData(10, 1, 1)]
    public void Longer_than_the_threshold_begins_one_microsecond_later_where_microseconds_are_kept(int ticksMore, int foundByMicroseconds, int foundByTicks)
    {
        OrderState[] atThreshold = [PolledOrders.In(OrderStatus.Processing, Now - StuckRule.Default.Threshold)];
        DateTimeOffset now = Now.AddTicks(ticksMore);

        Assert.Equal(foundByMicroseconds, Count(atThreshold, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, now)));
        Assert.Equal(foundByMicroseconds, Count(atThreshold, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, now)));
        Assert.Equal(foundByTicks, Count(atThreshold, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, now)));
    }

    // A table that fits a page is read whole, whatever index there is.
    private protected override void Prepare(PanelContext context) => _ = context.Database.ExecuteSqlRaw("SET LOCAL enable_seqscan = off");
}
