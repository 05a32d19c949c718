namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class CommandCountTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData(ShopKind.Postgres, 3, 0)]
    [InlineData(ShopKind.Postgres, 3 + 1, 2)]
    [InlineData(ShopKind.Sqlite, 1 + 100 + 100 + 100 + 1, 0)]
    [InlineData(ShopKind.Sqlite, 1 + 100 + 100 + 100 + 1 + 400, 2)]
    public async Task A_batch_of_100_refunds_to_one_wallet_takes_so_many_commands_and_a_commit(ShopKind kind, int commands, int sinks)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new()
        {
            Calls = calls,
            Store = store => Enumerable.Range(0, sinks).ToList().ForEach(sink => store.AddOutboxSink($"sink-{sink}")),
        });
        long[] ids = await shop.AddManyAsync(100);
        await shop.DamageAsync($"""UPDATE "Orders" SET "UserId" = 1001""");
        calls.Clear();

        _ = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);

        Assert.Equal(commands, calls.Commands.Count());
        Assert.Equal(["OPEN", "BEGIN", "COMMIT"], calls.Calls.Where(call => call is "OPEN" or "BEGIN" or "COMMIT" or "ROLLBACK"));
        Assert.Equal(400.00m, (await FactsAsync(shop, ids[0])).Balance);
    }
}
