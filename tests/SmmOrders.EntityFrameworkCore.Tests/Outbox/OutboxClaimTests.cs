using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Many deliverers at once, some of which die or fail: each event is told at last, an order's in order; and a claim reads small indexes.</summary>
public sealed partial class OutboxClaimTests(PostgresServer server) : StoreTest(server)
{
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);
    private static readonly int Count = LongForm.Count(12, 2_000);

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.AllWaysPostgresFirst;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Four_deliverers_of_which_some_die_tell_each_order_in_order(ShopKind kind)
    {
        await using Shop shop = Open(kind, new() { Store = store => store.AddOutboxSink("a") });
        await HappenAsync(shop);

        Assert.Empty(await TellAsync(shop));
    }

    [Theory]
    [OneOrAllData(ShopKind.Postgres, ShopKind.Sqlite, ShopKind.Portable)]
    public async Task Events_that_are_given_out_in_another_order_are_caught(ShopKind kind)
    {
        await using Shop shop = Open(kind, new() { Store = store => store.AddOutboxSink("a") });
        await HappenAsync(shop);
        await shop.DamageAsync($"UPDATE \"Outbox\" SET \"Version\" = -\"Version\", \"Place\" = -\"Place\"");

        Assert.Contains(await TellAsync(shop), each => each.StartsWith("order ", StringComparison.Ordinal));
    }

    [Theory]
    [OneOrAllData(ShopKind.Sqlite, ShopKind.Postgres, ShopKind.Portable)]
    public async Task Claims_without_a_lease_are_caught(ShopKind kind)
    {
        await using Shop shop = Open(kind, new()
        {
            Store = store => store.AddOutboxSink("a").Plant(model => model with { Outbox = new LeaselessOutbox(model.Outbox!) }),
        });
        await HappenAsync(shop);

        Assert.Contains("claimed by two", await TellAsync(shop));
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task A_claim_reads_what_is_outstanding_by_its_indexes(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls, Store = store => store.AddOutboxSink("a") });
        long[] ids = await shop.AddManyAsync(1000);
        _ = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        IReadOnlyList<OutboxEvent> thousand = await shop.Store.ClaimOutboxAsync("a", Now, Lease, 1000, Token);
        Assert.Equal(1000, await shop.Store.RecordOutboxAsync([.. thousand.Select(OutboxDelivery.Delivered)], Now, Token));
        await shop.DamageAsync($"UPDATE \"Outbox\" SET \"DueAt\" = NULL, \"DeliveredAt\" = \"At\" WHERE \"OrderId\" > 100");
        await shop.DamageAsync($"ANALYZE");
        calls.Clear();
        Assert.Equal(50, (await shop.Store.ClaimOutboxAsync("a", Now, Lease, 50, Token)).Count);

        string claim = calls.Commands.First(call => call.Contains("DueAt\" <= @", StringComparison.Ordinal));
        await using ShopContext context = shop.Open();
        string plan = await PlanAsync(context, kind, claim);

        TestContext.Current.TestOutputHelper!.WriteLine($"{claim}\n{plan}");
        Assert.Contains("IX_Outbox_Sink_DueAt", plan, StringComparison.Ordinal);
        Assert.Contains("IX_Outbox_Sink_OrderId_Version_Place_DueAt", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch(WholeTable(), plan);
    }

    // Two transitions and a refund of each order; every third is held first, and every fourth reopened in vain, which a person closes.
    private static async Task HappenAsync(Shop shop)
    {
        long[] ids = await shop.AddManyAsync(Count);
        foreach (long[] batch in ids.Chunk(1000))
        {
            _ = await shop.Store.ApplyAsync([.. batch.Where(id => id % 3 == 0).Select(id => Report(id, OrderStatus.Partial))], Token);
            _ = await shop.Store.ApplyAsync([.. batch.Select(id => Partial(id, Now.AddMinutes(1)))], Token);
            _ = await shop.Store.ApplyAsync([.. batch.Where(id => id % 4 == 0).Select(id => Report(id, OrderStatus.Pending, at: Now.AddMinutes(2)))], Token);
        }

        await using ShopContext context = shop.Open();
        foreach (Guid row in await context.Attention.Where(row => row.ClosedAt == null).Select(row => row.Id).ToListAsync(Token))
        {
            _ = await shop.Store.CloseAttentionAsync(new() { Id = row, By = "ann", At = Now }, Token);
        }

        Assert.Empty(await OutboxBooks.WrongAsync(shop, "a"));
    }

    // What is wrong once everything was told: in each round four deliver until nothing is due, then the claims of those that died end.
    private static async Task<List<string>> TellAsync(Shop shop)
    {
        List<string> wrong = [];
        ConcurrentQueue<OutboxEvent> told = [];
        int most = await OutstandingAsync(shop);
        for (int round = 1; round < 60 && await OutstandingAsync(shop) > 0; round++)
        {
            ConcurrentDictionary<Guid, int> claimed = [];
            DateTimeOffset now = Now + (round * 2 * Lease);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(deliverer => Task.Run(() => DeliverAsync(shop, now, new Random((60 * deliverer) + round), told, claimed))));
            if (claimed.Values.Any(times => times > 1))
            {
                return ["claimed by two"];
            }
        }

        wrong.AddRange(OutboxBooks.OutOfOrder(told));
        if (told.Count != most || await OutstandingAsync(shop) > 0)
        {
            wrong.Add($"{told.Count} of {most} are told");
        }

        return wrong;
    }

    private static async Task DeliverAsync(Shop shop, DateTimeOffset now, Random random, ConcurrentQueue<OutboxEvent> told, ConcurrentDictionary<Guid, int> claimed)
    {
        while (await shop.Store.ClaimOutboxAsync("a", now, Lease, 5, Token) is { Count: > 0 } events && claimed.Values.All(times => times == 1))
        {
            List<OutboxDelivery> deliveries = [];
            foreach (OutboxEvent each in events)
            {
                _ = claimed.AddOrUpdate(each.Id, 1, (_, times) => times + 1);
                switch (random.Next(8))
                {
                    case 0:
                        break;
                    case 1:
                        deliveries.Add(OutboxDelivery.Failed(each, "503", Lease, mostTries: 100));
                        break;
                    default:
                        told.Enqueue(each);
                        deliveries.Add(OutboxDelivery.Delivered(each));
                        break;
                }
            }

            if (await shop.Store.RecordOutboxAsync(deliveries, now, Token) != deliveries.Count)
            {
                // Another has recorded one of them.
                _ = claimed.AddOrUpdate(events[0].Id, 2, (_, times) => times + 1);
            }
        }
    }

    private static async Task<int> OutstandingAsync(Shop shop) => (int)(await shop.Store.ReadOutboxAsync("a", Token)).Waiting;

    private static async Task<string> PlanAsync(ShopContext context, ShopKind kind, string call)
    {
        await context.Database.OpenConnectionAsync(Token);
        await using System.Data.Common.DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = kind == ShopKind.Sqlite ? $"EXPLAIN QUERY PLAN {call}" : $"EXPLAIN {Parameter().Replace(call, match => Literal(match.Value))}";
        if (kind == ShopKind.Sqlite)
        {
            foreach (string name in Parameter().Matches(call).Select(match => match.Value).Distinct())
            {
                _ = command.Parameters.Add(new SqliteParameter(name, SqliteType.Integer) { Value = 0L });
            }
        }

        List<string> lines = [];
        await using System.Data.Common.DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
        {
            lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");
        }

        return string.Join('\n', lines);
    }

    private static string Literal(string parameter) => parameter switch
    {
        "@sink" => "'a'",
        "@most" => "50",
        _ => "TIMESTAMPTZ '2026-01-02 03:04:05+00'",
    };

    [GeneratedRegex("@[a-z_0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();

    [GeneratedRegex("SCAN o\\b(?!.*INDEX)|SCAN o0\\b(?!.*INDEX)|Seq Scan on \"Outbox\"")]
    private static partial Regex WholeTable();
}
