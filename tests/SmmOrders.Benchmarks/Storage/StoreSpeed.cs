using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>
/// How fast a batch of 100 reports is applied, beside a naive panel and SQL written by hand: in turns, so that what else the machine does
/// falls on all of them; of each the median, once the just-in-time compiler has done with them.
/// </summary>
internal sealed record StoreSpeed(double OverNaive, double OverHand, LogBytes Log)
{
    private const int Batch = 100;
    private const int Users = 50;
    private const int WarmUp = 300;

    public static async Task<StoreSpeed> OfSqliteAsync(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("smmorders-speed").FullName;
        string ours = $"Data Source={Path.Combine(folder, "ours.db")}";
        string plain = $"Data Source={Path.Combine(folder, "plain.db")}";
        try
        {
            return await RaceAsync(options => options.UseSqlite(ours), options => options.UseSqlite(plain), rules => new HandSqlite(ours, rules), rounds);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task<StoreSpeed> OfPostgresAsync(string server, int rounds)
    {
        string ours = Named("ours");
        string plain = Named("plain");
        await using var database = NpgsqlDataSource.Create(ours);
        return await RaceAsync(options => options.UseNpgsql(ours), options => options.UseNpgsql(plain), rules => new HandPostgres(database, rules), rounds);

        string Named(string name) => new NpgsqlConnectionStringBuilder(server) { Database = $"smmorders_{name}_{Guid.NewGuid():N}" }.ConnectionString;
    }

    private static async Task<StoreSpeed> RaceAsync(
        Action<DbContextOptionsBuilder> ours, Action<DbContextOptionsBuilder> plain, Func<OrderRules, IContestant> hand, int rounds)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddPooledDbContextFactory<ShopContext>(options =>
            {
                ours(options);
                _ = options.UseSmmOrders();
            })
            .AddPooledDbContextFactory<PlainContext>(plain)
            .AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId))
            .BuildServiceProvider();
        OrderStore<ShopContext, ShopOrder, long> store = services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();
        await using ShopContext context = await services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync();
        await using PlainContext plainContext = await services.GetRequiredService<IDbContextFactory<PlainContext>>().CreateDbContextAsync();
        _ = await context.Database.EnsureCreatedAsync();
        _ = await plainContext.Database.EnsureCreatedAsync();
        if (context.Database.IsSqlite())
        {
            _ = await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
            _ = await plainContext.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        }

        try
        {
            Queue<ShopOrder[]> batches = await AddAsync(store, context, plainContext, 2 * (WarmUp + rounds + 1));

            // Adding left its marks on the server's process (its memory), which all are to begin without.
            NpgsqlConnection.ClearAllPools();
            (double overNaive, double overHand) = await RaceAsync(
                batches, new Ours(store), hand(services.GetRequiredService<OrderRules>()),
                new NaiveEf(services.GetRequiredService<IDbContextFactory<PlainContext>>().CreateDbContext), rounds);
            return new(overNaive, overHand, await LogBytes.OfAsync(store, context, batches.Dequeue(), batches.Dequeue()));
        }
        finally
        {
            _ = await context.Database.EnsureDeletedAsync();
            _ = await plainContext.Database.EnsureDeletedAsync();
        }
    }

    // The same orders in both databases, so that the naive way finds what ours has.
    private static async Task<Queue<ShopOrder[]>> AddAsync(OrderStore<ShopContext, ShopOrder, long> store, ShopContext context, PlainContext plain, int batches)
    {
        context.AddRange(Enumerable.Range(0, Users).Select(user => new Wallet { UserId = user, Balance = 0m }));
        plain.AddRange(Enumerable.Range(1, Users).Select(user => new PlainWallet { UserId = user, Balance = 0m }));
        Queue<ShopOrder[]> added = [];
        for (int batch = 0; batch < batches; batch++)
        {
            ShopOrder[] orders = [.. Enumerable.Range(0, Batch).Select(index => new ShopOrder { UserId = index % Users })];
            foreach (ShopOrder order in orders)
            {
                _ = store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, Provider = "alpha", ProviderOrderId = Guid.NewGuid().ToString("N") });
                _ = plain.Add(new PlainOrder { UserId = order.UserId + 1, Status = OrderStatus.Processing, Quantity = 1000, Charge = 10.00m });
            }

            _ = await context.SaveChangesAsync();
            _ = await plain.SaveChangesAsync();
            context.ChangeTracker.Clear();
            plain.ChangeTracker.Clear();
            added.Enqueue(orders);
        }

        return added;
    }

    private static async Task<(double OverNaive, double OverHand)> RaceAsync(Queue<ShopOrder[]> batches, Ours ours, IContestant hand, NaiveEf naive, int rounds)
    {
        List<(double Ours, double Hand, double Naive)> times = [];
        long plain = 0;
        for (int round = -WarmUp; round < rounds; round++)
        {
            ShopOrder[] first = batches.Dequeue();
            ShopOrder[] second = batches.Dequeue();

            // Each goes first in half of the rounds.
            (double one, double other) = round % 2 == 0
                ? (await TimeAsync(ours, first), await TimeAsync(hand, second))
                : Swap((await TimeAsync(hand, first), await TimeAsync(ours, second)));
            double slow = await TimeAsync(naive, [.. Enumerable.Range(0, Batch).Select(_ => new ShopOrder { Id = ++plain, UserId = 0 })]);
            if (round >= 0)
            {
                times.Add((one, other, slow));
            }
        }

        double median = Median(times.Select(time => time.Ours));
        return (Median(times.Select(time => time.Naive)) / median, Median(times.Select(time => time.Hand)) / median);
    }

    private static (double, double) Swap((double First, double Second) times) => (times.Second, times.First);

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(times.Count() / 2);

    private static async Task<double> TimeAsync(IContestant contestant, ShopOrder[] orders)
    {
        long start = Stopwatch.GetTimestamp();
        await contestant.ApplyAsync(orders);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
