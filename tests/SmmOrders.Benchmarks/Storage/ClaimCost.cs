using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>
/// What it costs to claim 100 due orders and to apply their answers, of which one brings news, while so many orders are open: medians, in
/// turns with the smallest of the tables, as a ratio to it.
/// </summary>
/// <param name="Orders">The open orders of each table.</param>
/// <param name="OverSmallest">The cost in each, in that of the first.</param>
internal sealed record ClaimCost(IReadOnlyList<int> Orders, IReadOnlyList<double> OverSmallest)
{
    private const int Batch = 100;
    private const int WarmUp = 30;
    private const int Rounds = 61;
    private const string Provider = "alpha";

    public static async Task<ClaimCost> OfSqliteAsync(IReadOnlyList<int> sizes)
    {
        string folder = Directory.CreateTempSubdirectory("smmorders-claims").FullName;
        try
        {
            return await OfAsync(sizes, (options, size) => options.UseSqlite($"Data Source={Path.Combine(folder, $"{size}.db")}"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static Task<ClaimCost> OfPostgresAsync(string server, IReadOnlyList<int> sizes) => OfAsync(sizes, (options, size) => options.UseNpgsql(
        new NpgsqlConnectionStringBuilder(server) { Database = $"smmorders_claims_{size}_{Guid.NewGuid():N}", CommandTimeout = 0 }.ConnectionString));

    private static async Task<ClaimCost> OfAsync(IReadOnlyList<int> sizes, Action<DbContextOptionsBuilder, int> database)
    {
        List<Table> tables = [];
        try
        {
            foreach (int size in sizes)
            {
                tables.Add(await Table.OpenAsync(options => database(options, size), size));
            }

            for (int round = -WarmUp; round < Rounds; round++)
            {
                foreach (Table table in tables)
                {
                    await table.RunAsync(isCounted: round >= 0);
                }
            }

            return new(sizes, [.. tables.Select(table => table.Median / tables[0].Median)]);
        }
        finally
        {
            foreach (Table table in tables)
            {
                await table.DisposeAsync();
            }
        }
    }

    private sealed class Table(ServiceProvider services, DateTimeOffset now) : IAsyncDisposable
    {
        private readonly OrderStore<ShopContext, ShopOrder, long> _store = services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();
        private readonly List<TimeSpan> _times = [];

        public double Median => _times.Order().ElementAt(_times.Count / 2).Ticks;

        public static async Task<Table> OpenAsync(Action<DbContextOptionsBuilder> database, int orders)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            ServiceProvider services = new ServiceCollection()
                .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
                .AddPooledDbContextFactory<ShopContext>(options =>
                {
                    database(options);
                    _ = options.UseSmmOrders();
                })
                .AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId))
                .BuildServiceProvider();
            await using ShopContext context = await services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync();
            _ = await context.Database.EnsureCreatedAsync();
            context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            _ = context.Add(new Wallet { UserId = 1, Balance = 0m });
            ShopOrder first = new() { UserId = 1 };
            _ = services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>().Add(
                context, first, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, Provider = Provider, ProviderOrderId = "p0" });
            _ = await context.SaveChangesAsync();
            await CopyAsync(context, first.Id, orders);
            return new(services, now);
        }

        public async Task RunAsync(bool isCounted)
        {
            long start = Stopwatch.GetTimestamp();
            PollClaim claim = await _store.ClaimPollsAsync(Provider, now, Batch);
            IReadOnlyList<ApplyOutcome> outcomes = await _store.ApplyAsync(
                [.. claim.Polls.Select((poll, index) => new OrderReport { Order = poll.Order, Report = StatusReport.Of(index == 0 ? OrderStatus.InProgress : OrderStatus.Processing, 1000), At = now, Claim = poll.Claim })]);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            if (claim.Polls.Count != Batch || !outcomes.Any(outcome => outcome.Status == ApplyStatus.Applied) || outcomes.Any(outcome => outcome.Status is not (ApplyStatus.Applied or ApplyStatus.Unchanged)))
            {
                throw new InvalidOperationException($"{claim.Polls.Count} claimed; {string.Join(", ", outcomes.CountBy(outcome => outcome.Status))}.");
            }

            if (isCounted)
            {
                _times.Add(time);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await using (ShopContext context = await services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync())
            {
                _ = await context.Database.EnsureDeletedAsync();
            }

            await services.DisposeAsync();
        }

        // All of them due, in an order that has nothing to do with the one in which they lie in the table.
        private static async Task CopyAsync(ShopContext context, long first, int orders)
        {
            const string Scattered = "(3600000000 + n * 48271 % 2147483647)";
            bool isSqlite = context.Database.IsSqlite();
            string[] columns = [.. context.Model.FindEntityType(typeof(ShopOrder))!.GetProperties().Select(property => property.GetColumnName())];
            string values = string.Join(", ", columns.Select(column => column switch
            {
                "Id" => "n",
                "ProviderOrderId" => "'p' || n",
                "Bucket" => "n % 64",
                "NextPollAt" => isSqlite ? $"\"NextPollAt\" - {Scattered}" : $"\"NextPollAt\" - {Scattered} * interval '1 microsecond'",
                _ => $"\"{column}\"",
            }));
            string into = $"INSERT INTO \"Orders\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {values} FROM \"Orders\"";
            string from = (first + 1).ToString(CultureInfo.InvariantCulture);
            string to = (first + orders).ToString(CultureInfo.InvariantCulture);
            string[] statements = isSqlite
                ? ["PRAGMA journal_mode=WAL", $"WITH RECURSIVE numbers(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n < {to}) {into}, numbers WHERE \"Id\" = {first.ToString(CultureInfo.InvariantCulture)}", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"]
                : [$"{into}, generate_series({from}::bigint, {to}::bigint) AS numbers(n) WHERE \"Id\" = {first.ToString(CultureInfo.InvariantCulture)}", "VACUUM ANALYZE", "CHECKPOINT"];
            foreach (string statement in statements)
            {
#pragma warning disable EF1002 // Names of the model and numbers alone.
                _ = await context.Database.ExecuteSqlRawAsync(statement);
#pragma warning restore EF1002
            }
        }
    }
}
