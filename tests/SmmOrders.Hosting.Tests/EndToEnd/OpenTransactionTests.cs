using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Hosting.Worker;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>While a provider answers, however slowly, the database has no open transaction and no lock of the worker that waits.</summary>
public sealed class OpenTransactionTests(PostgresServer server)
{
    // Other sessions of this database that are in a transaction, or hold any lock.
    private const string Busy = """
        SELECT count(*) FROM pg_stat_activity AS session
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            AND (xact_start IS NOT NULL OR EXISTS (SELECT 1 FROM pg_locks AS held WHERE held.pid = session.pid))
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_transaction_and_no_lock_is_held_while_a_provider_is_asked()
    {
        Assert.Equal([("add", 0L), ("status", 0L), ("cancel", 0L)], await LookAsync(keepsOpen: false));
    }

    /// <summary>The planted fault.</summary>
    [Fact]
    public async Task A_store_that_keeps_the_transaction_of_a_claim_open_is_found()
    {
        Assert.All(await LookAsync(keepsOpen: true), look => Assert.NotEqual(0L, look.Busy));
    }

    // What each kind of request that the provider receives sees, one worker at a time.
    private async Task<List<(string Action, long Busy)>> LookAsync(bool keepsOpen)
    {
        using var database = PanelDatabase.Postgres(server);
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { HistoryOf = _ => OrderHistory.Waiting }, Token);
        PanelSettings settings = new(database.IsPostgres, database.Connection, provider.Address, "simulated-key");
        ConcurrentStack<NpgsqlConnection> open = [];
        IServiceCollection registered = new ServiceCollection().AddLogging().AddPanel(settings).AddPanelWorkers(settings);
        if (keepsOpen)
        {
            registered = registered.AddSingleton(panel => StoreBetween.Of(panel.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>(), (method, call) =>
            {
                if (method.StartsWith("Claim", StringComparison.Ordinal))
                {
                    open.Push(Begin(database.Connection));
                }

                return call();
            }));
        }

        await using ServiceProvider services = registered.BuildServiceProvider();
        OrderKey order = await BuyAsync(services);
        ConcurrentQueue<(string Action, long Busy)> looks = [];
        provider.Faults.Choose(request =>
        {
            looks.Enqueue((request.Action ?? "", Count(database.Connection)));
            return null;
        });
        DateTimeOffset now = TimeProvider.System.GetUtcNow();

        _ = await services.GetRequiredService<OrderSubmissionWorker>().RunOnceAsync(PanelServices.Provider, now, Token);
        _ = await services.GetRequiredService<StatusSyncWorker>().RunOnceAsync(PanelServices.Provider, now.AddMinutes(1), Token);
        _ = await services.GetRequiredService<IOrderStore>().AskAsync(new() { Order = order, Kind = RequestKind.Cancel, By = "anna", At = now }, Token);
        _ = await services.GetRequiredService<OrderRequestWorker>().RunOnceAsync(PanelServices.Provider, now.AddMinutes(1), Token);

        foreach (NpgsqlConnection connection in open)
        {
            await connection.DisposeAsync();
        }

        return [.. looks];
    }

    private static async Task<OrderKey> BuyAsync(ServiceProvider services)
    {
        OrderStore<PanelContext, PanelOrder, long> store = services.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>();
        await using PanelContext context = await services.GetRequiredService<IDbContextFactory<PanelContext>>().CreateDbContextAsync(Token);
        string service = SimulatedService.OneOfEachKind[0].Id;
        _ = store.Add(context, new PanelOrder { Id = 1, UserId = 1 }, new()
        {
            Quantity = 1000,
            Charge = 1m,
            Provider = PanelServices.Provider,
            ProviderService = service,
            Fields = [new("service", service), new("link", "https://example.test/1"), new("quantity", "1000")],
        });
        _ = await context.SaveChangesAsync(Token);
        return store.KeyOf(context, 1);
    }

    private static NpgsqlConnection Begin(string database)
    {
        NpgsqlConnection connection = new(database);
        connection.Open();
        using NpgsqlCommand command = new("BEGIN; SELECT 1", connection);
        _ = command.ExecuteNonQuery();
        return connection;
    }

    private static long Count(string database)
    {
        using NpgsqlConnection connection = new(database);
        connection.Open();
        using NpgsqlCommand command = new(Busy, connection);
        return (long)command.ExecuteScalar()!;
    }
}
