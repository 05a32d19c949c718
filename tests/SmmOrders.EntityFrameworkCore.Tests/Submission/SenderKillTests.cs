using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Worker;
using SmmOrders.Providers.Testing;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Senders are killed at random moments, as kill -9 does it, while a simulated provider counts what it accepts, loses some answers and does
/// not hear some requests. Then a person looks each unknown order up there, and sends it again or refunds it if it is missing. Every order
/// must exist there once or be refunded, and every wallet be exact.
/// </summary>
public sealed class SenderKillTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Wallets = 5;

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow().AddHours(1);
    private static readonly int Kills = LongForm.Count(small: 2, large: 200);
    private static readonly int KillsOfRound = Math.Min(Kills, 20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Each_order_exists_once_at_the_provider_on_PostgreSQL() => AssertPlacedOnceAsync(PostgresAsync);

    [FactInCi("Senders take seconds to start; those on PostgreSQL are killed every time.")]
    public Task Each_order_exists_once_at_the_provider_on_SQLite() => AssertPlacedOnceAsync(SqliteAsync);

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public Task A_sender_that_stores_its_intent_after_sending_is_found(string kind) => AssertSentTwiceAsync(kind == "SQLite" ? SqliteAsync : PostgresAsync);

    [Fact]
    public async Task A_wallet_that_is_wrong_by_a_cent_is_found()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using MarketDatabase database = await SqliteAsync();
        await AddAsync(database, count: 2);
        await using var market = new Market(database.Address);
        OrderSubmissionOutcome refunded = await market.Orders.SubmitAsync(new() { Order = OrderKey.Of(1L), Step = SubmissionStep.Withdraw(), By = "anna", At = Now }, Token);
        Assert.Equal(ApplyStatus.Applied, refunded.Status);
        Assert.DoesNotContain(await DamageAsync(database, provider), each => each.StartsWith("wallet ", StringComparison.Ordinal));

        await using MarketContext context = market.Open();
        decimal more = (await context.Wallets.AsNoTracking().SingleAsync(wallet => wallet.UserId == 1, Token)).Balance + 0.01m;
        _ = await context.Wallets.Where(wallet => wallet.UserId == 1).ExecuteUpdateAsync(setters => setters.SetProperty(wallet => wallet.Balance, more), Token);

        Assert.Single(await DamageAsync(database, provider), each => each.StartsWith("wallet 1: ", StringComparison.Ordinal));
    }

    private async Task AssertPlacedOnceAsync(Func<Task<MarketDatabase>> create)
    {
        int seed = Random.Shared.Next();
        (int killed, int unknown, int lost, int refunded) all = default;
        for (int round = 0; all.killed < Kills; round++)
        {
            (int killed, int unknown, int lost, int refunded, string[] damage) = await RoundAsync(create, Math.Min(KillsOfRound, Kills - all.killed), new Random(seed + round));
            Assert.Empty(damage);
            Assert.True(killed > 0, $"Seed {seed + round}: nobody was at work when killed.");
            Assert.True(unknown <= (killed * SendJob.Senders) + lost, $"Seed {seed + round}: {unknown} unknown after {killed} kills and {lost} lost answers.");
            all = (all.killed + killed, all.unknown + unknown, all.lost + lost, all.refunded + refunded);
        }

        output.WriteLine($"Seed {seed}: {all.killed} killed at work, {all.unknown} orders became unknown, {all.lost} answers or requests were lost, {all.refunded} orders were refunded");
        Assert.True(all.refunded > 0, $"Seed {seed}: the person refunded nothing.");
    }

    private static async Task AssertSentTwiceAsync(Func<Task<MarketDatabase>> create)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using MarketDatabase database = await create();
        await AddAsync(database, count: 2);
        await using (var worker = new WorkerProcess())
        {
            await worker.StartAsync(Job(database, provider, Flaw.IntentAfterSending));
            await worker.GoAsync();
            await worker.HearAsync(JobChannel.Paused);
            Assert.True(await worker.KillAsync());
        }

        _ = await FinishAsync(database, provider);

        Assert.Contains(await DamageAsync(database, provider), each => each.StartsWith("placed twice: ", StringComparison.Ordinal));
    }

    private static async Task<(int Killed, int Unknown, int Lost, int Refunded, string[] Damage)> RoundAsync(Func<Task<MarketDatabase>> create, int kills, Random random)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        int lost = 0;
        provider.Faults.Choose(request => (request.Number % 17) switch
        {
            5 when Interlocked.Increment(ref lost) > 0 => SimulatedFault.LostAnswer(),
            11 when Interlocked.Increment(ref lost) > 0 => SimulatedFault.Reset(),
            _ => null,
        });
        using MarketDatabase database = await create();
        await AddAsync(database, count: 25 * kills);
        (int killed, int unknown) = (0, 0);
        for (bool isWorkLeft = true; killed < kills && isWorkLeft;)
        {
            isWorkLeft = await KillOneAsync(Job(database, provider, Flaw.None), answers: random.Next(1, 12), part: random.NextDouble());
            killed += isWorkLeft ? 1 : 0;
            await GiveUpAsync(database);
        }

        unknown = await FinishAsync(database, provider);
        await using var market = new Market(database.Address);
        int refunded = (await OrdersAsync(market, SubmissionStatus.Withdrawn)).Length;
        return (killed, unknown, lost, refunded, await DamageAsync(database, provider));
    }

    private static async Task<bool> KillOneAsync(SendJob job, int answers, double part)
    {
        await using var worker = new WorkerProcess();
        await worker.StartAsync(job);
        await worker.GoAsync();
        for (int answer = 0; answer < answers; answer++)
        {
            await worker.HearAsync(JobChannel.Batch);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(20 * part));
        return await worker.KillAsync();
    }

    // Nothing more is heard of what the dead sent: as when it is overdue.
    private static async Task GiveUpAsync(MarketDatabase database)
    {
        await using var market = new Market(database.Address);
        foreach (long id in await OrdersAsync(market, SubmissionStatus.Sending))
        {
            _ = await market.Orders.SubmitAsync(new() { Order = OrderKey.Of(id), Step = SubmissionStep.LoseTrack(), At = Now }, Token);
        }
    }

    // A person looks each unknown order up at the provider, until none is left. Of what is missing there, every second is refunded.
    private static async Task<int> FinishAsync(MarketDatabase database, SimulatedProvider provider)
    {
        await using var market = new Market(database.Address);
        for (int unknown = 0, missing = 0; ;)
        {
            using var channel = new JobChannel(_ => { });
            channel.Go();
            _ = await Job(database, provider, Flaw.None).RunAsync(channel);
            long[] ids = await OrdersAsync(market, SubmissionStatus.Unknown);
            if (ids.Length == 0)
            {
                return unknown;
            }

            unknown += ids.Length;
            foreach (long id in ids)
            {
                string? found = provider.Orders.All.FirstOrDefault(order => order.Link == LinkOf(id))?.Id;
                OrderSubmissionOutcome outcome = await market.Orders.SubmitAsync(
                    new()
                    {
                        Order = OrderKey.Of(id),
                        Step = found is not null ? SubmissionStep.Place() : missing++ % 2 == 0 ? SubmissionStep.Withdraw() : SubmissionStep.Requeue(),
                        ProviderOrderId = found,
                        By = "anna",
                        At = Now,
                    },
                    Token);
                Assert.Equal(ApplyStatus.Applied, outcome.Status);
            }
        }
    }

    private static async Task<string[]> DamageAsync(MarketDatabase database, SimulatedProvider provider)
    {
        await using var market = new Market(database.Address);
        await using MarketContext context = market.Open();
        MarketOrder[] orders = await context.Orders.AsNoTracking().ToArrayAsync(Token);
        string?[] recorded = await context.Set<OrderAttempt<long>>().AsNoTracking().Where(attempt => attempt.ProviderOrderId != null).Select(attempt => attempt.ProviderOrderId).ToArrayAsync(Token);
        string[] given = [.. provider.Orders.All.Select(order => order.Id)];
        HashSet<string> links = [.. provider.Orders.All.Select(order => order.Link)];
        ILookup<int, MarketOrder> bought = orders.Where(order => order.SubmissionStatus != SubmissionStatus.Withdrawn).ToLookup(order => order.UserId);
        MarketWallet[] wallets = await context.Wallets.AsNoTracking().ToArrayAsync(Token);
        return
        [
            .. wallets.Where(wallet => wallet.Balance != wallet.Deposited - bought[wallet.UserId].Sum(order => ChargeOf(order.Id)))
                .Select(wallet => $"wallet {wallet.UserId}: {wallet.Balance} of {wallet.Deposited}"),
            .. orders.Where(order => order.SubmissionStatus == SubmissionStatus.Withdrawn && links.Contains(LinkOf(order.Id))).Select(order => $"refunded and placed: {order.Id}"),
            .. orders.Where(order => order.SubmissionStatus is not (SubmissionStatus.Placed or SubmissionStatus.Withdrawn)).Select(order => $"not placed: {order.Id} is {order.SubmissionStatus}"),
            .. provider.Orders.All.GroupBy(order => order.Link).Where(group => group.Count() > 1).Select(group => $"placed twice: {group.Key}"),
            .. given.Except(recorded).Select(id => $"not recorded: {id}"),
            .. recorded.Except(given).Select(id => $"invented: {id}"),
            .. recorded.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => $"recorded twice: {group.Key}"),
            .. await market.Orders.VerifyAsync(Token).Select(damage => $"verified: {damage}").ToArrayAsync(Token),
        ];
    }

    // Each order has a link of its own, so that it is known again at the provider, and is paid for from one of the wallets.
    private static async Task AddAsync(MarketDatabase database, int count)
    {
        await using var market = new Market(database.Address);
        await using MarketContext context = market.Open();
        foreach (MarketWallet wallet in await context.Wallets.AsNoTracking().ToArrayAsync(Token))
        {
            decimal deposited = wallet.Balance + Enumerable.Range(1, count).Where(number => number % Wallets == wallet.UserId).Sum(number => ChargeOf(number));
            _ = await context.Wallets.Where(row => row.UserId == wallet.UserId).ExecuteUpdateAsync(setters => setters.SetProperty(row => row.Deposited, deposited), Token);
        }

        for (int number = 1; number <= count; number++)
        {
            _ = market.Orders.Add(context, new MarketOrder { Id = number, UserId = number % Wallets, Number = MarketOrder.Unscripted }, new()
            {
                Quantity = 100,
                Charge = ChargeOf(number),
                Provider = SendJob.Name,
                ProviderService = SimulatedService.OneOfEachKind[0].Id,
                Fields = [new("service", SimulatedService.OneOfEachKind[0].Id), new("link", LinkOf(number)), new("quantity", "100")],
            });
        }

        _ = await context.SaveChangesAsync(Token);
    }

    private static decimal ChargeOf(long order) => 1.00m + (order * 37 % 100 / 100m);

    private static string LinkOf(long order) => string.Create(CultureInfo.InvariantCulture, $"https://example.com/{order}");

    private static async Task<long[]> OrdersAsync(Market market, SubmissionStatus status)
    {
        await using MarketContext context = market.Open();
        return await context.Orders.Where(order => order.SubmissionStatus == status).Select(order => order.Id).ToArrayAsync(Token);
    }

    private static SendJob Job(MarketDatabase database, SimulatedProvider provider, Flaw flaw) => new(database.Address, flaw, provider.Address, "simulated-key", Now);

    private static Task<MarketDatabase> SqliteAsync() => MarketDatabase.SqliteAsync(orders: 0, wallets: Wallets);

    private Task<MarketDatabase> PostgresAsync() => MarketDatabase.PostgresAsync(server, orders: 0, wallets: Wallets);
}
