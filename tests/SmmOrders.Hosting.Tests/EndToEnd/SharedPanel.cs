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
    private readonly OrderStore<PanelContext, PanelOrder, long> _store;
    private readonly List<IHost> _hosts = [];

    private SharedPanel(PanelDatabase database, SimulatedProvider provider, PanelSettings settings)
    {
        (_database, Provider, _settings) = (database, provider, settings);
        _services = new ServiceCollection().AddLogging().AddPanel(settings).BuildServiceProvider();
        _store = _services.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>();
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

    /// <summary>Adds orders that a provider has, all due at once.</summary>
    /// <returns>The provider's identifiers.</returns>
    public async Task<string[]> PlaceAsync(int count, string provider = PanelServices.Provider)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(_ => Provider.Orders.Place(1000).Id)];
        await using PanelContext context = Context();
        foreach (string id in ids)
        {
            _ = _store.Add(
                context,
                new PanelOrder { Id = long.Parse(id, CultureInfo.InvariantCulture), UserId = 0 },
                new() { Quantity = 1000, Charge = 1m, Provider = provider, ProviderOrderId = id });
        }

        _ = await context.SaveChangesAsync(Token);
        _ = await SetDueAsync(context.Orders.Where(order => ids.Contains(order.ProviderOrderId)), TimeSpan.Zero);
        return ids;
    }

    /// <summary>Lets the store forget what the provider permits. Each instance's client still keeps to it.</summary>
    public Task ForgetLimitAsync() => _store.LimitProviderAsync(new() { Provider = PanelServices.Provider }, Token);

    /// <summary>Starts an instance in this process.</summary>
    /// <param name="name">Its name in the provider's log.</param>
    /// <param name="onStore">What its store answers to a call, with the method, its arguments, which it may change, and what the store itself answers.</param>
    /// <param name="add">Adds to its services.</param>
    public async Task<IHost> StartAsync(string name, Func<string, object?[], Func<object?>, object?>? onStore = null, Action<IServiceCollection>? add = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        PanelSettings settings = SettingsOf(name);
        _ = builder.Services.AddPanel(settings).AddPanelWorkers(settings).Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        if (onStore is not null)
        {
            _ = builder.Services.AddSingleton(services => StoreBetween.Of(services.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>(), onStore));
        }

        add?.Invoke(builder.Services);
        IHost host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(Token);
        return host;
    }

    /// <summary>Starts several instances in this process.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public Task StartAllAsync(Func<string, object?[], Func<object?>, object?>? onStore, params string[] names) => Task.WhenAll(names.Select(name => StartAsync(name, onStore)));

    /// <summary>Starts an instance in a process of its own.</summary>
    public Task<PanelProcess> StartProcessAsync(string name) => PanelProcess.StartAsync(SettingsOf(name));

    /// <summary>Waits until the provider has received enough.</summary>
    public async Task HearAsync(Func<IReadOnlyList<AskedPoll>, bool> isEnough)
    {
        for (int heard = Provider.Count(); !isEnough([.. Polls]); heard = Provider.Count())
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

    private static Task<int> SetDueAsync(IQueryable<PanelOrder> orders, TimeSpan after)
    {
        DateTimeOffset? at = TimeProvider.System.GetUtcNow() + after;
        return orders.ExecuteUpdateAsync(row => row.SetProperty(order => EF.Property<DateTimeOffset?>(order, "NextPollAt"), at), Token);
    }

    private PanelContext Context() => _services.GetRequiredService<IDbContextFactory<PanelContext>>().CreateDbContext();

    private PanelSettings SettingsOf(string name) => _settings with { Provider = new($"{Provider.Address}?{By}={name}") };
}
