using System.Diagnostics;
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

    public static async Task<ClaimCost> OfSqliteAsync(IReadOnlyList<int> sizes)
    {
        string folder = Directory.CreateTempSubdirectory("smmorders-claims").FullName;
        try
        {
            return await OfAsync(sizes, (options, size) => options.UseSqlite($"Data Source={Path.Combine(folder, $"{size}.db")}"), () => ReadWhole(folder));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static Task<ClaimCost> OfPostgresAsync(string server, IReadOnlyList<int> sizes) => OfAsync(sizes, (options, size) => options.UseNpgsql(
        new NpgsqlConnectionStringBuilder(server) { Database = $"smmorders_claims_{size}_{Guid.NewGuid():N}", CommandTimeout = 0 }.ConnectionString));

    // The claim is measured, not the disk: the system is to have the files in its memory, as it has those of a panel that polls all the time.
    private static void ReadWhole(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.CopyTo(Stream.Null);
        }
    }

    private static async Task<ClaimCost> OfAsync(IReadOnlyList<int> sizes, Action<DbContextOptionsBuilder, int> database, Action? prepare = null)
    {
        List<Table> tables = [];
        try
        {
            foreach (int size in sizes)
            {
                tables.Add(await Table.OpenAsync(options => database(options, size), size));
            }

            prepare?.Invoke();
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
            ServiceProvider services = new ServiceCollection().AddShop(database).BuildServiceProvider();
            await OpenOrders.FillAsync(services, orders);
            return new(services, TimeProvider.System.GetUtcNow());
        }

        public async Task RunAsync(bool isCounted)
        {
            long start = Stopwatch.GetTimestamp();
            PollClaim claim = await _store.ClaimPollsAsync(OpenOrders.Provider, now, Batch);
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
            await OpenOrders.DropAsync(services);
            await services.DisposeAsync();
        }
    }
}
