namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteOrderFilterTests() : OrderFilterTests(Database.Sqlite())
{
    protected override string Explain => "EXPLAIN QUERY PLAN ";

    protected override bool ReadsIndex(string plan, string column, bool withStatus) =>
        !plan.Contains("SCAN", StringComparison.Ordinal)
        && plan.Contains(withStatus ? $"(Status=? AND {column}<?)" : $"({column}<?)", StringComparison.Ordinal);

    [Fact]
    public void Longer_than_the_threshold_begins_one_tick_later_where_ticks_are_kept()
    {
        OrderState[] atThreshold = [PolledOrders.In(OrderStatus.Processing, Now - StuckRule.Default.Threshold)];

        Assert.Equal(0, Count(atThreshold, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, Now)));
        Assert.Equal(1, Count(atThreshold, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, Now.AddTicks(1))));
        Assert.Equal(1, Count(atThreshold, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, Now.AddTicks(1))));
        Assert.Equal(1, Count(atThreshold, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, Now.AddTicks(1))));
    }
}
