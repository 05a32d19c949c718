using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A row that another session holds for longer than the time-out is its own order's trouble, and nobody else's.</summary>
public sealed class LockedRowTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData("Orders", false)]
    [InlineData("Orders", true)]
    [InlineData("Wallets", false)]
    [InlineData("Wallets", true)]
    public async Task A_lock_time_out_holds_up_its_own_order_alone(string table, bool retries) =>
        await HoldsUpOneAsync(table, 8, (connection, options) => options.UseNpgsql($"{connection};Options=-c lock_timeout=50", npgsql => _ = retries ? npgsql.EnableRetryOnFailure() : npgsql));

    [Fact]
    public async Task So_does_the_time_out_of_a_command() =>
        await HoldsUpOneAsync("Wallets", 2, (connection, options) => options.UseNpgsql(connection, npgsql => npgsql.EnableRetryOnFailure().CommandTimeout(1)));

    private async Task HoldsUpOneAsync(string table, int count, Action<string, DbContextOptionsBuilder> use)
    {
        string connection = "";
        await using Shop shop = Open(ShopKind.Postgres, new()
        {
            Store = store => store.UseContext(_ =>
            {
                DbContextOptionsBuilder options = new();
                use(connection, options);
                return new ShopContext(options.UseSmmOrders().AllowManyWays().Options);
            }),
        });
        long[] ids = await shop.AddManyAsync(count);
        await using ShopContext other = shop.Open();
        connection = other.Database.GetConnectionString()!;
        await using var transaction = await other.Database.BeginTransactionAsync(Token);
        _ = await other.Database.ExecuteSqlAsync(
            table == "Orders"
                ? $"""SELECT 1 FROM "Orders" WHERE "Id" = {ids[1]} FOR UPDATE"""
                : (FormattableString)$"""SELECT 1 FROM "Wallets" WHERE "UserId" = (SELECT "UserId" FROM "Orders" WHERE "Id" = {ids[1]}) FOR UPDATE""",
            Token);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);

        Assert.Equal(ids.Select(id => id == ids[1] ? ApplyStatus.NotApplied : ApplyStatus.Applied), outcomes.Select(outcome => outcome.Status));
        Assert.Contains("did not answer within the time-out. Another session may hold the row. Its status and money stay", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, ids[1]));

        await transaction.RollbackAsync(Token);
        _ = await shop.Store.ApplyAsync([.. ids.Select(id => Partial(id))], Token);
        foreach (long id in ids)
        {
            Assert.Equal(Facts.Refunded4, await FactsAsync(shop, id));
        }
    }
}
