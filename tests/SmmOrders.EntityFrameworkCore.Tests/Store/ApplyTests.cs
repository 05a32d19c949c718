namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class ApplyTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_key_without_an_order_is_not_found_and_holds_nobody_up(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = await shop.AddAsync();
        OrderReport text = Partial(id) with { Order = OrderKey.Of("1") };

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(id + 1), text, Partial(id)], Token);

        Assert.Equal([ApplyStatus.NotFound, ApplyStatus.NotFound, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task Orders_that_stay_as_they_are_are_read_and_not_written(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        long[] ids = await shop.AddManyAsync(5);
        DateTimeOffset at = Now;
        OrderReport[] reports = [.. ids.Select(id => Report(id, OrderStatus.InProgress, 900, at))];
        _ = await shop.Store.ApplyAsync(reports, Token);
        OrderRow<ShopOrder, long>[] before = [.. await Task.WhenAll(ids.Select(id => RowAsync(shop, id)))];
        calls.Clear();

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync(reports, Token);

        Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Unchanged, outcome.Status));
        Assert.StartsWith("SELECT", Assert.Single(calls.Commands), StringComparison.Ordinal);
        OrderRow<ShopOrder, long>[] after = [.. await Task.WhenAll(ids.Select(id => RowAsync(shop, id)))];
        Assert.Equal(before.Select(row => (row.Version, row.NextPollAt, row.LastWriteId)), after.Select(row => (row.Version, row.NextPollAt, row.LastWriteId)));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_unchanged_order_whose_next_poll_nobody_wrote_is_scheduled_and_nothing_else(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = await shop.AddAsync();
        DateTimeOffset at = Now;
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.InProgress, at: at)], Token);
        OrderRow<ShopOrder, long> before = await RowAsync(shop, id);

        DateTimeOffset later = InstantColumn.Cut(at.AddMinutes(20));
        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Report(id, OrderStatus.InProgress, at: later)], Token))[0];

        OrderRow<ShopOrder, long> after = await RowAsync(shop, id);
        Assert.Equal(ApplyStatus.Unchanged, outcome.Status);
        Assert.Equal(later.AddMinutes(5), after.NextPollAt);
        Assert.Equal((before.Version, before.HistoryCount, before.LastWriteId), (after.Version, after.HistoryCount, after.LastWriteId));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task A_delivered_count_alone_raises_the_version_and_makes_no_history(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = await shop.AddAsync();
        _ = await shop.Store.ApplyAsync([Report(id, OrderStatus.InProgress, 900)], Token);

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Report(id, OrderStatus.InProgress, 500)], Token))[0];

        OrderRow<ShopOrder, long> row = await RowAsync(shop, id);
        Assert.Equal(ApplyStatus.Applied, outcome.Status);
        Assert.Equal((3L, 1L, 500L), (row.Version, row.HistoryCount, row.Delivered));
        Assert.Equal("1:InProgress", (await FactsAsync(shop, id)).History);
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task What_is_reported_for_information_is_kept_unless_its_column_cannot_hold_it(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = await shop.AddAsync();
        OrderReport report = Report(id, OrderStatus.InProgress) with { StartCount = 3572, ProviderCharge = 0.27819m, ProviderCurrency = "USD" };

        _ = await shop.Store.ApplyAsync([report], Token);
        IReadOnlyList<ApplyOutcome> same = await shop.Store.ApplyAsync([report], Token);
        IReadOnlyList<ApplyOutcome> finer = await shop.Store.ApplyAsync([Partial(id) with { ProviderCharge = 0.123456789m }], Token);

        OrderRow<ShopOrder, long> row = await RowAsync(shop, id);
        Assert.Equal((3572L, 0.27819m, "USD"), (row.StartCount, row.ProviderCharge, row.ProviderCurrency));
        Assert.Equal((ApplyStatus.Unchanged, ApplyStatus.Applied), (same[0].Status, finer[0].Status));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task What_the_order_was_bought_with_stays(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        await using ShopContext context = shop.Open();
        ShopOrder order = new() { UserId = 1 };
        _ = context.Add(new Wallet { UserId = 1, Balance = 0m });
        _ = shop.Store.Add(context, order, new()
        {
            Quantity = 1000,
            Charge = 10.00m,
            Service = "s",
            Provider = "p",
            ProviderService = "77",
            ProviderOrderId = "23501",
            Fields = [new("link", "https://example.com"), new("link", "")],
        });
        _ = await context.SaveChangesAsync(Token);
        OrderRow<ShopOrder, long> before = await RowAsync(shop, order.Id);

        _ = await shop.Store.ApplyAsync([Partial(order.Id)], Token);

        OrderRow<ShopOrder, long> after = await RowAsync(shop, order.Id);
        Assert.Equal(
            ("s", "p", "77", "23501", before.RequestFields, before.BoughtAt, before.Bucket, 1000L, 10.00m),
            (after.Service, after.Provider, after.ProviderService, after.ProviderOrderId, after.RequestFields, after.BoughtAt, after.Bucket, after.Quantity, after.Charge));
        Assert.NotNull(after.BoughtAt);
        OrderToSend? sent = await shop.Store.FindToSendAsync(context, order.Id, Token);
        Assert.Equal(("p", "77"), (sent?.Provider, sent?.ProviderService));
        Assert.Equal([new("link", "https://example.com"), new("link", "")], sent!.Fields);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_batch_has_1_to_1000_reports(int count)
    {
        await using Shop shop = Open(ShopKind.Sqlite);

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => shop.Store.ApplyAsync([.. Enumerable.Range(1, count).Select(id => Partial(id))], Token));

        Assert.Equal($"A batch has 1 to 1000 reports, not {count}. (Parameter 'reports')", refused.Message);
    }

    [Fact]
    public async Task A_report_names_an_order_and_says_something()
    {
        await using Shop shop = Open(ShopKind.Sqlite);

        _ = await Assert.ThrowsAsync<ArgumentNullException>(() => shop.Store.ApplyAsync(null!, Token));
        _ = await Assert.ThrowsAsync<ArgumentNullException>(() => shop.Store.ApplyAsync([null!], Token));
        _ = await Assert.ThrowsAsync<ArgumentException>(() => shop.Store.ApplyAsync([Partial(1) with { Order = default }], Token));
        _ = await Assert.ThrowsAsync<ArgumentException>(() => shop.Store.ApplyAsync([Partial(1) with { Report = default }], Token));
    }
}
