using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A market with orders that are older than the store: of each thousand, the first few are damaged, each in another way.</summary>
internal sealed class OldMarket : IDisposable
{
    private const int Thousand = 1000;

    private readonly IDisposable _database;
    private readonly OldDamage[] _damages;

    private OldMarket(MarketAddress address, IDisposable database) => (Address, _database, _damages) = (address, database, OldDamages.All(address.IsPostgres));

    public MarketAddress Address { get; }

    public int Kinds => _damages.Length;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<OldMarket> SqliteAsync(int orders)
    {
        var file = SqliteFile.With(connection => new OldMarketContext(new DbContextOptionsBuilder().UseSqlite(connection).UseSmmOrders().AllowManyWays().Options));
        return FillAsync(new(MarketAddress.Sqlite(file.Connection), file), orders);
    }

    public static Task<OldMarket> PostgresAsync(PostgresServer server, int orders)
    {
        PostgresDatabase database = server.Databases.Lend(connection => new OldMarketContext(new DbContextOptionsBuilder().UseNpgsql(connection).UseSmmOrders().AllowManyWays().Options));
        return FillAsync(new(MarketAddress.Postgres(database.Connection), database), orders);
    }

    /// <summary>What an adoption is to list: the order's number and the kind, as a job's file has them.</summary>
    public Task<HashSet<string>> ExpectedAsync() => DamagedAsync(_ => true);

    /// <summary>Everything that is wrong once all is adopted, and what was listed.</summary>
    public async Task<string[]> DamageAsync(IEnumerable<string> listed)
    {
        HashSet<string> expected = await ExpectedAsync();
        HashSet<string> left = await DamagedAsync(damage => !damage.IsAdopted);
        HashSet<string> verified = await DamagedAsync(damage => damage.IsVerified);
        HashSet<string> found = [.. listed];
        await using var market = new Market(Address);

        // Orders with a blank identifier share it, which verification names; the adoption names what is wrong with it.
        HashSet<string> blank = await DamagedAsync(damage => damage.Kind == DamageKind.ProviderOrderIdMissing);
        string[] named = await market.Orders.VerifyAsync(Token).Select(AdoptJob.LineOf).ToArrayAsync(Token);
        return
        [
            .. expected.Except(found).Select(line => $"not listed: {line}"),
            .. found.Except(expected).Select(line => $"listed though sound: {line}"),
            .. verified.Except(named).Select(line => $"no longer verified: {line}"),
            .. named.Except(verified).Where(line => !blank.Contains(line.Replace("Shared", "Missing", StringComparison.Ordinal))).Select(line => $"verified: {line}"),
            .. await WrongAsync("changed", """
                SELECT COUNT(*) FROM "Orders" AS o JOIN "old_orders" AS b ON o."Id" = b."Id" WHERE o."Status" IS DISTINCT FROM b."Status" OR o."Refunded" IS DISTINCT FROM b."Refunded"
                OR o."Charge" IS DISTINCT FROM b."Charge" OR o."Quantity" IS DISTINCT FROM b."Quantity" OR o."StatusSince" IS DISTINCT FROM b."StatusSince"
                OR o."Delivered" IS DISTINCT FROM b."Delivered" OR o."ProviderOrderId" IS DISTINCT FROM b."ProviderOrderId"
                """),
            .. await WrongAsync("lost", """SELECT ABS((SELECT COUNT(*) FROM "Orders") - (SELECT COUNT(*) FROM "old_orders"))"""),
            .. await WrongAsync("adopted twice, or not at all", """
                SELECT COUNT(*) FROM "Orders" AS o WHERE o."Version" <> 1 OR (o."Version" = 1) <> ((SELECT COUNT(*) FROM order_history AS h WHERE h."OrderId" = o."Id" AND h."Number" = 1 AND h."Kind" = 6) = 1)
                """),
            .. await WrongAsync("without its refund in the ledger", """
                SELECT COUNT(*) FROM "Orders" AS o WHERE o."Version" = 1 AND o."Refunded" <> COALESCE((SELECT SUM(r."Amount") FROM order_refunds AS r WHERE r."OrderId" = o."Id"), 0)
                """),
            .. await CountAsync("""SELECT COUNT(*) FROM "Orders" WHERE "Version" IS NULL""") is var old && old == left.Count ? [] : new[] { $"left alone: {old}, and not {left.Count}" },
            .. await WrongAsync("at work though it is old", """
                SELECT COUNT(*) FROM "Orders" WHERE "Version" IS NULL AND ("NextPollAt" IS NOT NULL OR "NextSendAt" IS NOT NULL OR "Deadline" IS NOT NULL)
                """),
        ];
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var market = new Market(Address);
        await using MarketContext context = market.Open();
        context.Database.SetCommandTimeout(600);
        string query = $"SELECT CAST(({sql}) AS bigint) AS \"Value\"";
        return await context.Database.SqlQueryRaw<long>(query).SingleAsync(Token);
    }

    public void Dispose() => _database.Dispose();

    private async Task<string[]> WrongAsync(string what, string sql) => await CountAsync(sql) is var wrong && wrong == 0 ? [] : [$"{what}: {wrong}"];

    private async Task<HashSet<string>> DamagedAsync(Func<OldDamage, bool> which)
    {
        long orders = await CountAsync("""SELECT COUNT(*) FROM "Orders" """);
        return
        [
            .. from order in Enumerable.Range(0, (int)orders)
               where order % Thousand < Kinds && which(_damages[order % Thousand])
               select string.Create(CultureInfo.InvariantCulture, $"{order + 1} {_damages[order % Thousand].Kind}"),
        ];
    }

    private static async Task<OldMarket> FillAsync(OldMarket old, int orders)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        _ = old.Address.IsPostgres ? options.UseNpgsql(old.Address.Connection) : options.UseSqlite(old.Address.Connection);
        await using var context = new OldMarketContext(options.UseSmmOrders().Options);
        context.Database.SetCommandTimeout(600);
        string numbers = old.Address.IsPostgres
            ? $"SELECT n::int AS n FROM generate_series(0, {orders - 1}) AS n"
            : $"WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < {orders - 1}) SELECT n FROM s";
        (string money, string since) = old.Address.IsPostgres ? ("10", "TIMESTAMPTZ '2026-01-02T03:00:00Z'") : ("1000000000", "1767322800000000");
        if (old.Address.IsPostgres)
        {
            await ExecuteAsync(context, """ALTER TABLE "Orders" ALTER COLUMN "Quantity" DROP NOT NULL""");
        }

        await ExecuteAsync(
            context,
            $"""
            INSERT INTO "Orders" ("Id", "UserId", "Number", "Status", "StatusSince", "Quantity", "Charge", "Refunded", "CancelCause", "Open", "Provider", "ProviderOrderId")
            SELECT n + 1, 0, n, 1, {since}, 1000, {money}, 0, 0, 0, 'first', 'p-' || n FROM ({numbers}) AS numbers
            """);
        for (int kind = 0; kind < old.Kinds; kind++)
        {
            await ExecuteAsync(context, $"""UPDATE "Orders" SET {old._damages[kind].Set} WHERE "Number" % {Thousand} = {kind}""");
        }

        // Sound ends, with their money as it is due.
        string scale = old.Address.IsPostgres ? "" : " * 100000000";
        await ExecuteAsync(context, $"""UPDATE "Orders" SET "Status" = 4, "Delivered" = 1000 WHERE "Number" % {Thousand} >= {old.Kinds} AND "Number" % 5 = 0""");
        await ExecuteAsync(context, $"""UPDATE "Orders" SET "Status" = 5, "Refunded" = 10{scale} WHERE "Number" % {Thousand} >= {old.Kinds} AND "Number" % 5 = 1""");
        await ExecuteAsync(context, $"""UPDATE "Orders" SET "Status" = 6, "Delivered" = 600, "Refunded" = 4{scale} WHERE "Number" % {Thousand} >= {old.Kinds} AND "Number" % 5 = 2""");
        await ExecuteAsync(context, """CREATE TABLE "old_orders" AS SELECT "Id", "Status", "Refunded", "Charge", "Quantity", "StatusSince", "Delivered", "ProviderOrderId" FROM "Orders" """);
        await ExecuteAsync(context, """CREATE INDEX "IX_old_orders" ON "old_orders" ("Id")""");

        // As in a table that has been there for long; without it PostgreSQL plans for an empty one.
        await ExecuteAsync(context, "ANALYZE");
        return old;
    }

    private static async Task ExecuteAsync(OldMarketContext context, string sql) => _ = await context.Database.ExecuteSqlRawAsync(sql, Token);
}
