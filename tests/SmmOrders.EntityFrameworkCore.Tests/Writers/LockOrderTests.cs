using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Rows are locked in the order of their keys, whatever the order of the reports and of the rows on disk: two batches that meet wait for each
/// other, and never in a circle.
/// </summary>
public sealed partial class LockOrderTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData("Orders", "Id", false)]
    [InlineData("Orders", "Id", true)]
    [InlineData("Wallets", "UserId", false)]
    [InlineData("Wallets", "UserId", true)]
    public async Task A_batch_that_waits_for_a_row_holds_those_before_it_and_none_after_it(string table, string key, bool isPlanted)
    {
        string connection = "";

        // Planted: the statements lock the other way round, as without their ORDER BY they would in most plans.
        CallLog calls = new() { Sends = text => isPlanted ? OrderOfLocks().Replace(text, "$1 DESC FOR UPDATE OF") : text };
        await using Shop shop = Open(ShopKind.Postgres, new()
        {
            Store = store => store.UseContext(_ => new ShopContext(new DbContextOptionsBuilder()
                .UseNpgsql(new WatchedConnection(new NpgsqlConnection($"{connection};Options=-c enable_nestloop=off -c enable_mergejoin=off"), calls), true)
                .UseSmmOrders().AllowManyWays().Options)),
        });
        long[] ids = await shop.AddManyAsync(8);
        await using ShopContext holding = shop.Open();
        await using ShopContext looking = shop.Open();
        connection = holding.Database.GetConnectionString()!;
        List<long> keys = await looking.Database.SqlQueryRaw<long>($"SELECT \"{key}\"::bigint AS \"Value\" FROM \"{table}\" ORDER BY 1").ToListAsync(Token);

        // On disk they now lie the other way round.
        foreach (long each in Enumerable.Reverse(keys))
        {
            _ = await looking.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{key}\" = \"{key}\" WHERE \"{key}\" = {each}", Token);
        }

        await using IDbContextTransaction held = await holding.Database.BeginTransactionAsync(Token);
        _ = await holding.Database.ExecuteSqlRawAsync($"SELECT 1 FROM \"{table}\" WHERE \"{key}\" = {keys[3]} FOR UPDATE", Token);
        int holder = await holding.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync(Token);
        Task<IReadOnlyList<ApplyOutcome>> applying = shop.Store.ApplyAsync([.. Enumerable.Reverse(ids).Select(id => Partial(id))], Token);
        while (!applying.IsCompleted && await looking.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE {holder} = ANY(pg_blocking_pids(pid))").SingleAsync(Token) == 0)
        {
        }

        List<long> free;
        await using (IDbContextTransaction look = await looking.Database.BeginTransactionAsync(Token))
        {
            free = await looking.Database.SqlQueryRaw<long>($"SELECT \"{key}\"::bigint AS \"Value\" FROM \"{table}\" FOR UPDATE SKIP LOCKED").ToListAsync(Token);
            await look.RollbackAsync(Token);
        }

        await held.RollbackAsync(Token);
        IReadOnlyList<ApplyOutcome> outcomes = await applying;

        Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
        Assert.Equal(!isPlanted, keys[4..].SequenceEqual(free.Order()));
    }

    [GeneratedRegex("( ORDER BY [ow]\\.\"[A-Za-z]+\") FOR UPDATE OF")]
    private static partial Regex OrderOfLocks();
}
