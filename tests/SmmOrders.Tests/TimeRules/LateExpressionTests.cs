using System.Linq.Expressions;
using FsCheck.Xunit;

namespace SmmOrders.Tests;

/// <summary>"Late" as a database runs it: the same answers as the profile, for every type that a column may have.</summary>
public sealed class LateExpressionTests
{
    [Property(MaxTest = 2000)]
    public bool A_filter_agrees_with_the_profile_around_each_time_frame(int status, bool pending, bool inProgress, bool second, sbyte off)
    {
        TimeSpan day = TimeSpan.FromDays(1);
        TimeSpan week = TimeSpan.FromDays(7);
        var service = new ServiceProfile { StuckAfter = TimeSpan.FromTicks(1), ExpectedPending = pending ? day : null, ExpectedInProgress = inProgress ? week : null };
        var row = new Row(OrderStatuses.All[(int)((uint)status % 6)], Some.Noon - (second ? week : day) + TimeSpan.FromTicks(off));

        bool late = service.IsLate(Some.Order(row.Status, since: row.Since), Some.Noon);
        return late == service.ToLateExpression<Row>(o => o.Status, o => o.Since, Some.Noon).Compile(preferInterpretation: true)(row)
            && late == service.ToLateExpression<Row>(o => o.Status, o => o.Since.UtcTicks, Some.Noon).Compile(preferInterpretation: true)(row)
            && late == service.ToLateExpression<Row>(o => o.Status, o => o.Since.UtcDateTime, Some.Noon).Compile(preferInterpretation: true)(row);
    }

    [Fact]
    public void A_filter_takes_its_columns_from_one_order_however_they_are_written()
    {
        var service = new ServiceProfile { ExpectedPending = TimeSpan.FromDays(1), ExpectedInProgress = TimeSpan.FromDays(7) };

        Expression<Func<Row, bool>> filter = service.ToLateExpression<Row>(o => o.Status, row => row.Since, Some.Noon);

        _ = Assert.Single(filter.Parameters);
        Assert.True(filter.Compile()(new Row(OrderStatus.Pending, Some.Noon.AddDays(-2))));
        Assert.False(filter.Compile()(new Row(OrderStatus.InProgress, Some.Noon.AddDays(-2))));
        Assert.True(filter.Compile()(new Row(OrderStatus.InProgress, Some.Noon.AddDays(-8))));
    }

    [Fact]
    public void A_profile_without_time_frames_finds_no_order() =>
        Assert.All(OrderStatuses.All, status => Assert.False(
            ServiceProfile.Default.ToLateExpression<Row>(o => o.Status, o => o.Since, DateTimeOffset.MaxValue).Compile()(new Row(status, Some.Noon))));

    [Fact]
    public void A_filter_needs_both_columns()
    {
        ServiceProfile service = ServiceProfile.Default;

        Assert.Throws<ArgumentNullException>("status", () => service.ToLateExpression<Row>(null!, o => o.Since, Some.Noon));
        Assert.Throws<ArgumentNullException>("status", () => service.ToLateExpression<Row>(null!, o => o.Since.UtcTicks, Some.Noon));
        Assert.Throws<ArgumentNullException>("status", () => service.ToLateExpression<Row>(null!, o => o.Since.UtcDateTime, Some.Noon));
        Assert.Throws<ArgumentNullException>("since", () => service.ToLateExpression(o => o.Status, (Expression<Func<Row, DateTimeOffset>>)null!, Some.Noon));
        Assert.Throws<ArgumentNullException>("sinceUtcTicks", () => service.ToLateExpression(o => o.Status, (Expression<Func<Row, long>>)null!, Some.Noon));
        Assert.Throws<ArgumentNullException>("sinceUtc", () => service.ToLateExpression(o => o.Status, (Expression<Func<Row, DateTime>>)null!, Some.Noon));
    }

    private sealed record Row(OrderStatus Status, DateTimeOffset Since);
}
