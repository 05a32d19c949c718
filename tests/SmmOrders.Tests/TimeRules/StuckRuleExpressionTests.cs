using System.Linq.Expressions;
using FsCheck.Xunit;

namespace SmmOrders.Tests;

/// <summary>The rule as a database runs it: the same answers, in a shape that an index serves.</summary>
public sealed class StuckRuleExpressionTests
{
    [Property(MaxTest = 2000)]
    public bool A_filter_agrees_with_the_rule_for_any_order(int status, long sinceTicks, long thresholdTicks, long nowTicks, short minutes)
    {
        var rule = new StuckRule(TimeSpan.FromTicks(1 + Below(thresholdTicks, TimeSpan.TicksPerDay * 400)));
        DateTimeOffset now = Instant(nowTicks, minutes);
        return Agree(rule, Row(status, Instant(sinceTicks, (short)-minutes)), now);
    }

    [Property(MaxTest = 2000)]
    public bool A_filter_agrees_with_the_rule_around_the_threshold(int status, byte off, long nowTicks, short minutes)
    {
        DateTimeOffset now = Instant(nowTicks, minutes);
        long since = now.UtcTicks - TimeSpan.TicksPerHour * 3 + (off - 128);
        return Agree(StuckRule.Default, Row(status, new DateTimeOffset(Math.Max(since, 0), TimeSpan.Zero)), now);
    }

    [Fact]
    public void A_filter_agrees_with_the_rule_at_the_ends_of_time()
    {
        DateTimeOffset[] instants =
        [
            DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddTicks(1), DateTimeOffset.MinValue.AddHours(3),
            DateTimeOffset.MinValue.AddHours(3).AddTicks(1), Some.Noon, DateTimeOffset.MaxValue.AddHours(-3), DateTimeOffset.MaxValue,
        ];
        TimeSpan[] thresholds = [TimeSpan.FromTicks(1), TimeSpan.FromHours(3), TimeSpan.MaxValue];

        Assert.All(
            from threshold in thresholds from since in instants from now in instants select (threshold, since, now),
            row => Assert.True(Agree(new StuckRule(row.threshold), Row((int)OrderStatus.Processing, row.since), row.now)));
    }

    [Fact]
    public void A_filter_that_includes_the_threshold_itself_is_caught()
    {
        PanelOrder row = Row((int)OrderStatus.Processing, Some.Noon.AddHours(-3));
        DateTimeOffset cutOff = StuckRule.Default.StuckBefore(Some.Noon);
        Expression<Func<PanelOrder, bool>> planted = o => o.Status == OrderStatus.Processing && o.Since <= cutOff;

        Assert.NotEqual(StuckRule.Default.IsStuck(row.ToState(), Some.Noon), planted.Compile()(row));
    }

    [Fact]
    public void The_columns_are_not_wrapped_and_the_cut_off_is_computed_once()
    {
        Expression<Func<PanelOrder, bool>> filter = StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, row => row.Since, Some.Noon);

        ParameterExpression order = Assert.Single(filter.Parameters);
        (Expression status, Expression since, object? cutOff) = Taken(filter);
        Assert.Equal("Status", Path(status, order));
        Assert.Equal("Since", Path(since, order));
        Assert.Equal(Some.Noon.AddHours(-3), cutOff);
    }

    [Fact]
    public void Ticks_are_compared_as_they_are_stored()
    {
        Expression<Func<PanelOrder, bool>> filter = StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, Some.Noon);

        (Expression status, Expression since, object? cutOff) = Taken(filter);
        Assert.Equal("Status", Path(status, filter.Parameters[0]));
        Assert.Equal("SinceUtcTicks", Path(since, filter.Parameters[0]));
        Assert.Equal(Some.Noon.AddHours(-3).UtcTicks, cutOff);
    }

    [Fact]
    public void A_DateTime_is_compared_in_UTC_and_not_by_the_machines_time_zone()
    {
        Expression<Func<PanelOrder, bool>> filter = StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, Some.Noon);

        (_, Expression since, object? cutOff) = Taken(filter);
        Assert.Equal("SinceUtc", Path(since, filter.Parameters[0]));
        Assert.Equal((Some.Noon.AddHours(-3).UtcDateTime, DateTimeKind.Utc), ((DateTime)cutOff!, ((DateTime)cutOff).Kind));
    }

    [Fact]
    public void The_facts_may_lie_within_an_object_of_the_order()
    {
        Expression<Func<PanelOrder, bool>> filter = StuckRule.Default.ToExpression<PanelOrder>(o => o.State.Status, other => other.State.StatusSince, Some.Noon);

        (Expression status, Expression since, _) = Taken(filter);
        Assert.Equal("State.Status", Path(status, filter.Parameters[0]));
        Assert.Equal("State.StatusSince", Path(since, filter.Parameters[0]));
        Func<PanelOrder, bool> run = filter.Compile();
        Assert.True(run(Row((int)OrderStatus.Processing, Some.Noon.AddHours(-4))));
        Assert.False(run(Row((int)OrderStatus.Processing, Some.Noon.AddHours(-3))));
        Assert.False(run(Row((int)OrderStatus.Pending, Some.Noon.AddHours(-4))));
    }

    [Fact]
    public void A_filter_needs_both_columns()
    {
        StuckRule rule = StuckRule.Default;

        Assert.Throws<ArgumentNullException>("status", () => rule.ToExpression<PanelOrder>(null!, o => o.Since, Some.Noon));
        Assert.Throws<ArgumentNullException>("status", () => rule.ToExpression<PanelOrder>(null!, o => o.SinceUtcTicks, Some.Noon));
        Assert.Throws<ArgumentNullException>("status", () => rule.ToExpression<PanelOrder>(null!, o => o.SinceUtc, Some.Noon));
        Assert.Throws<ArgumentNullException>(
            "sinceUtc", () => rule.ToExpression(o => o.Status, (Expression<Func<PanelOrder, DateTime>>)null!, Some.Noon));
        Assert.Throws<ArgumentNullException>(
            "since", () => rule.ToExpression(o => o.Status, (Expression<Func<PanelOrder, DateTimeOffset>>)null!, Some.Noon));
        Assert.Throws<ArgumentNullException>(
            "sinceUtcTicks", () => rule.ToExpression(o => o.Status, (Expression<Func<PanelOrder, long>>)null!, Some.Noon));
    }

    private static bool Agree(StuckRule rule, PanelOrder row, DateTimeOffset now)
    {
        bool stuck = rule.IsStuck(row.ToState(), now);
        return stuck == rule.ToExpression<PanelOrder>(o => o.Status, o => o.Since, now).Compile(preferInterpretation: true)(row)
            && stuck == rule.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, now).Compile(preferInterpretation: true)(row)
            && stuck == rule.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, now).Compile(preferInterpretation: true)(row);
    }

    // (status = Processing) and (since < cut-off), where the cut-off is a captured variable and not a function of a column.
    private static (Expression Status, Expression Since, object? CutOff) Taken(LambdaExpression filter)
    {
        var both = Assert.IsType<BinaryExpression>(filter.Body, exactMatch: false);
        Assert.Equal(ExpressionType.AndAlso, both.NodeType);
        var status = Assert.IsType<BinaryExpression>(both.Left, exactMatch: false);
        Assert.Equal(ExpressionType.Equal, status.NodeType);
        Assert.Equal(OrderStatus.Processing, Assert.IsType<ConstantExpression>(status.Right, exactMatch: false).Value);
        var since = Assert.IsType<BinaryExpression>(both.Right, exactMatch: false);
        Assert.Equal(ExpressionType.LessThan, since.NodeType);
        var captured = Assert.IsType<MemberExpression>(since.Right, exactMatch: false);
        Assert.IsType<ConstantExpression>(captured.Expression, exactMatch: false);
        return (status.Left, since.Left, Expression.Lambda(captured).Compile().DynamicInvoke());
    }

    private static string Path(Expression expression, ParameterExpression root)
    {
        var member = Assert.IsType<MemberExpression>(expression, exactMatch: false);
        return member.Expression == root ? member.Member.Name : $"{Path(member.Expression!, root)}.{member.Member.Name}";
    }

    private static PanelOrder Row(int status, DateTimeOffset since) => new() { Status = (OrderStatus)(1 + Below(status - 1, 6)), Since = since };

    private static DateTimeOffset Instant(long ticks, short minutes) =>
        new DateTimeOffset(TimeSpan.TicksPerDay + Below(ticks, DateTimeOffset.MaxValue.UtcTicks - (2 * TimeSpan.TicksPerDay)), TimeSpan.Zero)
            .ToOffset(TimeSpan.FromMinutes(minutes % 840));

    private static long Below(long any, long limit) => (long)((ulong)any % (ulong)limit);

    private sealed class PanelOrder
    {
        public required OrderStatus Status { get; init; }

        public required DateTimeOffset Since { get; init; }

        public long SinceUtcTicks => Since.UtcTicks;

        public DateTime SinceUtc => Since.UtcDateTime;

        public OrderState State => ToState();

        public OrderState ToState() => Some.State(Status, Since, 1000, 10.00m);
    }
}
