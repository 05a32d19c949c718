using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Sdk;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>One bad order holds nobody up, and a panel that is set up wrongly is told so.</summary>
public sealed class BadOrderTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData(ShopKind.Sqlite, 1000)]
    [InlineData(ShopKind.Postgres, 100)]
    [InlineData(ShopKind.Portable, 40)]
    public async Task Of_a_batch_with_three_bad_orders_all_others_are_applied(ShopKind kind, int count) =>
        await AssertThreeToldAsync(kind, LongForm.IsRun && kind == ShopKind.Postgres ? 1000 : count, new());

    /// <summary>The planted faults: payers as a panel might write them. One passes over a wallet that is not there, one pays nobody any more after it failed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payer_that_loses_a_refund_or_holds_others_up_is_found(bool givesUp)
    {
        bool hasFailed = false;
        Payer payer = new(async (refund, context) =>
        {
            hasFailed |= givesUp && !await context.Wallets.AnyAsync(wallet => wallet.UserId == refund.Order.UserId);
            _ = hasFailed ? throw new TimeoutException("The bank is closed")
                : await context.Database.ExecuteSqlAsync($"""UPDATE "Wallets" SET "Balance" = "Balance" + {refund.Refund.Amount} WHERE "UserId" = {refund.Order.UserId}""");
        });

        XunitException found = await Assert.ThrowsAnyAsync<XunitException>(() => AssertThreeToldAsync(
            ShopKind.Sqlite, 40, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) }));

        Assert.Contains(givesUp ? "Actual:   " : "Actual:   38", found.Message, StringComparison.Ordinal);
    }

    private async Task AssertThreeToldAsync(ShopKind kind, int count, ShopSetup setup)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, setup with { Calls = calls });
        long[] ids = await shop.AddManyAsync(count);
        (long poor, long unreadable, long undecidable) = (ids[count / 5], ids[count / 2], ids[count - 1]);
        int user = (int)(1000 + (count / 5) + 1);
        await shop.DamageAsync($"""DELETE FROM "Wallets" WHERE "UserId" = {user}""");
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = 'unreadable' WHERE "Id" = {unreadable}""");
        await shop.DamageAsync($"""UPDATE "Orders" SET "Delivered" = -1 WHERE "Id" = {undecidable}""");
        calls.Clear();

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);

        Dictionary<OrderKey, string?> told = outcomes.Where(outcome => outcome.Status == ApplyStatus.NotApplied).ToDictionary(outcome => outcome.Order, outcome => outcome.Reason);
        Assert.Equal(count - 3, outcomes.Count(outcome => outcome.Status == ApplyStatus.Applied));
        Assert.Equal(3, told.Count);
        Assert.Equal(
            $"The refund of order {poor} cannot be paid: There is no Wallet for {user}, so its credit would be lost. Roll the transaction back, create the wallet, and credit again. Its status and money stay as they are; once that is corrected, its next poll applies.",
            told[OrderKey.Of(poor)]);
        Assert.Equal(
            $"Order {unreadable} cannot be read: The note is not a note. Its status and money stay as they are; once that is corrected, its next poll applies.",
            told[OrderKey.Of(unreadable)]);
        Assert.Equal(
            $"Order {undecidable} cannot be decided: A delivered count is zero or above, or null if not known. Its Delivered is -1. Its status and money stay as they are; once that is corrected, its next poll applies.",
            told[OrderKey.Of(undecidable)]);

        // Two orders make a transaction fail: each is found by halving. The probe has none, and moving the polls has one.
        int transactions = calls.Calls.Count(call => call == "BEGIN");
        TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {outcomes.Count(outcome => outcome.Status == ApplyStatus.Applied)} of {count} applied in {transactions} transactions.");
        Assert.InRange(transactions, 4, 2 + (2 * 2 * (int)Math.Ceiling(Math.Log2(count))));
        await using ShopContext context = shop.Open();
        Assert.Equal(count - 3, await context.Set<OrderRefundEntry<long>>().CountAsync(Token));
        Assert.Equal((count - 3) * 4.00m, (await context.Wallets.Select(wallet => wallet.Balance).ToListAsync(Token)).Sum());
        Assert.Equal(3, await context.Orders.CountAsync(order => order.Status == OrderStatus.Processing, Token));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_order_at_fault_comes_back_later_each_time_and_raises_its_version_once(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = 'unreadable' WHERE "Id" = {id}""");
        List<double> minutes = [];
        for (int poll = 0; poll < 7; poll++)
        {
            DateTimeOffset at = InstantColumn.Cut(Now.AddHours(poll));
            Assert.Equal(ApplyStatus.NotApplied, (await shop.Store.ApplyAsync([Partial(id, at)], Token))[0].Status);
            await using ShopContext context = shop.Open();
            var row = await context.Orders.Where(order => order.Id == id)
                .Select(order => new { Next = EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt), Version = EF.Property<long?>(order, OrderColumns.Version) }).SingleAsync(Token);
            minutes.Add((row.Next!.Value - at).TotalMinutes);
            Assert.Equal(2L, row.Version);
        }

        Assert.Equal([4, 8, 16, 32, 60, 60, 60], minutes);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = NULL WHERE "Id" = {id}""");
        Assert.Equal(ApplyStatus.Applied, (await shop.Store.ApplyAsync([Partial(id)], Token))[0].Status);
        Assert.Equal(Facts.Refunded4, await FactsAsync(shop, id));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task A_status_that_is_none_of_the_six_is_told_and_stays(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        await using (ShopContext context = shop.Open())
        {
            await context.Database.OpenConnectionAsync(Token);
            _ = await context.Database.ExecuteSqlAsync(
                kind == ShopKind.Postgres ? $"""ALTER TABLE "Orders" DROP CONSTRAINT "CK_Orders_Status" """ : (FormattableString)$"PRAGMA ignore_check_constraints = 1", Token);
            _ = await context.Database.ExecuteSqlAsync($"""UPDATE "Orders" SET "Status" = 0 WHERE "Id" = {ids[0]}""", Token);
        }

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith($"Order {ids[0]} cannot be decided: 0 ", outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ten", "'ten'")]
    [InlineData(10.5, "10.5")]
    public async Task A_charge_that_is_no_whole_number_on_SQLite_is_told_and_stays(object charge, string shown)
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        long[] ids = await shop.AddManyAsync(2);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Charge" = {charge} WHERE "Id" = {ids[0]}""");

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith($"Order {ids[0]} cannot be written: The column \"Charge\" of \"Orders\" holds {shown}, where a whole number belongs. ", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Processing, (await RowAsync(shop, ids[0])).Status);
        Assert.Equal(Facts.Refunded4, await FactsAsync(shop, ids[1]));
    }

    // An old column without a precision, and the largest whole number of SQLite: 19 digits, where the order's amounts have 18.
    [Theory]
    [InlineData(ShopKind.Postgres, "1e40", "read")]
    [InlineData(ShopKind.Postgres, "10.123456789012345678901234567890", "read")]
    [InlineData(ShopKind.Postgres, "12345678901234567890", "decided")]
    [InlineData(ShopKind.Postgres, "'NaN'", "read")]
    [InlineData(ShopKind.Sqlite, "9223372036854775807", "decided")]
    [InlineData(ShopKind.Sqlite, "12345678901234567890", "decided")]
    public async Task A_charge_with_too_many_digits_is_told_and_stays(ShopKind kind, string charge, string what)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        await using (ShopContext context = shop.Open())
        {
            _ = kind == ShopKind.Postgres ? await context.Database.ExecuteSqlAsync($"""ALTER TABLE "Orders" ALTER "Charge" TYPE numeric""", Token) : 0;
            _ = await context.Database.ExecuteSqlRawAsync($"""UPDATE "Orders" SET "Charge" = {charge} WHERE "Id" = {ids[0]}""", Token);
        }

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith($"Order {ids[0]} cannot be {what}: ", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal(Facts.Refunded4, await FactsAsync(shop, ids[1]));
        await using ShopContext after = shop.Open();
        var stored = await after.Orders.Where(order => order.Id == ids[0]).Select(order => new { order.Status, order.Refunded }).SingleAsync(Token);
        Assert.Equal((OrderStatus.Processing, 0m), (stored.Status, stored.Refunded));
        Assert.True(what == "decided" || await shop.Store.VerifyAsync(Token).AnyAsync(damage => damage.Kind == DamageKind.Unreadable, Token));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_order_whose_currency_has_no_rules_any_more_is_told_and_the_others_are_applied(ShopKind kind)
    {
        await using Shop shop = Open(kind, new()
        {
            Currency = "USD",
            Rules = options =>
            {
                options.Refunds = null;
                options.RefundsByCurrency["USD"] = RefundPolicy.HalfUp(2);
            },
        });
        long[] ids = await shop.AddManyAsync(2);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Currency" = 'XYZ' WHERE "Id" = {ids[0]}""");

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.Contains("There is no refund policy for the currency \"XYZ\"", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Contains("Configured are: USD.", outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refund_that_the_column_cannot_hold_is_told_and_stays()
    {
        await using SqliteConnection memory = new("Data Source=:memory:");
        await memory.OpenAsync(Token);
        await using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(4))
            .AddDbContextFactory<CoarseContext>(options => options.UseSqlite(memory).UseSmmOrders().AllowManyWays())
            .AddSmmOrderStore<CoarseContext, ShopOrder, long>(store => store.RecordOnly())
            .BuildServiceProvider();
        OrderStore<CoarseContext, ShopOrder, long> store = services.GetRequiredService<OrderStore<CoarseContext, ShopOrder, long>>();
        await using CoarseContext context = await services.GetRequiredService<IDbContextFactory<CoarseContext>>().CreateDbContextAsync(Token);
        _ = await context.Database.EnsureCreatedAsync(Token);
        for (int user = 1; user <= 2; user++)
        {
            _ = store.Add(context, new() { UserId = user }, new() { Quantity = 3000, Charge = 10.00m, ProviderOrderId = $"{user}" });
        }

        _ = await context.SaveChangesAsync(Token);

        IReadOnlyList<ApplyOutcome> outcomes = await store.ApplyAsync([Report(1, OrderStatus.Partial, 1000), Report(2, OrderStatus.Partial, 1500)], Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith("Order 1 cannot be decided: The column holds 18 digits, 2 of them decimals, so it cannot hold 3.3333 exactly.", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Processing, (await context.Orders.SingleAsync(order => order.Id == 1, Token)).Status);
    }

    [Fact]
    public async Task Information_that_its_column_cannot_hold_is_left_out_and_holds_up_no_report()
    {
        await using Shop shop = Open(ShopKind.Postgres);
        long[] ids = await shop.AddManyAsync(2);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(ids[0]) with { ProviderCharge = 0.44m, ProviderCurrency = "no currency" }, Partial(ids[1])], Token);

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        await using ShopContext context = shop.Open();
        ShopOrder order = await context.Orders.SingleAsync(order => order.Id == ids[0], Token);
        Assert.Equal((null, null), (order.ProviderCharge, order.ProviderCurrency));
    }

    [Fact]
    public async Task A_balance_that_is_no_number_holds_up_its_own_orders_alone()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        long[] ids = await shop.AddManyAsync(3);
        await using (ShopContext context = shop.Open())
        {
            int user = (await context.Orders.SingleAsync(order => order.Id == ids[1], Token)).UserId;
            _ = await context.Database.ExecuteSqlAsync($"""UPDATE "Wallets" SET "Balance" = 'ten' WHERE "UserId" = {user}""", Token);
        }

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith($"The refund of order {ids[1]} cannot be paid: ", outcomes[1].Reason, StringComparison.Ordinal);
        await using ShopContext after = shop.Open();
        ShopOrder order = await after.Orders.SingleAsync(order => order.Id == ids[1], Token);
        Assert.Equal((OrderStatus.Processing, 0m), (order.Status, order.Refunded));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task A_payer_that_throws_holds_up_its_own_order_alone(ShopKind kind)
    {
        Payer payer = new((refund, _) => refund.Key.Value is 2L ? throw new TimeoutException("The bank is closed") : Task.CompletedTask);
        await using Shop shop = Open(kind, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long[] ids = await shop.AddManyAsync(3);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith($"The refund of order {ids[1]} cannot be paid: The bank is closed. ", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, ids[1]));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_payer_that_swallows_an_error_of_the_database_pays_nothing_and_applies_nothing_where_that_ends_the_transaction(ShopKind kind)
    {
        Payer payer = new(async (refund, context) =>
        {
            try
            {
                _ = await context.Database.ExecuteSqlAsync($"""INSERT INTO "Wallets" ("UserId", "Balance") VALUES (1, NULL)""");
            }
            catch (System.Data.Common.DbException)
            {
            }
        });
        await using Shop shop = Open(kind, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long id = await shop.AddAsync();

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Partial(id)], Token))[0];

        bool applied = outcome.Status == ApplyStatus.Applied;
        Assert.Equal(kind != ShopKind.Postgres, applied);
        Assert.Equal(applied ? OrderStatus.Partial : OrderStatus.Processing, (await FactsAsync(shop, id)).Status);
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task A_payer_that_leaves_changes_unsaved_is_told(ShopKind kind)
    {
        Payer payer = new((_, context) => Task.FromResult(context.Add(new Wallet { UserId = 77, Balance = 1m })));
        await using Shop shop = Open(kind, new() { Store = store => store.PayWith<Payer>(), Services = services => services.AddSingleton(payer) });
        long id = await shop.AddAsync();

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Partial(id)], Token))[0];

        Assert.Equal(ApplyStatus.NotApplied, outcome.Status);
        Assert.Contains("Call SaveChangesAsync in it.", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_table_that_is_missing_is_the_programmers_error_and_no_orders(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        await shop.DamageAsync($"DROP TABLE order_refunds");

        Exception thrown = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Store.ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token));

        Assert.Contains("order_refunds", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Processing, (await RowAsync(shop, ids[0])).Status);
    }

    [Fact]
    public async Task A_payer_that_is_not_registered_is_the_programmers_error()
    {
        await using Shop shop = Open(ShopKind.Sqlite, new() { Store = store => store.PayWith<Payer>() });
        long id = await shop.AddAsync();

        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Store.ApplyAsync([Partial(id)], Token));
    }

    [Fact]
    public async Task A_context_without_UseSmmOrders_is_the_programmers_error()
    {
        await using Shop shop = Open(ShopKind.Sqlite, new()
        {
            Store = store => store.UseContext(_ => new ShopContext(new DbContextOptionsBuilder().AllowManyWays().UseSqlite("Data Source=:memory:").Options)),
        });

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Store.ApplyAsync([Partial(1)], Token));

        Assert.Contains("UseSmmOrders", thrown.Message, StringComparison.Ordinal);
    }
}
