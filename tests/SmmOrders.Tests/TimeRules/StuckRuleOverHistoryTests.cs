using System.Linq.Expressions;

namespace SmmOrders.Tests;

public sealed class StuckRuleOverHistoryTests
{
    [Fact]
    public void The_columns_may_be_computed_from_a_history()
    {
        Expression<Func<Row, bool>> stuck = StuckRule.Default.ToExpression<Row>(
            row => row.Changes.OrderBy(change => change.At).Last().To, row => row.Changes.Max(change => change.At), Some.Noon);
        Row[] rows =
        [
            new(new Change(OrderStatus.Pending, Some.Noon.AddHours(-9)), new Change(OrderStatus.Processing, Some.Noon.AddHours(-4))),
            new(new Change(OrderStatus.Processing, Some.Noon.AddHours(-4)), new Change(OrderStatus.Pending, Some.Noon.AddHours(-3.5))),
            new(new Change(OrderStatus.Processing, Some.Noon.AddHours(-9)), new Change(OrderStatus.Processing, Some.Noon.AddHours(-3))),
        ];

        Assert.Equal([rows[0]], rows.AsQueryable().Where(stuck));
    }

    private sealed record Change(OrderStatus To, DateTimeOffset At);

    private sealed record Row(params Change[] Changes);
}
