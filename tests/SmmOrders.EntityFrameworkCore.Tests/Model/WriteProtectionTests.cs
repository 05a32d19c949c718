using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>After the insert, the store alone writes its columns, whatever the panel saves.</summary>
public sealed class WriteProtectionTests(PostgresServer server)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static IEnumerable<TheoryDataRow<string>> Kinds => TestDatabase.SqliteFirst;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_detached_update_with_old_values_changes_nothing_of_ours(string kind)
    {
        using TestPanel<ShopOrder, long> panel = Panel(kind);
        ShopOrder stale = await RefundedBehindAsync(panel, panel.Open);

        await UpdateDetachedAsync(panel.Open, stale);

        Assert.Equal((OrderStatus.Partial, 4.00m, 600L, "a note"), await LookAsync(panel));
        await StillWorksAsync(panel, stale.Id);
    }

    /// <summary>The planted fault: what the test above would see without <see cref="PropertySaveBehavior.Ignore"/>.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task Without_the_protection_a_refund_of_4_would_become_0(string kind)
    {
        using TestPanel<ShopOrder, long> panel = Panel(kind);
        var options = TestPanelContext.Options(panel.Use);
        TestPanelContext Unprotected() => new(options, model =>
        {
            TestModels.Shop(model);
            Unprotect(model, kind == "SQLite");
        });
        ShopOrder stale = await RefundedBehindAsync(panel, Unprotected);

        await UpdateDetachedAsync(Unprotected, stale);

        (OrderStatus status, decimal refunded, _, string? note) = await LookAsync(panel);
        Assert.Equal((0.00m, "a note"), (refunded, note));
        Assert.NotEqual(OrderStatus.Partial, status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_note_on_a_stale_tracked_order_is_saved(string kind)
    {
        using TestPanel<ShopOrder, long> panel = Panel(kind);
        long id = (await panel.AddAsync(order => order.Id, new ShopOrder { UserId = 1 }))[0];
        await using TestPanelContext context = panel.Open();
        ShopOrder order = await context.Set<ShopOrder>().SingleAsync(Cancel);
        await RefundAsync(panel, id);

        order.Note = "a note";
        context.Entry(order).Property(each => each.Refunded).CurrentValue = 9.99m;
        _ = await context.SaveChangesAsync(Cancel);

        Assert.Equal((OrderStatus.Partial, 4.00m, 600L, "a note"), await LookAsync(panel));
        await StillWorksAsync(panel, id);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_default_of_the_column_does_not_take_the_place_of_a_free_charge(string kind)
    {
        using var panel = new TestPanel<ShopOrder, long>(TestDatabase.Of(kind, server), model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().Property(order => order.Charge).HasDefaultValue(5.00m);
        });
        await using TestPanelContext context = panel.Open();
        _ = panel.Store.Add(context, new ShopOrder { UserId = 1 }, new NewTrackedOrder { Quantity = 10, Charge = 0m });
        _ = await context.SaveChangesAsync(Cancel);

        context.ChangeTracker.Clear();
        Assert.Equal(0m, (await context.Set<ShopOrder>().SingleAsync(Cancel)).Charge);
    }

    private static void Unprotect(ModelBuilder model, bool isSqlite)
    {
        foreach (IMutableProperty property in model.Model.FindEntityType(typeof(ShopOrder))!.GetProperties().Where(property => !property.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Save);
            if (isSqlite && OrderColumn.KindOf(property.ClrType) is var kind and not ColumnKind.Plain)
            {
                property.SetValueConverter(kind == ColumnKind.Money ? MoneyColumn.Scaled(18, 8) : InstantColumn.Microseconds);
            }
        }
    }

    private TestPanel<ShopOrder, long> Panel(string kind) => new(TestDatabase.Of(kind, server), TestModels.Shop);

    // Read without tracking, as a web page does; then the provider reports, and 4.00 is paid back.
    private static async Task<ShopOrder> RefundedBehindAsync(TestPanel<ShopOrder, long> panel, Func<TestPanelContext> open)
    {
        long id = (await panel.AddAsync(order => order.Id, new ShopOrder { UserId = 1 }))[0];
        await using TestPanelContext context = open();
        ShopOrder stale = await context.Set<ShopOrder>().AsNoTracking().SingleAsync(order => order.Id == id, Cancel);
        await RefundAsync(panel, id);
        return stale;
    }

    private static async Task UpdateDetachedAsync(Func<TestPanelContext> open, ShopOrder stale)
    {
        await using TestPanelContext context = open();
        stale.Note = "a note";
        _ = context.Update(stale);
        _ = await context.SaveChangesAsync(Cancel);
    }

    private static async Task RefundAsync(TestPanel<ShopOrder, long> panel, long id) => Assert.Equal(
        ApplyStatus.Applied,
        (await panel.Store.ApplyAsync([new OrderReport { Order = OrderKey.Of(id), Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now }], Cancel))[0].Status);

    private static async Task StillWorksAsync(TestPanel<ShopOrder, long> panel, long id) => Assert.Equal(
        ApplyStatus.Applied,
        (await panel.Store.DecideAsync(new OrderDecision { Order = OrderKey.Of(id), Decision = Decision.Refund(5.00m, 4.00m), By = "anna", At = Now }, Cancel)).Status);

    private static async Task<(OrderStatus Status, decimal Refunded, long? Delivered, string? Note)> LookAsync(TestPanel<ShopOrder, long> panel)
    {
        await using TestPanelContext context = panel.Open();
        ShopOrder order = await context.Set<ShopOrder>().AsNoTracking().SingleAsync(Cancel);
        return (order.Status, order.Refunded, order.Delivered, order.Note);
    }
}
