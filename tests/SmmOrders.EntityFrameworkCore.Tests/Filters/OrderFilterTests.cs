using System.Data.Common;
using System.Linq.Expressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Stuck, late, unanswered, open and final as a database answers them: what the rules say in memory, whatever type the column has.
/// </summary>
public abstract class OrderFilterTests : IDisposable
{
    private protected static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);
    private static readonly ServiceProfile Service = new() { StuckAfter = TimeSpan.FromMinutes(90), ExpectedPending = TimeSpan.FromHours(5), ExpectedInProgress = TimeSpan.FromDays(2) };

    private readonly Database _database;

    private protected OrderFilterTests(Database database) => _database = database;

    /// <summary>What makes the database tell its plan for a query.</summary>
    protected abstract string Explain { get; }

    /// <summary>Whether the plan reads an index by a range of this column, within one status where there is one, and no table.</summary>
    protected abstract bool ReadsIndex(string plan, string column, bool withStatus);

    [Fact]
    public void A_filter_finds_what_the_rule_says_around_each_threshold()
    {
        TimeSpan[] thresholds = [StuckRule.Default.Threshold, Service.StuckAfter!.Value, Service.ExpectedPending!.Value, Service.ExpectedInProgress!.Value, UnansweredRule.Default.Threshold];
        OrderState[] orders =
        [
            .. from status in OrderStatuses.All
               from threshold in thresholds.Append(TimeSpan.Zero).Append(TimeSpan.FromDays(400))
               from off in new[] { -Microsecond, TimeSpan.Zero, Microsecond }
               select PolledOrders.In(status, Now - threshold - off, status.IsOpen() ? Now - threshold - off : null),
            .. OrderStatuses.All.Select(status => PolledOrders.In(status, Now.AddYears(1))),
        ];

        AssertAgreement(orders, Now);
    }

    [Fact]
    public void A_filter_finds_what_the_rule_says_in_histories_of_reports() => Prop.ForAll(
        PolledOrders.Histories(Now).ToArbitrary(),
        history => AssertAgreement(history.Orders, history.Now)).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithQuietOnSuccess(true));

    [Fact]
    public void Instants_are_compared_and_not_wall_clocks()
    {
        // New York puts its clocks back at 2:00 on this night: from 0:30 to 2:30 it is 3 hours.
        DateTimeOffset entered = new(2026, 11, 1, 0, 30, 0, TimeSpan.FromHours(-4));
        DateTimeOffset after = new(2026, 11, 1, 2, 30, 0, TimeSpan.FromHours(-5));
        OrderState[] orders = [PolledOrders.In(OrderStatus.Processing, entered), PolledOrders.In(OrderStatus.Processing, entered.ToOffset(TimeSpan.FromMinutes(345)))];

        AssertAgreement(orders, after);
        Assert.Equal(0, Count(orders, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, after)));
        Assert.Equal(2, Count(orders, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, after + Microsecond)));
    }

    [Fact]
    public void At_the_beginning_of_time_nothing_is_past_its_limit() =>
        AssertAgreement([PolledOrders.In(OrderStatus.Processing, Now, Now), PolledOrders.In(OrderStatus.Pending, Now)], DateTimeOffset.MinValue.AddHours(1));

    [Fact]
    public void A_filter_that_counts_the_threshold_itself_is_noticed()
    {
        DateTimeOffset cutOff = StuckRule.Default.StuckBefore(Now);

        OrderState atThreshold = PolledOrders.In(OrderStatus.Processing, Now - StuckRule.Default.Threshold);

        Assert.Equal(1, Count([atThreshold], order => order.Status == OrderStatus.Processing && order.Since <= cutOff));
        Assert.Equal(0, Count([atThreshold], StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, Now)));
    }

    [Fact]
    public void Open_and_final_orders_are_found_by_their_statuses()
    {
        OrderState[] orders = [.. OrderStatuses.All.Select(status => PolledOrders.In(status, Now))];

        Assert.Equal(OrderStatuses.Open, Statuses(orders, order => OrderStatuses.Open.Contains(order.Status)));
        Assert.Equal(OrderStatuses.Final, Statuses(orders, order => OrderStatuses.Final.Contains(order.Status)));
        Assert.Equal(OrderStatuses.Open, Statuses(orders, order => OrderStatuses.Open.Contains(order.StatusAsText)));
        Assert.Equal(OrderStatuses.Final, Statuses(orders, order => !OrderStatuses.Open.Contains(order.Status)));
    }

    [Fact]
    public void Late_orders_of_many_services_are_one_question()
    {
        var slow = new ServiceProfile { ExpectedPending = TimeSpan.FromDays(7) };
        (int Id, ServiceProfile Profile)[] services = [(1, slow), (2, Service), (3, slow with { }), (4, ServiceProfile.Default)];
        int[] age = [1, 6, 8];
        (OrderState Order, int Service)[] orders =
        [
            .. from service in services
               from status in OrderStatuses.All
               from days in age
               select (PolledOrders.In(status, Now.AddDays(-days)), service.Id),
        ];

        IEnumerable<int> late = InTransaction(context =>
        {
            context.AddRange(orders.Select(order => PanelOrder.Of(order.Order, order.Service)));
            _ = context.SaveChanges();
            return services.GroupBy(service => service.Profile, service => service.Id)
                .Select(same => context.Orders
                    .Where(order => same.ToArray().Contains(order.ServiceId))
                    .Where(same.Key.ToLateExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, Now)))
                .Aggregate(Queryable.Concat)
                .Select(order => order.ServiceId)
                .ToArray();
        });

        Assert.Equal(
            orders.Where(order => services.Single(service => service.Id == order.Service).Profile.IsLate(order.Order, Now)).Select(order => order.Service),
            late.Order());
        Assert.Equal([1, 2, 3], late.Distinct().Order());
    }

    [Fact]
    public void The_index_on_status_and_since_is_read_and_nothing_else() => Assert.All(
        [
            (nameof(PanelOrder.Since), true, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, Now)),
            (nameof(PanelOrder.SinceUtcTicks), true, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, Now)),
            (nameof(PanelOrder.SinceUtc), true, StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, Now)),
            (nameof(PanelOrder.Since), true, Service.ToLateExpression<PanelOrder>(o => o.Status, o => o.Since, Now)),
            (nameof(PanelOrder.SinceUtcTicks), true, Service.ToLateExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, Now)),
            (nameof(PanelOrder.SinceUtc), true, Service.ToLateExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, Now)),
            (nameof(PanelOrder.UnansweredSince), false, UnansweredRule.Default.ToExpression<PanelOrder>(o => o.UnansweredSince, Now)),
            (nameof(PanelOrder.UnansweredSinceUtcTicks), false, UnansweredRule.Default.ToExpression<PanelOrder>(o => o.UnansweredSinceUtcTicks, Now)),
            (nameof(PanelOrder.UnansweredSinceUtc), false, UnansweredRule.Default.ToExpression<PanelOrder>(o => o.UnansweredSinceUtc, Now)),
        ],
        ((string Column, bool WithStatus, Expression<Func<PanelOrder, bool>> Filter) asked) =>
        {
            string plan = PlanOf(asked.Filter);
            Assert.True(ReadsIndex(plan, asked.Column, asked.WithStatus), plan);
        });

    [Fact]
    public void A_plan_that_reads_every_order_is_noticed()
    {
        string plan = PlanOf(order => order.SinceUtcTicks + TimeSpan.TicksPerHour < Now.UtcTicks);

        Assert.False(ReadsIndex(plan, nameof(PanelOrder.SinceUtcTicks), withStatus: true), plan);
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    private void AssertAgreement(IReadOnlyList<OrderState> orders, DateTimeOffset now)
    {
        StuckRule own = StuckRule.Default.For(Service);
        (Func<OrderState, bool> Rule, Expression<Func<PanelOrder, bool>>[] Filters)[] all =
        [
            (order => StuckRule.Default.IsStuck(order, now),
            [
                StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.Since, now),
                StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, now),
                StuckRule.Default.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, now),
            ]),
            (order => StuckRule.Default.IsStuck(order, now, Service),
            [
                own.ToExpression<PanelOrder>(o => o.Status, o => o.Since, now),
                own.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, now),
                own.ToExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, now),
            ]),
            (order => Service.IsLate(order, now),
            [
                Service.ToLateExpression<PanelOrder>(o => o.Status, o => o.Since, now),
                Service.ToLateExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, now),
                Service.ToLateExpression<PanelOrder>(o => o.Status, o => o.SinceUtc, now),
            ]),
            (_ => false, [ServiceProfile.Default.ToLateExpression<PanelOrder>(o => o.Status, o => o.SinceUtcTicks, now)]),
            (order => UnansweredRule.Default.IsUnanswered(order, now),
            [
                UnansweredRule.Default.ToExpression<PanelOrder>(o => o.UnansweredSince, now),
                UnansweredRule.Default.ToExpression<PanelOrder>(o => o.UnansweredSinceUtcTicks, now),
                UnansweredRule.Default.ToExpression<PanelOrder>(o => o.UnansweredSinceUtc, now),
            ]),
            (order => order.Status.IsOpen(), [order => OrderStatuses.Open.Contains(order.Status)]),
        ];

        InTransaction(context =>
        {
            PanelOrder[] rows = [.. orders.Select(order => PanelOrder.Of(order))];
            context.AddRange(rows);
            _ = context.SaveChanges();
            foreach ((Func<OrderState, bool> rule, Expression<Func<PanelOrder, bool>>[] filters) in all)
            {
                IEnumerable<int> expected = rows.Where((_, i) => rule(orders[i])).Select(row => row.Id).Order();
                Assert.All(filters, filter => Assert.Equal(expected, context.Orders.Where(filter).Select(row => row.Id).Order().ToArray()));
            }

            return true;
        });
    }

    private protected int Count(IEnumerable<OrderState> orders, Expression<Func<PanelOrder, bool>> filter) => Statuses(orders, filter).Length;

    private OrderStatus[] Statuses(IEnumerable<OrderState> orders, Expression<Func<PanelOrder, bool>> filter) => InTransaction(context =>
    {
        context.AddRange(orders.Select(order => PanelOrder.Of(order)));
        _ = context.SaveChanges();
        return context.Orders.Where(filter).OrderBy(row => row.Status).Select(row => row.Status).ToArray();
    });

    private string PlanOf(Expression<Func<PanelOrder, bool>> filter) => InTransaction(context =>
    {
        using DbCommand command = context.Orders.Where(filter).CreateDbCommand();
        command.CommandText = Explain + command.CommandText;
        using DbDataReader reader = command.ExecuteReader();
        List<string> lines = [];
        while (reader.Read())
        {
            lines.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', lines);
    });

    // What a test writes is gone with its transaction.
    private protected T InTransaction<T>(Func<PanelContext, T> work)
    {
        using PanelContext context = _database.Open();
        using IDbContextTransaction transaction = context.Database.BeginTransaction();
        Prepare(context);
        return work(context);
    }

    private protected virtual void Prepare(PanelContext context)
    {
    }
}
