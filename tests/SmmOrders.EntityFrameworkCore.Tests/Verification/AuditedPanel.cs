using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel with several currencies, lifecycles and services, on a database of its own.</summary>
internal sealed class AuditedPanel : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly IDisposable _database;
    private int _users;

    private AuditedPanel(
        IDisposable database, Action<DbContextOptionsBuilder> use, Interventions interventions, bool withWallets, Func<StoreModel<AuditedOrder, long>, StoreModel<AuditedOrder, long>>? plant)
    {
        _database = database;
        Services = new ServiceCollection()
            .AddSmmOrders(options =>
            {
                options.RefundsByCurrency["USD"] = RefundPolicy.HalfUp(2);
                options.RefundsByCurrency["VND"] = RefundPolicy.Down(0);
                options.RefundsByCurrency["EUR"] = RefundPolicy.HalfEven(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly };
                options.LifecycleByProvider["perfect"] = OrderLifecycle.PerfectPanel;
                options.LifecycleByProvider["audited"] = OrderLifecycle.Default.WithCorrections();
                options.Services["views"] = new ServiceProfile { DeliversWhilePending = true };
            })
            .AddSingleton<TimeProvider>(new StandingClock())
            .AddDbContextFactory<AuditedContext>(options =>
            {
                use(options);
                _ = options.UseSmmOrders().AllowManyWays().AddInterceptors(interventions);
            })
            .AddSmmOrderStore<AuditedContext, AuditedOrder, long>(store =>
            {
                _ = store.CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId);
                if (plant is not null)
                {
                    store.Plant(plant);
                }

                if (withWallets)
                {
                    _ = store.VerifyWallets<Wallet, int>(
                        wallet => wallet.UserId, other => other.Balance, order => order.UserId,
                        context => context.Deposits.Where(deposit => deposit.Amount > 50m).Select(deposit => new WalletMovement<int> { Wallet = deposit.UserId, Amount = deposit.Amount })
                            .Concat(context.Deposits.Where(deposit => deposit.Amount <= 50m).Select(deposit => new WalletMovement<int> { Wallet = deposit.UserId, Amount = deposit.Amount })));
                }
            })
            .BuildServiceProvider();
        Store = Services.GetRequiredService<OrderStore<AuditedContext, AuditedOrder, long>>();
    }

    public ServiceProvider Services { get; }

    public OrderStore<AuditedContext, AuditedOrder, long> Store { get; }

    public bool IsSqlite => _database is SqliteFile;

    public static AuditedPanel Sqlite(
        bool withWallets = false, Interventions? interventions = null, Func<StoreModel<AuditedOrder, long>, StoreModel<AuditedOrder, long>>? plant = null)
    {
        var file = SqliteFile.With(connection => new AuditedContext(new DbContextOptionsBuilder().UseSqlite(connection).UseSmmOrders().AllowManyWays().Options));
        return new(file, options => options.UseSqlite(file.Connection).AddInterceptors(new UnsyncedConnections()), interventions ?? new(), withWallets, plant);
    }

    public static AuditedPanel Postgres(
        PostgresServer server, bool withWallets = false, Interventions? interventions = null, Func<StoreModel<AuditedOrder, long>, StoreModel<AuditedOrder, long>>? plant = null)
    {
        PostgresDatabase database = server.Databases.Lend(
            connection => new AuditedContext(new DbContextOptionsBuilder().UseNpgsql(connection).UseSmmOrders().AllowManyWays().Options));
        return new(database, options => options.UseNpgsql(database.Connection), interventions ?? new(), withWallets, plant);
    }

    public AuditedContext Open(int? tenant = null)
    {
        var options = Services.GetRequiredService<DbContextOptions<AuditedContext>>();
        return new(options) { Tenant = tenant };
    }

    /// <summary>Orders as bought together by a new user, who deposited 100 above their charges.</summary>
    public async Task<long[]> BuyAsync(IReadOnlyList<NewTrackedOrder> bought, int tenant = 9)
    {
        int user = Interlocked.Increment(ref _users);
        await using AuditedContext context = Open();
        await using var transaction = await context.Database.BeginTransactionAsync();
        decimal deposit = bought.Sum(order => order.Charge) + 100m;
        _ = context.Add(new Wallet { UserId = user, Balance = deposit });
        _ = context.Add(new Deposit { UserId = user, Amount = deposit - 20m });
        _ = context.Add(new Deposit { UserId = user, Amount = 20m });
        _ = await context.SaveChangesAsync();
        AuditedOrder[] orders = [.. bought.Select(_ => new AuditedOrder { UserId = user, TenantId = tenant })];
        for (int index = 0; index < orders.Length; index++)
        {
            Assert.True(await context.TryDebitAsync<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, user, bought[index].Charge));
            _ = Store.Add(context, orders[index], bought[index]);
        }

        _ = await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return [.. orders.Select(order => order.Id)];
    }

    public async Task<long> BuyAsync(string? providerOrderId, int tenant = 9, string currency = "USD") => (await BuyAsync(
        [new() { Quantity = 1000, Charge = 10.00m, Currency = currency, Provider = "p", ProviderOrderId = providerOrderId }], tenant))[0];

    public Task<long> BuyAsync(int tenant = 9) => BuyAsync(Guid.NewGuid().ToString("N"), tenant);

    /// <summary>A placed order after these reports.</summary>
    public async Task<long> BuyAsync(params StatusReport[] reports)
    {
        long order = await BuyAsync();
        await ReportAsync(order, reports);
        return order;
    }

    public async Task ReportAsync(long order, params StatusReport[] reports)
    {
        foreach (StatusReport report in reports)
        {
            ApplyOutcome outcome = (await Store.ApplyAsync([new() { Order = OrderKey.Of(order), Report = report, At = Start.AddHours(1) }]))[0];
            Assert.Equal((ApplyStatus.Applied, null), (outcome.Status, outcome.Reason));
        }
    }

    public async Task DecideAsync(long order, Decision decision)
    {
        OrderDecisionOutcome outcome = await DecideAsync(new() { Order = OrderKey.Of(order), Decision = decision, By = "Ann", At = Start.AddHours(2) });
        Assert.Equal((ApplyStatus.Written, null), (outcome.Status, outcome.Reason));
    }

    /// <summary>A decision by somebody who sees every tenant's orders.</summary>
    public async Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision)
    {
        await using AuditedContext context = Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        OrderDecisionOutcome outcome = await Store.Join(context).DecideAsync(decision);
        await transaction.CommitAsync();
        return outcome;
    }

    /// <summary>A correction by somebody who sees every tenant's orders.</summary>
    public async Task<RequestCorrectionOutcome> CorrectAsync(RequestCorrection correction)
    {
        await using AuditedContext context = Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        RequestCorrectionOutcome outcome = await Store.Join(context).CorrectRequestAsync(correction);
        await transaction.CommitAsync();
        return outcome;
    }

    public async Task SubmitAsync(long order, SubmissionStep step, string? id = null)
    {
        OrderSubmissionOutcome outcome = await Store.SubmitAsync(new() { Order = OrderKey.Of(order), Step = step, ProviderOrderId = id, At = Start.AddHours(1) });
        Assert.Equal((ApplyStatus.Applied, null), (outcome.Status, outcome.Reason));
    }

    public async Task<List<OrderDamage>> VerifyAsync() => await Store.VerifyAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public async Task ExecuteAsync(string sql)
    {
        await using AuditedContext context = Open();
        _ = await context.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Takes away what keeps a database from some of the damage.</summary>
    public async Task DropUniqueIndexesAsync()
    {
        using AuditedContext context = Open();
        foreach (IIndex index in context.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()).Where(index => index.IsUnique))
        {
            await ExecuteAsync($"DROP INDEX \"{index.GetDatabaseName()}\"");
        }
    }

    public async Task ClearAsync()
    {
        await using AuditedContext context = Open();
        _ = await context.Set<OrderHistoryEntry<long>>().ExecuteDeleteAsync();
        _ = await context.Set<OrderRefundEntry<long>>().ExecuteDeleteAsync();
        _ = await context.Orders.ExecuteDeleteAsync();
        _ = await context.Wallets.ExecuteDeleteAsync();
        _ = await context.Deposits.ExecuteDeleteAsync();
    }

    /// <summary>An amount as SQL.</summary>
    public string Money(decimal amount) => FormattableString.Invariant($"{(IsSqlite ? decimal.ToInt64(amount * 100_000_000m) : amount)}");

    /// <summary>An instant column one second later, as SQL.</summary>
    public string Later(string column) => IsSqlite ? $"\"{column}\" + 1000000" : $"\"{column}\" + interval '1 second'";

    /// <summary>Inserts a copy of a row with other values, as SQL.</summary>
    public string Copy<TRow>(string where, params (string Column, string Value)[] others)
    {
        using AuditedContext context = Open();
        IEntityType type = context.Model.FindEntityType(typeof(TRow))!;
        var changed = others.Append(("Id", $"'{Guid.NewGuid().ToString().ToUpperInvariant()}'")).ToDictionary(other => other.Item1, other => other.Item2);
        string[] columns = [.. type.GetProperties().Select(property => property.GetColumnName())];
        return $"""
            INSERT INTO {type.GetTableName()} ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => changed.TryGetValue(column, out string? value) ? $"{value}{(column == "Id" && !IsSqlite ? "::uuid" : "")}" : $"\"{column}\""))}
            FROM {type.GetTableName()} WHERE {where}
            """;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        _database.Dispose();
    }

    // No test here kills anything: the disk need not be waited for.
    private sealed class UnsyncedConnections : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Unsync(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Unsync(connection);
            return Task.CompletedTask;
        }

        private static void Unsync(DbConnection connection)
        {
            using DbCommand pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA synchronous = OFF";
            _ = pragma.ExecuteNonQuery();
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;
    }
}
