using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What an adoption lists, and what it leaves alone; and that a wrong adoption is found.</summary>
public sealed class AdoptionDamageTests(PostgresServer server)
{
    private const int Orders = 60;

    public enum Kind
    {
        Sqlite,
        Postgres,
        Portable,
        PortableOnPostgres,
    }

    // CI runs the first test in all four ways and the others in two: by the writer of PostgreSQL and by the one of all else.
    public static IEnumerable<TheoryDataRow<Kind>> AllKinds => CiForm.Rows<TheoryDataRow<Kind>>(Kind.Postgres, Kind.Sqlite, Kind.Portable, Kind.PortableOnPostgres);

    public static IEnumerable<TheoryDataRow<Kind>> Kinds => LongForm.IsRun ? AllKinds : CiForm.Rows<TheoryDataRow<Kind>>(Kind.Sqlite, Kind.Postgres);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(AllKinds))]
    public async Task Each_damage_is_listed_once_and_nothing_else_is(Kind kind)
    {
        using OldMarket old = await OpenAsync(kind);
        await using var market = new Market(old.Address);
        Told told = new();

        List<string> listed = await AdoptAsync(market, kind, told);

        Assert.Empty(await old.DamageAsync(listed));
        Assert.Equal(listed.Distinct(), listed);
        Assert.Equal(await old.CountAsync("""SELECT COUNT(*) FROM "Orders" WHERE "Version" IS NOT NULL"""), told.Last.Adopted);
        Assert.Equal(await old.CountAsync("""SELECT COUNT(*) FROM "Orders" WHERE "Version" IS NULL"""), told.Last.LeftAlone);
        Assert.Equal(await old.CountAsync("""SELECT COUNT(*) FROM "Orders" WHERE "SubmissionStatus" = 5"""), told.Last.Unknown);
        Assert.Equal((6, OrderKey.Of(Orders)), (told.Last.Unknown, told.Last.Last));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Another_call_lists_what_was_left_alone_and_adopts_nothing(Kind kind)
    {
        using OldMarket old = await OpenAsync(kind);
        await using var market = new Market(old.Address);
        List<string> first = await AdoptAsync(market, kind);
        Told told = new();

        List<string> second = await AdoptAsync(market, kind, told);

        Assert.Empty(second.Except(first));
        Assert.Equal(0, told.Last.Adopted);
        Assert.Equal(told.Last.LeftAlone, second.Select(line => line.Split(' ')[0]).Distinct().Count());
        Assert.Empty(await old.DamageAsync(first));
    }

    [Theory]
    [InlineData(Kind.Sqlite)]
    [InlineData(Kind.Postgres)]
    public async Task The_list_alone_writes_nothing(Kind kind)
    {
        using OldMarket old = await OpenAsync(kind);
        await using var market = new Market(old.Address);
        Told told = new();

        string[] listed = await market.Orders.AdoptAsync(new() { ListsOnly = true, PageSize = 7 }, told, Token).Select(AdoptJob.LineOf).ToArrayAsync(Token);

        Assert.Equal((await old.ExpectedAsync()).Order(), listed.Order());
        Assert.Equal(Orders, told.Last.Adopted + told.Last.LeftAlone);
        Assert.Equal(Orders, await old.CountAsync("""SELECT COUNT(*) FROM "Orders" WHERE "Version" IS NULL AND "PollInterval" IS NULL"""));
        Assert.Equal(0, await old.CountAsync("SELECT COUNT(*) FROM order_history"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_adoption_that_takes_what_was_adopted_is_found(Kind kind)
    {
        using OldMarket old = await OpenAsync(kind);
        await using var market = new Market(old.Address);
        List<string> listed = await AdoptAsync(market, kind);

        // Planted: neither the page nor the writer asks whether the order has a version.
        listed.AddRange(await AdoptAsync(market, kind, parts: parts => parts with { Compares = false }));

        Assert.NotEmpty(await old.DamageAsync(listed));
    }

    [Fact]
    public async Task An_adoption_that_lists_no_damage_is_found()
    {
        using OldMarket old = await OpenAsync(Kind.Sqlite);
        await using var market = new Market(old.Address);

        // Planted: it does not look.
        List<string> listed = await AdoptAsync(market, Kind.Sqlite, parts: parts => parts with { Checks = [] });

        Assert.Contains(await old.DamageAsync(listed), each => each.StartsWith("not listed: ", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_adoptions_at_once_adopt_each_order_once(Kind kind)
    {
        using OldMarket old = await OpenAsync(kind);
        await using var market = new Market(old.Address);

        List<string>[] listed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => AdoptAsync(market, kind), Token)));

        Assert.Empty(await old.DamageAsync(listed.SelectMany(lines => lines)));
    }

    [Fact]
    public async Task The_polls_of_the_backlog_are_spread_over_one_interval()
    {
        using OldMarket old = await OldMarket.SqliteAsync(orders: 1000);
        await using var market = new Market(old.Address);
        long before = TimeProvider.System.GetUtcNow().UtcTicks / 10 - DateTimeOffset.UnixEpoch.UtcTicks / 10;

        _ = await AdoptAsync(market, Kind.Sqlite);

        long after = TimeProvider.System.GetUtcNow().UtcTicks / 10 - DateTimeOffset.UnixEpoch.UtcTicks / 10;
        long polled = await old.CountAsync("""SELECT COUNT(*) FROM "Orders" WHERE "NextPollAt" IS NOT NULL""");
        Assert.InRange(polled, 350, 450);

        // They are so old that each has the longest.
        Assert.Equal(1, await old.CountAsync("""SELECT COUNT(DISTINCT "PollLongest") FROM "Orders" WHERE "NextPollAt" IS NOT NULL"""));
        long interval = await old.CountAsync("""SELECT MAX("PollLongest") FROM "Orders" """);
        Assert.Equal(0, await old.CountAsync($"""SELECT COUNT(*) FROM "Orders" WHERE "NextPollAt" <= {before} OR "NextPollAt" > {after + interval}"""));
        for (int quarter = 0; quarter < 4; quarter++)
        {
            long due = await old.CountAsync(
                $"""SELECT COUNT(*) FROM "Orders" WHERE "NextPollAt" > {before + (quarter * interval / 4)} AND "NextPollAt" <= {before + ((quarter + 1) * interval / 4)}""");
            Assert.InRange(due, polled * 15 / 100, polled * 35 / 100);
        }
    }

    private static async Task<List<string>> AdoptAsync(
        Market market, Kind kind, IProgress<AdoptionProgress>? progress = null, Func<AdoptionParts<MarketOrder, long>, AdoptionParts<MarketOrder, long>>? parts = null) => await market.Orders
            .AdoptionWith(each => (parts ?? (same => same))(each with { IsPortable = kind is Kind.Portable or Kind.PortableOnPostgres }))
            .RunAsync(new() { PageSize = 7 }, progress, Token).Select(AdoptJob.LineOf).ToListAsync(Token);

    private Task<OldMarket> OpenAsync(Kind kind) => kind is Kind.Postgres or Kind.PortableOnPostgres ? OldMarket.PostgresAsync(server, Orders) : OldMarket.SqliteAsync(Orders);

    private sealed class Told : IProgress<AdoptionProgress>
    {
        public AdoptionProgress Last { get; private set; } = new();

        public void Report(AdoptionProgress value) => Last = value;
    }
}
