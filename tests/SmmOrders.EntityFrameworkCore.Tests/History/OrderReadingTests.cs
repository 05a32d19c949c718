using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What a page reads goes through the panel's own query, with its query filters.</summary>
public abstract class OrderReadingTests
{
    internal abstract AuditedPanel NewPanel();

    [Fact]
    public async Task A_tenant_reads_the_history_and_the_refunds_of_its_own_orders_alone()
    {
        await using AuditedPanel panel = NewPanel();
        long order = await panel.BuyAsync(tenant: 1);
        await panel.ReportAsync(order, StatusReport.Of(OrderStatus.Partial, 400));
        foreach (int? tenant in new int?[] { 1, 2, null })
        {
            await using AuditedContext context = panel.Open(tenant);
            OrderHistoryEntry<long>[] history = await context.OrderHistory(order).ToArrayAsync(TestContext.Current.CancellationToken);
            OrderRefundEntry<long>[] refunds = await context.OrderRefunds(order).ToArrayAsync(TestContext.Current.CancellationToken);

            Assert.Equal(tenant == 2 ? [] : [(1, OrderStatus.InProgress), (2, OrderStatus.Partial)], history.Select(entry => (entry.Number, entry.To)));
            Assert.Equal(tenant == 2 ? [] : [(4.00m, 4.00m, RefundReason.PartiallyDelivered)], refunds.Select(refund => (refund.Amount, refund.TotalAfter, refund.Reason)));
            Assert.Empty(context.ChangeTracker.Entries());
        }
    }

    [Fact]
    public async Task Totals_by_currency_are_exact_and_of_the_tenants_orders_alone()
    {
        await using AuditedPanel panel = NewPanel();
        decimal[] charges = [0.01m, 0.1m, 0.2m, 33.33m, 9_999_999_999.99m];
        foreach (int tenant in new[] { 1, 2 })
        {
            long[] orders = await panel.BuyAsync([.. charges.Select(charge => Order("USD", charge, tenant)), Order("VND", 1000m, tenant), Order("VND", 500m, tenant)], tenant);
            await panel.ReportAsync(orders[3], StatusReport.Of(OrderStatus.Partial, 400));
            await panel.ReportAsync(orders[6], StatusReport.Of(OrderStatus.Canceled));
        }

        await using AuditedContext one = panel.Open(tenant: 1);
        OrderTotals[] totals = await one.Orders.TotalsByCurrency().OrderBy(total => total.Currency).ToArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [("USD", 5L, charges.Sum(), 13.33m, charges.Sum() - 13.33m), ("VND", 2L, 1500m, 500m, 1000m)],
            totals.Select(total => (total.Currency, total.Orders, total.Charged, total.Refunded, total.Kept)));

        await using AuditedContext all = panel.Open();
        OrderTotals partial = await all.Orders.Where(order => order.Status == OrderStatus.Partial).TotalsByCurrency().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("USD", 2L, 66.66m, 26.66m), (partial.Currency, partial.Orders, partial.Charged, partial.Refunded));
        Assert.Equal(charges.Sum() * 2, (await all.Orders.TotalsByCurrency().SingleAsync(total => total.Currency == "USD", TestContext.Current.CancellationToken)).Charged);
        Assert.Empty(await all.Orders.Where(order => order.Id < 0).TotalsByCurrency().ToArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_state_of_an_order_is_read_for_the_guide_with_what_only_the_store_knows()
    {
        await using AuditedPanel panel = NewPanel();
        long order = await panel.BuyAsync(providerOrderId: null, tenant: 1);
        DateTimeOffset overdue = AuditedPanel.Start.AddHours(2);
        await panel.SubmitAsync(order, SubmissionStep.Send(overdue));
        await using AuditedContext context = panel.Open(tenant: 1);

        StoredOrder<AuditedOrder> sending = await context.Orders.Where(found => found.Id == order).WithState().SingleAsync(TestContext.Current.CancellationToken);

        OrderState expected = new OrderTracker(RefundPolicy.HalfUp(2)).Buy(1000, 10.00m, AuditedPanel.Start);
        expected = new OrderTracker(RefundPolicy.HalfUp(2)).Submit(expected, SubmissionStep.Send(overdue), AuditedPanel.Start.AddHours(1)).Update.Order;
        Assert.Equal(expected, sending.ToState());
        Assert.Equal((order, "USD", "p", null), (sending.Order.Id, sending.Currency, sending.Provider, sending.Service));
        OrderRules rules = (OrderRules)panel.Services.GetService(typeof(OrderRules))!;
        OrderExplanation explanation = rules.For(sending.Currency, sending.Provider, sending.Service).Guide.Explain(sending.ToState());
        Assert.NotEmpty(explanation.Meaning);

        await panel.SubmitAsync(order, SubmissionStep.Place(), "77");
        await panel.ReportAsync(order, StatusReport.Of(OrderStatus.InProgress, 500), StatusReport.Of(OrderStatus.Partial, 900));
        OrderState ended = (await context.Orders.AsNoTracking().WithState().SingleAsync(TestContext.Current.CancellationToken)).ToState();
        Assert.Equal((OrderStatus.Partial, 100L, 500L, 9.00m), (ended.Status, ended.Delivered, ended.MostDelivered, ended.Refunded));

        await using AuditedContext other = panel.Open(tenant: 2);
        Assert.Empty(await other.Orders.WithState().ToArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_row_that_breaks_a_law_can_be_shown_and_has_no_state()
    {
        await using AuditedPanel panel = NewPanel();
        _ = await panel.BuyAsync();
        await panel.ExecuteAsync("""UPDATE "Orders" SET "Status" = 0""");
        await using AuditedContext context = panel.Open();

        StoredOrder<AuditedOrder> broken = await context.Orders.WithState().SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, (byte)broken.Facts.Status);
        _ = Assert.Throws<ArgumentOutOfRangeException>(broken.ToState);
    }

    [Fact]
    public async Task Open_and_final_orders_are_found_by_query()
    {
        await using AuditedPanel panel = NewPanel();
        long fresh = await panel.BuyAsync();
        long begun = await panel.BuyAsync(StatusReport.Of(OrderStatus.InProgress, 900));
        long ended = await panel.BuyAsync(StatusReport.Of(OrderStatus.Partial, 400));
        await using AuditedContext context = panel.Open();

        long[] open = await context.Orders.Where(order => OrderStatuses.Open.Contains(order.Status)).Select(order => order.Id).Order().ToArrayAsync(TestContext.Current.CancellationToken);
        long[] final = await context.Orders.Where(order => OrderStatuses.Final.Contains(order.Status)).Select(order => order.Id).Order().ToArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal([fresh, begun], open);
        Assert.Equal([ended], final);
    }

    [Fact]
    public async Task A_history_is_asked_for_by_the_type_of_the_orders_key()
    {
        await using AuditedPanel panel = NewPanel();
        await using AuditedContext context = panel.Open();

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => context.OrderHistory("1"));
        Assert.Contains("AuditedOrder with a key of type Int64, not String", refused.Message, StringComparison.Ordinal);
    }

    private static NewTrackedOrder Order(string currency, decimal charge, int tenant) => new()
    {
        Quantity = 1000,
        Charge = charge,
        Currency = currency,
        Provider = "p",
        ProviderOrderId = $"{tenant}-{Guid.NewGuid():N}",
    };
}
