using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Hosting.Worker;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// Instances of a panel over one PostgreSQL, each in a host or in a process of its own, and the provider that they ask over HTTP. Its log has
/// which instance asked about which orders, and when.
/// </summary>
internal sealed class SharedPanel : IAsyncDisposable
{
    private const string By = "by";

    private readonly PanelDatabase _database;
    private readonly PanelSettings _settings;
    private readonly ServiceProvider _services;
    private readonly List<IHost> _hosts = [];

    private SharedPanel(PanelDatabase database, SimulatedProvider provider, PanelSettings settings)
    {
        (_database, Provider, _settings) = (database, provider, settings);
        _services = new ServiceCollection().AddLogging().AddPanel(settings).BuildServiceProvider();
    }

    public SimulatedProvider Provider { get; }

    /// <summary>All polls so far, in the order in which the provider received them.</summary>
    public IEnumerable<AskedPoll> Polls =>
        from request in Provider.Requests
        where request.Action == "status"
        from id in request.Ids
        select new AskedPoll(InstanceOf(request), id, request.At);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SharedPanel> OpenAsync(PostgresServer server, Func<PanelSettings, PanelSettings> set)
    {
        PanelDatabase database = PanelDatabase.Postgres(server);
        SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { HistoryOf = _ => OrderHistory.Waiting, MaxRequestsKept = int.MaxValue }, Token);
        return new(database, provider, set(new(database.IsPostgres, database.Connection, provider.Address, "simulated-key")));
    }

    /// <summary>The instance that sent a request.</summary>
    public static string InstanceOf(ReceivedRequest request) => request[By] ?? "";

    /// <summary>Adds orders that the provider has, all due at once.</summary>
    /// <returns>The provider's identifiers.</returns>
    public async Task<string[]> PlaceAsync(int count)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(_ => Provider.Orders.Place(1000).Id)];
        await using PanelContext context = await _services.GetRequiredService<IDbContextFactory<PanelContext>>().CreateDbContextAsync(Token);
        foreach (string id in ids)
        {
            _ = _services.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>().Add(
                context,
                new PanelOrder { Id = long.Parse(id, CultureInfo.InvariantCulture), UserId = 0 },
                new() { Quantity = 1000, Charge = 1m, Provider = PanelServices.Provider, ProviderOrderId = id });
        }

        _ = await context.SaveChangesAsync(Token);
        DateTimeOffset? now = TimeProvider.System.GetUtcNow();
        _ = await context.Orders.Where(order => ids.Contains(order.ProviderOrderId)).ExecuteUpdateAsync(row => row.SetProperty(order => EF.Property<DateTimeOffset?>(order, "NextPollAt"), now), Token);
        return ids;
    }

    /// <summary>Starts an instance in this process.</summary>
    /// <param name="name">Its name in the provider's log.</param>
    /// <param name="onStore">What its store answers to a call, with the method and what the store itself answers; <see langword="null"/> for that.</param>
    public async Task<IHost> StartAsync(string name, Func<string, Func<object?>, object?>? onStore = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        PanelSettings settings = SettingsOf(name);
        _ = builder.Services.AddPanel(settings).AddPanelWorkers(settings).Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        if (onStore is not null)
        {
            _ = builder.Services.AddSingleton(services => StoreBetween.Of(services.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>(), onStore));
        }

        IHost host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(Token);
        return host;
    }

    /// <summary>Starts several instances in this process.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public Task StartAllAsync(Func<string, Func<object?>, object?>? onStore, params string[] names) => Task.WhenAll(names.Select(name => StartAsync(name, onStore)));

    /// <summary>Starts an instance in a process of its own.</summary>
    public Task<PanelProcess> StartProcessAsync(string name) => PanelProcess.StartAsync(SettingsOf(name));

    /// <summary>Waits until the provider has received enough.</summary>
    public async Task HearAsync(Func<ILookup<string, AskedPoll>, bool> isEnough)
    {
        for (int heard = Provider.Count(); !isEnough(Polls.ToLookup(poll => poll.Order)); heard = Provider.Count())
        {
            await Provider.WaitForRequestsAsync(heard + 1, Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHost host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }

        await Provider.DisposeAsync();
        await _services.DisposeAsync();
        _database.Dispose();
    }

    private PanelSettings SettingsOf(string name) => _settings with { Provider = new($"{Provider.Address}?{By}={name}") };
}
