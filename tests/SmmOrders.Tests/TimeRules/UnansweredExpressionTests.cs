using System.Linq.Expressions;
using FsCheck.Xunit;

namespace SmmOrders.Tests;

/// <summary>"Unanswered" as a database runs it: the same answers as the rule, for every type that a column may have.</summary>
public sealed class UnansweredExpressionTests
{
    private static readonly UnansweredRule Rule = UnansweredRule.Default;

    [Property(MaxTest = 1000)]
    public bool A_filter_agrees_with_the_rule_around_the_threshold(bool isAnswered, sbyte off)
    {
        var row = new Row(isAnswered ? null : Some.Noon - Rule.Threshold + TimeSpan.FromTicks(off));

        bool unanswered = Rule.IsUnanswered(Some.Opened(Some.Order(OrderStatus.Pending), Findings.None, row.Since), Some.Noon);
        return unanswered == Rule.ToExpression<Row>(o => o.Since, Some.Noon).Compile(preferInterpretation: true)(row)
            && unanswered == Rule.ToExpression<Row>(o => o.SinceUtcTicks, Some.Noon).Compile(preferInterpretation: true)(row)
            && unanswered == Rule.ToExpression<Row>(o => o.SinceUtc, Some.Noon).Compile(preferInterpretation: true)(row);
    }

    [Fact]
    public void An_order_that_was_answered_is_found_at_no_instant()
    {
        DateTimeOffset[] instants = [DateTimeOffset.MinValue, Some.Noon, DateTimeOffset.MaxValue];

        Assert.All(instants, now => Assert.False(Rule.ToExpression<Row>(o => o.Since, now).Compile()(new Row(null))));
    }

    [Fact]
    public void A_filter_needs_its_column()
    {
        Assert.Throws<ArgumentNullException>("unansweredSince", () => Rule.ToExpression((Expression<Func<Row, DateTimeOffset?>>)null!, Some.Noon));
        Assert.Throws<ArgumentNullException>("unansweredSinceUtcTicks", () => Rule.ToExpression((Expression<Func<Row, long?>>)null!, Some.Noon));
        Assert.Throws<ArgumentNullException>("unansweredSinceUtc", () => Rule.ToExpression((Expression<Func<Row, DateTime?>>)null!, Some.Noon));
    }

    private sealed record Row(DateTimeOffset? Since)
    {
        public long? SinceUtcTicks => Since?.UtcTicks;

        public DateTime? SinceUtc => Since?.UtcDateTime;
    }
}
