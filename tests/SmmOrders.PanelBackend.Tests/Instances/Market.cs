using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Providers.Testing;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>
/// Instances of the panel on one PostgreSQL and one provider, resellers who buy, and an operator who looks up at the provider what nobody
/// knows. In the end, everything that is wrong.
/// </summary>
internal sealed class Market : IAsyncDisposable
{
    /// <summary>At most so many orders of a provider are being sent at once, over all instances.</summary>
    public const int UnderWay = 3;

    private const string Provider = ProviderSetup.Real;
    private const string Key = "key-of-both-instances";
    private const long Deposited = 100_000_00;
    private const int LongestSilence = 300;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly string PollEvery = LongForm.IsRun ? "00:00:01" : "00:00:00.25";
    private static readonly string[] Polled = ["SmmOrders:Polling:Processing", "SmmOrders:Polling:Pending", "SmmOrders:Polling:InProgress"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(LongForm.Count(small: 2, large: 30));

    private readonly PostgresDatabase _database;
    private readonly SimulatedProvider _provider;
    private readonly ServiceProvider _services;
    private readonly List<SampleProcess> _instances = [];
    private readonly int _orders;
    private int[] _customers = [];
    private MarketBuyers? _buyers;

    private Market(PostgresDatabase database, SimulatedProvider provider, int orders)
    {
        (_database, _provider, _orders) = (database, provider, orders);
        IConfiguration configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection([new("postgres", database.Connection), .. Polled.Select(status => KeyValuePair.Create(status, (string?)PollEvery))]).Build();
        _services = new ServiceCollection().AddLogging()
            .AddPanel(configuration, PanelOptions.Read(configuration), new PanelClock(TimeProvider.System.GetUtcNow(), speed: 1)).BuildServiceProvider();
    }

    /// <summary>How many orders the operator looked up, since nobody knew what had become of them.</summary>
    public int Unknown { get; private set; }

    /// <summary>How many orders the resellers do not know the panel to have.</summary>
    public int Unclear => _buyers!.Unclear;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PanelStore Store => _services.GetRequiredService<PanelStore>();

    /// <summary>Starts two instances, with a provider and resellers.</summary>
    public static async Task<Market> OpenAsync(PostgresServer server, int orders)
    {
        SampleProcess.SkipWithoutShell();
        PostgresDatabase database = server.Databases.Lend(connection => new PanelContext(new DbContextOptionsBuilder<PanelContext>().UseNpgsql(connection).UseSmmOrders().Options));
        SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { ApiKey = Key, Services = SimulatedCatalog.Services, HistoryOf = MarketOrder.HistoryOf, MaxRequestsKept = 0 }, Token);
        var market = new Market(database, provider, orders);
        try
        {
            await market.StartAsync();
            await market.StartAsync();
            market._buyers = new(await market.AddCustomersAsync());
            return market;
        }
        catch
        {
            await market.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more instance.</summary>
    public async Task StartAsync() => _instances.Add(await SampleProcess.StartAsync(
        "The panel runs at ",
        Key,
        [
            "--urls", "http://127.0.0.1:0", "--postgres", _database.Connection, "--provider", $"{_provider.Address}", "--rate", "2000",
            .. Polled.SelectMany(status => new[] { $"--{status}", PollEvery }),
        ]));

    /// <summary>The resellers buy all that they buy.</summary>
    public Task BuyAsync() => _buyers!.BuyAsync(_orders, [.. _instances.Select(instance => new Uri(instance.Address, ResellerEndpoint.Path))], Token);

    /// <summary>Kills the first instance as kill -9 does, once the provider has answered so many orders, while it has as many more as can be under way.</summary>
    public async Task KillFirstAsync(int after)
    {
        HeldOrders held = new(after, UnderWay);
        _provider.Faults.Choose(held.Next);
        try
        {
            await held.Arrived.WaitAsync(Patience, Token);
            await _instances[0].KillAsync();
        }
        finally
        {
            held.Release();
        }
    }

    /// <summary>
    /// Restarts the other instance as an update does. It leaves nothing behind: what is still being sent is the dead one's, and is given up here as the sweep does a
    /// minute and a half after it was claimed.
    /// </summary>
    public async Task RestartOtherAsync()
    {
        await _instances[1].StopAsync();
        await using PanelContext context = Context();
        foreach (long id in await context.Orders.Where(order => order.SubmissionStatus == SubmissionStatus.Sending).Select(order => order.Id).ToArrayAsync(Token))
        {
            _ = await Store.SubmitAsync(new() { Order = OrderKey.Of(id), Step = SubmissionStep.LoseTrack(), At = TimeProvider.System.GetUtcNow() }, Token);
        }

        await StartAsync();
    }

    /// <summary>Waits until every order has ended. The operator decides what is unknown.</summary>
    public async Task FinishAsync()
    {
        for (int silent = 0; silent < LongestSilence;)
        {
            await DecideAsync();
            await using PanelContext context = Context();
            if (!await context.Orders.AnyAsync(order => OrderStatuses.Open.Contains(order.Status), Token))
            {
                return;
            }

            int heard = _provider.Count();
            using var look = CancellationTokenSource.CreateLinkedTokenSource(Token);
            look.CancelAfter(Look);
            await _provider.WaitForRequestsAsync(heard + (_orders / 20), look.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            silent = _provider.Count() == heard ? silent + 1 : 0;
        }
    }

    /// <summary>Everything that is wrong once all orders have ended.</summary>
    public async Task<string[]> DamageAsync()
    {
        await using PanelContext context = Context();
        return await new MarketBooks(context, Store, _provider.Orders.All, _buyers!, _customers, Deposited).DamageAsync(Token);
    }

    /// <summary>Gives a customer a cent past the store, and places an order of the panel's once more at the provider.</summary>
    public async Task SpoilAsync()
    {
        await using PanelContext context = Context();
        int customer = _customers[0];
        _ = await context.Users.Where(user => user.Id == customer).ExecuteUpdateAsync(user => user.SetProperty(u => u.Balance, u => u.Balance + 0.01m), Token);
        using var client = new HttpClient();
        using FormUrlEncodedContent again = new(new Dictionary<string, string> { ["key"] = Key, ["action"] = "add", ["service"] = "101", ["link"] = new MarketOrder(1).Link, ["quantity"] = "100" });
        using HttpResponseMessage answer = await client.PostAsync(_provider.Address, again, Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SampleProcess instance in _instances)
        {
            await instance.DisposeAsync();
        }

        _buyers?.Dispose();
        await _services.DisposeAsync();
        await _provider.DisposeAsync();
        _database.Dispose();
    }

    // With a wallet and a key each. Returns the keys.
    private async Task<string[]> AddCustomersAsync()
    {
        await using PanelContext context = Context();
        string[] keys = [.. Enumerable.Range(0, MarketOrder.Customers).Select(_ => ApiKey.Make())];
        PanelUser[] users = [.. keys.Select((key, number) => new PanelUser { Name = $"reseller-{number}", Balance = Deposited / 100m, IsOperator = false, ApiKeyHash = ApiKey.HashOf(key) })];
        context.AddRange(users);
        _ = await context.SaveChangesAsync(Token);
        context.AddRange(users.Select(user => new Deposit { UserId = user.Id, Amount = Deposited / 100m, At = DateTimeOffset.UnixEpoch }));
        _ = await context.SaveChangesAsync(Token);
        _customers = [.. users.Select(user => user.Id)];
        return keys;
    }

    // The operator, who has the instances' settings, looks each unknown order up at the provider; then the panel may send there again.
    private async Task DecideAsync()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        PanelContext context = scope.ServiceProvider.GetRequiredService<PanelContext>();
        OrderDesk desk = scope.ServiceProvider.GetRequiredService<OrderDesk>();
        var unknown = await context.Orders.AsNoTracking().Where(order => order.SubmissionStatus == SubmissionStatus.Unknown).Select(order => new { order.Id, order.Link }).ToArrayAsync(Token);
        foreach (var order in unknown)
        {
            Assert.True(await context.Attention.AnyAsync(row => row.OrderId == order.Id && row.ClosedAt == null, Token), $"Order {order.Id} is unknown, and no operator is told.");
            string? found = _provider.Orders.All.FirstOrDefault(placed => placed.Link == order.Link)?.Id;
            DecisionForm form = new() { Choice = found is null ? DecisionChoice.Requeue : DecisionChoice.Place, ProviderOrderId = found, Why = "looked up in their list" };
            Assert.Null(await desk.DecideAsync(order.Id, form, "olga", Token));
            Unknown++;
        }

        _ = unknown.Length > 0 && await Store.ResumeSubmissionAsync(Provider, Token);
    }

    private PanelContext Context() => _services.GetRequiredService<IDbContextFactory<PanelContext>>().CreateDbContext();
}
