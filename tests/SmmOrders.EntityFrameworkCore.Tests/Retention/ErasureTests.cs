using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// A customer is erased, on each database: a word that was brought everywhere through the store is searched for in every column of every
/// table.
/// </summary>
public sealed class ErasureTests(PostgresServer server) : StoreTest(server)
{
    private const string Canary = "canary-7f3a";

    // Text of ours that is no customer's: names of providers and services, identifiers and currencies; and what the store says itself.
    private static readonly string[] Kept =
    [
        "Orders.Currency", "Orders.Service", "Orders.Provider", "Orders.ProviderService", "Orders.ProviderOrderId", "Orders.ProviderCurrency", "order_history.Reported", "order_refunds.Currency",
        "order_attempts.Provider", "order_attempts.ProviderService", "order_attempts.ProviderOrderId", "Attention.Provider",
        "order_requests.Provider", "order_requests.ProviderRequestId", "Outbox.Sink",
    ];

    private static readonly ShopSetup Telling = new() { Store = store => store.AddOutboxSink("a") };

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.AllWaysPostgresFirst;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_customers_word_is_in_no_table_afterwards(ShopKind kind)
    {
        await using Shop shop = Open(kind, Telling);
        (long id, long other) = (await LiveAsync(shop, Canary), await LiveAsync(shop, "another"));
        string[] words = await FoundAsync(shop, Canary);
        (Facts before, Facts[] all) = (await FactsAsync(shop, id), await FactsAsync(shop, [id, other]));
        OrderTotals totals = await TotalsAsync(shop);
        long version = (await RowAsync(shop, id)).Version!.Value;
        await AssertVerifiedAsync(shop);

        ErasureOutcome outcome = (await shop.Store.EraseAsync(new() { Orders = [OrderKey.Of(id)], By = $"customer {Canary}" }, Token))[0];

        Assert.Equal((ApplyStatus.Applied, null), (outcome.Status, outcome.Reason));
        Assert.Equal(
            [
                "Attention.ClosedBy", "Attention.Note", "Attention.What", "Orders.RequestFields", "Orders.RequestLink", "Outbox.Words", "order_attempts.Words", "order_history.By", "order_history.Note",
                "order_requests.AnsweredBy", "order_requests.AskedBy", "order_requests.Note", "order_requests.Words",
            ],
            words);
        Assert.Empty(await FoundAsync(shop, Canary));
        Assert.NotEmpty(await FoundAsync(shop, "another"));
        Assert.Equal(all, await FactsAsync(shop, [id, other]));
        Assert.Equal(totals, await TotalsAsync(shop));
        Assert.Equal(before, await FactsAsync(shop, id));
        await AssertVerifiedAsync(shop);

        // Whoever has read the words before cannot write them again.
        Assert.Equal(version + 1, (await RowAsync(shop, id)).Version);
        Assert.Equal(
            """[["service","77"],["link","erased"],["quantity","1000"],["comments","erased"]]""", (await RowAsync(shop, id)).RequestFields);
        Assert.Equal(ApplyStatus.Unchanged, (await shop.Store.EraseAsync(new() { Orders = [OrderKey.Of(id)], By = $"customer {Canary}" }, Token))[0].Status);
        Assert.Equal(version + 1, (await RowAsync(shop, id)).Version);

        // Of a purged order, too; and what comes later is numbered on.
        _ = await shop.Store.PurgeAsync(Now.AddDays(1), Token);
        await AssertVerifiedAsync(shop);
    }

    [Fact]
    public async Task An_erasure_that_forgets_any_one_column_is_found()
    {
        await using Shop shop = Open(ShopKind.Sqlite, Telling);
        (RetainedTable Table, string Column)[] columns = [.. RetainedTables.All.SelectMany(table => table.Words.Concat(table.Names).Select(column => (table, column)))];
        Assert.Equal(11, columns.Length);
        foreach (((RetainedTable table, string column), int number) in columns.Select((each, index) => (each, index)))
        {
            string word = $"word{number}x";
            long id = await LiveAsync(shop, word);

            // Planted: it does not know of this column.
            ImmutableArray<RetainedTable> others =
            [
                .. RetainedTables.All.Select(each => each == table ? each with { Words = [.. each.Words.Where(name => name != column)], Names = [.. each.Names.Where(name => name != column)] } : each),
            ];
            _ = await shop.Store.RetentionWith(others).EraseAsync(new() { Orders = [OrderKey.Of(id)], By = $"customer {word}" }, Token);

            Assert.EndsWith($".{column}", Assert.Single(await FoundAsync(shop, word)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_text_of_ours_is_erased_or_kept_on_purpose()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        await using ShopContext context = shop.Open();
        IEntityType[] tables = [.. context.Model.GetEntityTypes().Where(type => type.ClrType.Assembly == typeof(OrderStoreOptions).Assembly && type.FindProperty("OrderId") is not null)];

        // A table of ours that is in no line of the list is neither purged nor erased.
        Assert.All(tables, type => Assert.Single(RetainedTables.All, table => type.FindAnnotation(table.Annotation) is not null));
        IEntityType order = context.Model.FindEntityType(typeof(ShopOrder))!;
        string[] texts =
        [
            .. OrderColumns.All.Where(column => column.Type == typeof(string)).Select(column => $"{order.GetTableName()}.{column.Name}"),
            .. tables.SelectMany(type => type.GetProperties().Where(property => property.ClrType == typeof(string)).Select(property => $"{type.GetTableName()}.{property.Name}")),
        ];
        string[] erased =
        [
            "Orders.RequestFields", "Orders.RequestLink", "Orders.SubmissionWords",
            .. tables.SelectMany(type => RetainedTables.All.Where(table => type.FindAnnotation(table.Annotation) is not null).SelectMany(table => table.Words.Concat(table.Names)).Select(column => $"{type.GetTableName()}.{column}")),
        ];

        Assert.Equal(texts.Order(), erased.Concat(Kept).Order());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Words_and_fields_that_should_not_be_there_are_erased_too(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        await shop.DamageAsync($"""UPDATE "Orders" SET "SubmissionWords" = {Canary}, "RequestFields" = {Canary} WHERE "Id" = {ids[0]}""");
        await shop.DamageAsync($"""UPDATE "Orders" SET "Version" = NULL, "RequestLink" = {Canary} WHERE "Id" = {ids[1]}""");

        IReadOnlyList<ErasureOutcome> outcomes = await shop.Store.EraseAsync(new() { Orders = [.. ids.Select(OrderKey.Of), OrderKey.Of("text")] }, Token);

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.Applied, ApplyStatus.NotFound], outcomes.Select(outcome => outcome.Status));
        Assert.Empty(await FoundAsync(shop, Canary));
        Assert.Equal((null, "erased"), ((await RowAsync(shop, ids[0])).RequestFields, (await RowAsync(shop, ids[0])).SubmissionWords));
        Assert.Null((await RowAsync(shop, ids[1])).Version);
    }

    // An order that was refused, sent again by its customer, held, ended by its customer, and looked at: with the word wherever it can come.
    private static async Task<long> LiveAsync(Shop shop, string word)
    {
        (string provider, string customer) = (Guid.NewGuid().ToString("N"), $"customer {word}");
        await using ShopContext context = shop.Open();
        int user = Random.Shared.Next();
        var order = new ShopOrder { UserId = user };
        _ = context.Add(new Wallet { UserId = user, Balance = 0m });
        _ = shop.Store.Add(context, order, new()
        {
            Quantity = 1000,
            Charge = 10.00m,
            Provider = provider,
            ProviderService = "77",
            Fields = [new("service", "77"), new("link", $"https://example.com/{word}"), new("quantity", "1000"), new("comments", $"nice\n{word}")],
        });
        _ = await context.SaveChangesAsync(Token);
        var key = OrderKey.Of(order.Id);
        await AnswerAsync(SubmissionStep.Refuse(RefusalKind.BadLink), null);
        Assert.Equal($"no: {word}", (await RowAsync(shop, order.Id)).SubmissionWords);
        await SubmitAsync(new() { Order = key, Step = SubmissionStep.Requeue(), By = customer, Note = $"it is right: {word}", At = Now });
        RequestCorrectionOutcome corrected = await shop.Store.CorrectRequestAsync(
            new() { Order = key, Fields = [new("service", "77"), new("link", word), new("quantity", "1000"), new("comments", $"a\n{word}")], By = customer, Note = word, At = Now }, Token);
        Assert.Equal(ApplyStatus.Applied, corrected.Status);
        await AnswerAsync(SubmissionStep.Place(), provider);
        await RequestAsync(shop, key, provider, word);
        _ = await shop.Store.ApplyAsync([Report(order.Id, OrderStatus.Partial), new() { Order = key, Report = StatusReport.ProviderError($"{word} is private"), At = Now }], Token);
        OrderDecisionOutcome ended = await shop.Store.DecideAsync(new() { Order = key, Decision = Decision.EndPartial(600), By = customer, Note = $"because of {word}", At = Now }, Token);
        Assert.Equal(ApplyStatus.Applied, ended.Status);
        _ = await shop.Store.ApplyAsync([Report(order.Id, OrderStatus.Pending)], Token);
        OrderAttention<long?> open = await context.Attention.AsNoTracking().SingleAsync(row => row.OrderId == order.Id && row.ClosedAt == null, Token);
        Assert.Equal(ApplyStatus.Applied, await shop.Store.CloseAttentionAsync(new() { Id = open.Id, By = customer, Note = $"I am {word}", At = Now }, Token));
        OutboxEvent told = (await shop.Store.ClaimOutboxAsync("a", Now, TimeSpan.FromMinutes(5), 1000, Token)).Single(each => each.Order == key);
        Assert.Equal(1, await shop.Store.RecordOutboxAsync([OutboxDelivery.Failed(told, $"no such user: {word}", TimeSpan.FromMinutes(1), 9)], Now, Token));
        return order.Id;

        async Task AnswerAsync(SubmissionStep step, string? id)
        {
            SubmissionClaim claim = await shop.Store.ClaimSubmissionAsync(provider, Now, TimeSpan.FromSeconds(30), Token);
            await SubmitAsync(new() { Order = key, Attempt = claim.Claimed!.Attempt, Step = step, ProviderOrderId = id, Note = $"no: {word}", At = Now });
        }

        async Task SubmitAsync(OrderSubmission submission) => Assert.Equal(ApplyStatus.Applied, (await shop.Store.SubmitAsync(submission, Token)).Status);
    }

    // A cancellation that nobody answered, and of which the customer told.
    private static async Task RequestAsync(Shop shop, OrderKey order, string provider, string word)
    {
        Assert.Equal(ApplyStatus.Applied, (await shop.Store.AskAsync(new() { Order = order, Kind = RequestKind.Cancel, By = $"customer {word}", Note = $"sorry, {word}", At = Now }, Token)).Status);
        ClaimedRequest sent = (await shop.Store.ClaimRequestAsync(provider, Now, TimeSpan.FromSeconds(30), Token)).Claimed!;
        RequestAnswer lost = new() { Order = order, Request = sent.Request, Step = RequestStep.LoseTrack(), At = Now };
        Assert.Equal(ApplyStatus.Applied, (await shop.Store.AnswerRequestAsync(lost, Token)).Status);
        RequestAnswer found = lost with { Step = RequestStep.Acknowledge(), By = $"customer {word}", Note = $"they wrote to {word}" };
        Assert.Equal(ApplyStatus.Applied, (await shop.Store.AnswerRequestAsync(found, Token)).Status);
    }

    // The columns that have the word, of all columns of all tables.
    private static async Task<string[]> FoundAsync(Shop shop, string word)
    {
        await using ShopContext context = shop.Open();
        await context.Database.OpenConnectionAsync(Token);
        List<string> found = [];
        foreach (IEntityType type in context.Model.GetEntityTypes())
        {
            foreach (string column in type.GetProperties().Select(property => property.GetColumnName()))
            {
                await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT COUNT(*) FROM \"{type.GetTableName()}\" WHERE CAST(\"{column}\" AS text) LIKE '%{word}%'";
                if (Convert.ToInt64(await command.ExecuteScalarAsync(Token), System.Globalization.CultureInfo.InvariantCulture) > 0)
                {
                    found.Add($"{type.GetTableName()}.{column}");
                }
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static async Task<OrderTotals> TotalsAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        return await context.Orders.TotalsByCurrency().SingleAsync(Token);
    }

    private static async Task AssertVerifiedAsync(Shop shop) => Assert.Empty(await shop.Store.VerifyAsync(Token).ToListAsync(Token));
}
