using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class AddTests(PostgresServer server) : StoreTest(server)
{
    private static NewTrackedOrder Bought { get; } = new() { Quantity = 1000, Charge = 10.00m };

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_order_and_its_debit_are_one_transaction(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        await using ShopContext context = shop.Open();
        _ = context.Add(new Wallet { UserId = 7, Balance = 15.00m });
        _ = await context.SaveChangesAsync(Token);

        Assert.True(await BuyAsync(shop));
        Assert.False(await BuyAsync(shop));

        Assert.Equal(5.00m, await context.Wallets.Where(wallet => wallet.UserId == 7).Select(wallet => wallet.Balance).SingleAsync(Token));
        ShopOrder order = await context.Orders.SingleAsync(Token);
        Assert.Equal((OrderStatus.Processing, 1000L, 10.00m, 0m, SubmissionStatus.Queued), (order.Status, order.Quantity, order.Charge, order.Refunded, order.SubmissionStatus));
        OrderRow<ShopOrder, long> row = await RowAsync(shop, order.Id);
        Assert.Equal((1L, 0L, null, null), (row.Version, row.HistoryCount, row.NextPollAt, row.PollInterval));
        Assert.Equal((row.StatusSince, InstantColumn.Cut(row.StatusSince)), (row.BoughtAt, row.StatusSince));
        Assert.InRange(row.Bucket!.Value, 0, 63);
        Assert.NotNull(row.Deadline);
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task What_is_to_be_sent_is_read_again_as_it_was_given(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        await using ShopContext context = shop.Open();
        ShopOrder order = new() { UserId = 7 };
        KeyValuePair<string, string>[] fields = [new("link", "https://example.com/ñ?a=1&b=2"), new("comments", "one\ntwo"), new("link", ""), new("", "x")];
        _ = shop.Store.Add(context, order, Bought with { Provider = "p", ProviderService = "77", Fields = fields });
        _ = await context.SaveChangesAsync(Token);

        OrderToSend? found = await shop.Store.FindToSendAsync(context, order.Id, Token);

        Assert.Equal(("p", "77"), (found?.Provider, found?.ProviderService));
        Assert.Equal(fields, found!.Fields);
        Assert.Null(await shop.Store.FindToSendAsync(context, order.Id + 1, Token));
    }

    [Fact]
    public async Task A_charge_finer_than_the_refund_policy_is_refused_with_both_numbers_unless_the_panel_allows_it()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        await using Shop allowing = Open(ShopKind.Sqlite, new() { Store = store => store.Options.AllowFinerCharges = true });
        await using ShopContext context = shop.Open();

        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => shop.Store.Add(context, new() { UserId = 1 }, Bought with { Charge = 0.2781900m }));

        Assert.StartsWith(
            "The charge 0.2781900 has 5 decimals, and the refund policy of the panel's currency has 2: no refund could be as fine. Round the charge before the customer pays it, or set OrderStoreOptions.AllowFinerCharges.",
            refused.Message, StringComparison.Ordinal);
        Assert.Empty(context.ChangeTracker.Entries());
        _ = shop.Store.Add(context, new() { UserId = 1 }, Bought with { Charge = 0.2700m });
        await using ShopContext fine = allowing.Open();
        _ = allowing.Store.Add(fine, new() { UserId = 1 }, Bought with { Charge = 0.27819m });
        _ = await fine.SaveChangesAsync(Token);
        Assert.Equal(0.27819m, (await fine.Orders.SingleAsync(Token)).Charge);
    }

    [Fact]
    public async Task A_refused_order_is_not_tracked()
    {
        await using Shop shop = Open(ShopKind.Sqlite, new()
        {
            Store = store => store.Options.AllowFinerCharges = true,
            Rules = options =>
            {
                options.Refunds = null;
                options.RefundsByCurrency["USD"] = RefundPolicy.HalfUp(2);
            },
        });
        NewTrackedOrder bought = Bought with { Currency = "USD" };
        await using ShopContext context = shop.Open();
        ShopOrder order = new() { UserId = 1 };

        _ = Assert.Throws<ArgumentException>(() => shop.Store.Add(context, order, bought with { Currency = "EUR" }));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => shop.Store.Add(context, order, bought with { Quantity = 0 }));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => shop.Store.Add(context, order, bought with { Charge = -1m }));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => shop.Store.Add(context, order, bought with { Charge = 0.123456789m }));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => shop.Store.Add(context, order, bought with { Charge = 10_000_000_000m }));
        _ = Assert.Throws<ArgumentException>(() => shop.Store.Add(context, order, bought with { Fields = [new("link", null!)] }));
        _ = Assert.Throws<ArgumentNullException>(() => shop.Store.Add(context, order, null!));

        Assert.Empty(context.ChangeTracker.Entries());
        _ = shop.Store.Add(context, order, bought);
        _ = await context.SaveChangesAsync(Token);
        InvalidOperationException twice = Assert.Throws<InvalidOperationException>(() => shop.Store.Add(context, order, bought));
        Assert.Equal("This ShopOrder is in the database already. Add a new one.", twice.Message);
    }

    // A checkout, as a panel writes it.
    private static async Task<bool> BuyAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
        if (!await context.TryDebitAsync<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, 7, 10.00m, Token))
        {
            return false;
        }

        _ = shop.Store.Add(context, new ShopOrder { UserId = 7 }, Bought);
        _ = await context.SaveChangesAsync(Token);
        await transaction.CommitAsync(Token);
        return true;
    }
}
