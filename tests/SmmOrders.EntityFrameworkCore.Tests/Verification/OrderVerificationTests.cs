using Microsoft.EntityFrameworkCore;
using static SmmOrders.EntityFrameworkCore.Tests.Faults;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What verification finds, on each database.</summary>
public abstract class OrderVerificationTests
{
    private static readonly DamageKind[] Elsewhere = [DamageKind.OrderMissing, DamageKind.WalletBalanceWrong, DamageKind.WalletMissing];

    internal abstract AuditedPanel NewPanel(bool withWallets = false, Interventions? interventions = null);

    [Fact]
    public async Task Each_damage_is_named_at_its_own_order_and_nothing_else_is()
    {
        await using AuditedPanel panel = NewPanel();
        (long Order, DamageKind Kind)[] expected = await DamageAsync(panel);

        List<OrderDamage> found = await panel.VerifyAsync();

        Assert.Equal(expected, found.Select(Named).Order());
        Assert.All(found, damage => Assert.EndsWith(".", damage.Message, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<DamageKind>().Except(Elsewhere), All.Select(fault => fault.Kind).Distinct().Order());

        // Alone, each order has the same damage; on PostgreSQL one in five must do.
        foreach (IGrouping<long, DamageKind> order in expected.ToLookup(each => each.Order, each => each.Kind).Where(order => panel.IsSqlite || order.Key % 5 == 0))
        {
            List<OrderDamage> alone = await panel.Store.VerifyOrderAsync(OrderKey.Of(order.Key), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(order, alone.Select(damage => damage.Kind).Except([DamageKind.OrderMissing]));
        }

        // Planted: a verifier that lacks any one of its checks is noticed. The checks are the same on every database.
        foreach (OrderCheck<AuditedOrder, long> blind in panel.IsSqlite ? OrderChecks<AuditedOrder, long>.All : [])
        {
            Assert.NotEqual(expected, await FoundWithoutAsync(panel, blind));
        }
    }

    [Fact]
    public async Task Sound_orders_of_every_shape_are_clean_alone_too()
    {
        await using AuditedPanel panel = NewPanel(withWallets: true);
        List<long> orders = [];
        foreach (Func<AuditedPanel, Task<long[]>> make in new[] { Fresh, Open, Partial, Completed, Canceled, ByHand, ByHandThenPartial, Corrected, Submitted })
        {
            orders.AddRange(await make(panel));
        }

        Assert.Empty(await panel.VerifyAsync());
        foreach (long order in orders)
        {
            Assert.Empty(await panel.Store.VerifyOrderAsync(OrderKey.Of(order), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task An_order_that_does_not_exist_is_missing_and_default_names_none()
    {
        await using AuditedPanel panel = NewPanel();

        foreach (OrderKey key in new[] { OrderKey.Of(404), OrderKey.Of("text") })
        {
            OrderDamage missing = Assert.Single(await panel.Store.VerifyOrderAsync(key, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal((DamageKind.OrderMissing, key), (missing.Kind, missing.Order));
        }

        _ = Assert.Throws<ArgumentException>(() => panel.Store.VerifyOrderAsync(default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_old_row_that_was_never_adopted_is_skipped()
    {
        await using AuditedPanel panel = NewPanel();
        long order = await panel.BuyAsync();
        await panel.ExecuteAsync($"""UPDATE "Orders" SET "Version" = NULL, "HistoryCount" = NULL, "Bucket" = NULL, "BoughtAt" = NULL, "Status" = 0, "Quantity" = 0 WHERE "Id" = {order}""");

        Assert.Empty(await panel.VerifyAsync());
    }

    [Fact]
    public async Task Every_page_is_read_and_each_order_once()
    {
        await using AuditedPanel panel = NewPanel(withWallets: true);
        long[] orders = await panel.BuyAsync([.. Enumerable.Range(0, 10).Select(index => new NewTrackedOrder { Quantity = 1, Charge = 1m, Currency = "USD", Provider = "p", ProviderOrderId = $"{index}" })]);
        await panel.ExecuteAsync("""UPDATE "Orders" SET "Quantity" = 0""");
        foreach (int size in new[] { 1, 3, 5, 10, 11 })
        {
            List<OrderDamage> found = await panel.Store.VerifyAsync(_ => true, size, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

            Assert.Equal(orders.Select(OrderKey.Of), found.Select(damage => damage.Order));
        }

        await panel.ExecuteAsync("""UPDATE "Orders" SET "Quantity" = 1""");
        foreach (long order in orders)
        {
            await panel.ReportAsync(order, StatusReport.Of(OrderStatus.Canceled));
        }

        await panel.ExecuteAsync("""DELETE FROM "Orders" """);
        await panel.ExecuteAsync("""UPDATE "Wallets" SET "Balance" = 0""");
        foreach (int size in new[] { 1, 3, 5, 10, 11 })
        {
            List<OrderDamage> lost = await panel.Store.VerifyAsync(_ => true, size, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

            Assert.Equal(orders.Select(OrderKey.Of), lost.Where(damage => damage.Kind == DamageKind.HistoryWithoutOrder).Select(damage => damage.Order));
            Assert.Equal(orders.Select(OrderKey.Of), lost.Where(damage => damage.Kind == DamageKind.RefundWithoutOrder).Select(damage => damage.Order));
        }
    }

    [Fact]
    public async Task Wallets_are_verified_against_deposits_charges_and_the_ledger()
    {
        await using AuditedPanel panel = NewPanel(withWallets: true);
        for (int user = 0; user < 5; user++)
        {
            _ = await Partial(panel);
            _ = await Open(panel);
        }

        Assert.Empty(await panel.VerifyAsync());
        await panel.ExecuteAsync("""UPDATE "Wallets" SET "Balance" = "Balance" + 4 WHERE "UserId" = 1""");
        await panel.ExecuteAsync("""UPDATE "Wallets" SET "Balance" = 0 WHERE "UserId" = 2""");
        await panel.ExecuteAsync("""DELETE FROM "Wallets" WHERE "UserId" = 3""");
        await panel.ExecuteAsync("""DELETE FROM "Deposits" WHERE "UserId" = 4""");
        await panel.ExecuteAsync("""INSERT INTO "Wallets" ("UserId", "Balance") VALUES (77, 1)""");
        await panel.ExecuteAsync("""INSERT INTO "Wallets" ("UserId", "Balance") VALUES (78, 0)""");

        List<OrderDamage> found = await panel.VerifyAsync();

        Assert.Equal(
            [(1, DamageKind.WalletBalanceWrong), (2, DamageKind.WalletBalanceWrong), (3, DamageKind.WalletMissing), (4, DamageKind.WalletBalanceWrong), (77, DamageKind.WalletBalanceWrong)],
            found.Select(damage => ((int)damage.Wallet!, damage.Kind)).Order());
        Assert.All(found, damage => Assert.Equal(default, damage.Order));
        Assert.Contains("The difference is 4", found.Single(damage => damage.Wallet is 1).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wallets_are_not_judged_while_an_order_cannot_be_read()
    {
        await using AuditedPanel panel = NewPanel(withWallets: true);
        foreach (Fault fault in All.Where(fault => fault.Kind == DamageKind.Unreadable))
        {
            await panel.ExecuteAsync("""DELETE FROM "Orders" """);
            await panel.ExecuteAsync("DELETE FROM order_history");
            await panel.ExecuteAsync("DELETE FROM order_refunds");
            long[] orders = await fault.Make(panel);
            foreach (string sql in fault.Sql(panel, orders).Append("""UPDATE "Wallets" SET "Balance" = 0"""))
            {
                await panel.ExecuteAsync(sql);
            }

            OrderDamage only = Assert.Single(await panel.VerifyAsync());

            Assert.Equal((DamageKind.Unreadable, OrderKey.Of(orders[0])), (only.Kind, only.Order));
        }
    }

    [Fact]
    public async Task What_a_writer_commits_between_two_queries_is_no_damage()
    {
        Interventions interventions = new();
        await using AuditedPanel panel = NewPanel(withWallets: true, interventions);
        long[] orders = [.. await Open(panel), .. await Open(panel), .. await Open(panel)];
        foreach ((string table, long order) in new[] { ("order_history", orders[0]), ("order_refunds", orders[1]), ("Wallets", orders[2]) })
        {
            interventions.Before(table, _ => panel.ReportAsync(order, StatusReport.Of(OrderStatus.Canceled)));

            Assert.Empty(await panel.VerifyAsync());
            Assert.True(interventions.IsDone);
        }
    }

    [Fact]
    public async Task A_verification_that_does_not_read_at_one_instant_is_noticed()
    {
        Interventions interventions = new();
        await using AuditedPanel panel = NewPanel(withWallets: true, interventions);
        long order = (await Open(panel))[0];

        // Planted: the transaction ends in the middle.
        interventions.Before("order_history", async command =>
        {
            await using System.Data.Common.DbCommand torn = command.Connection!.CreateCommand();
            torn.Transaction = command.Transaction;
            torn.CommandText = "COMMIT";
            _ = await torn.ExecuteNonQueryAsync();
            await panel.ReportAsync(order, StatusReport.Of(OrderStatus.Canceled));
            torn.CommandText = "BEGIN";
            _ = await torn.ExecuteNonQueryAsync();
        });

        Assert.NotEmpty(await panel.VerifyAsync());
        Assert.Empty(await panel.VerifyAsync());
    }

    [Fact]
    public async Task Nothing_is_found_while_writers_work()
    {
        await using AuditedPanel panel = NewPanel(withWallets: true);
        long[] orders = await panel.BuyAsync([.. Enumerable.Range(0, LongForm.Count(40, 2000)).Select(index => new NewTrackedOrder { Quantity = 1000, Charge = 10m, Currency = "USD", Provider = "audited", ProviderOrderId = $"{index}" })]);
        Task[] writers = [.. Enumerable.Range(0, 2).Select(writer => Task.Run(() => WriteAsync(writer), TestContext.Current.CancellationToken))];
        int runs = 0;
        do
        {
            Assert.Empty(await panel.VerifyAsync());
            runs++;
        }
        while (!writers.All(writer => writer.IsCompleted));

        await Task.WhenAll(writers);
        Assert.Empty(await panel.VerifyAsync());
        TestContext.Current.TestOutputHelper!.WriteLine($"{runs} verifications during {orders.Length} orders.");

        async Task WriteAsync(int writer)
        {
            StatusReport[] reports = [StatusReport.Of(OrderStatus.InProgress, 900), StatusReport.Of(OrderStatus.Partial, 300 + writer), StatusReport.Of(OrderStatus.Partial, 500 + writer), StatusReport.Of(OrderStatus.Canceled)];
            foreach (StatusReport report in reports)
            {
                foreach (long[] batch in orders.Chunk(20))
                {
                    IReadOnlyList<ApplyOutcome> outcomes = await panel.Store.ApplyAsync([.. batch.Select(order => new OrderReport { Order = OrderKey.Of(order), Report = report, At = AuditedPanel.Start.AddHours(1) })]);
                    Assert.DoesNotContain(outcomes, outcome => outcome.Status == ApplyStatus.NotApplied);
                }

                _ = await panel.BuyAsync();
            }
        }
    }

    private static (long Order, DamageKind Kind) Named(OrderDamage damage) => ((long)damage.Order.Value!, damage.Kind);

    // Sound orders stand between the damaged ones.
    private static async Task<(long Order, DamageKind Kind)[]> DamageAsync(AuditedPanel panel)
    {
        await panel.DropUniqueIndexesAsync();
        List<(long Order, DamageKind Kind)> expected = [];
        List<string> damage = [];
        foreach (Fault fault in All)
        {
            long[] orders = await fault.Make(panel);
            damage.AddRange(fault.Sql(panel, orders));
            expected.AddRange(orders.Select(order => (order, fault.Kind)));
            if (expected.Count % 5 == 0)
            {
                _ = await fault.Make(panel);
            }
        }

        Assert.Empty(await panel.VerifyAsync());
        foreach (string sql in damage)
        {
            await panel.ExecuteAsync(sql);
        }

        return [.. expected.Order()];
    }

    private static async Task<IEnumerable<(long Order, DamageKind Kind)>> FoundWithoutAsync(AuditedPanel panel, OrderCheck<AuditedOrder, long> blind)
    {
        try
        {
            return (await panel.Store.VerifyAsync(check => check != blind, 500, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Select(Named).Order();
        }
        catch (ArgumentException)
        {
            // A check met what an earlier one would have told it.
            return [];
        }
    }
}
