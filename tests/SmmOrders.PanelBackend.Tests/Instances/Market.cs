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
    private const string Provider = ProviderSetup.Real;
    private const string Key = "key-of-both-instances";
    private const long Deposited = 100_000_00;
    private const int LongestSilence = 300;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollEvery = LongForm.IsRun ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(250);

    private readonly PostgresDatabase _database;
    private readonly SimulatedProvider _provider;
    private readonly ServiceProvider _services;
    private readonly List<PanelInstance> _instances = [];
    private readonly int _orders;
    private int[] _customers = [];
    private MarketBuyers? _buyers;

    private Market(PostgresDatabase database, SimulatedProvider provider, int orders)
    {
        (_database, _provider, _orders) = (database, provider, orders);
        IConfiguration configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection([new("postgres", database.Connection)]).Build();
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
        PanelInstance.SkipWithoutShell();
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
    public async Task StartAsync() => _instances.Add(await PanelInstance.StartAsync(_database.Connection, _provider.Address, Key, PollEvery));

    /// <summary>The resellers buy all that they buy.</summary>
    public Task BuyAsync() => _buyers!.BuyAsync(_orders, [.. _instances], Token);

    /// <summary>Waits until the provider has heard so many requests.</summary>
    public Task HearRequestsAsync(int count) => _provider.WaitForRequestsAsync(count, Token);

    /// <summary>Kills the first instance as kill -9 does.</summary>
    public Task KillFirstAsync() => _instances[0].KillAsync();

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
            _ = await Task.WhenAny(_provider.WaitForRequestsAsync(heard + (_orders / 20), Token), Task.Delay(Look, Token));
            silent = _provider.Count() == heard ? silent + 1 : 0;
        }
    }

    /// <summary>Everything that is wrong once all orders have ended.</summary>
    public async Task<string[]> DamageAsync()
    {
        await using PanelContext context = Context();
        var orders = await context.Orders.AsNoTracking().Select(order => new { order.Id, order.UserId, order.Link, order.Status, order.Charge, order.Refunded }).ToArrayAsync(Token);
        Dictionary<int, decimal> wallets = await context.Users.Where(user => _customers.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Balance, Token);
        var bought = orders.Select(row => (Row: row, Order: MarketOrder.Of(row.Link) ?? throw new InvalidOperationException(row.Link))).ToArray();
        HashSet<(int, long)> stored = [.. bought.Select(each => (each.Order.Number, each.Row.Id))];
        Dictionary<string, int> placed = _provider.Orders.All.CountBy(order => order.Link).ToDictionary();
        HashSet<string> links = [.. orders.Select(order => order.Link)];
        long[] kept = [.. Enumerable.Range(0, MarketOrder.Customers).Select(customer => bought.Where(each => each.Order.Customer == customer).Sum(each => each.Order.Charge - each.Order.Refund))];
        return
        [
            .. _buyers!.Bought.Where(each => !stored.Contains((each.Key, each.Value))).Select(each => $"lost: order {each.Key}, answered as {each.Value}"),
            .. links.Count == orders.Length ? (string[])[] : [$"bought twice: {orders.Length - links.Count} orders"],
            .. orders.Length >= _buyers.Bought.Count && orders.Length <= _buyers.Bought.Count + Unclear ? (string[])[] : [$"wrong count: {orders.Length} orders for {_buyers.Bought.Count} answers and {Unclear} without"],
            .. orders.Where(order => OrderStatuses.Open.Contains(order.Status)).Select(order => $"not ended: order {order.Id} is {order.Status}"),
            .. placed.Where(link => link.Value > 1).Select(link => $"placed twice: {link.Key}"),
            .. placed.Keys.Except(links).Select(link => $"placed for nobody: {link}"),
            .. links.Except(placed.Keys).Select(link => $"never placed: {link}"),
            .. bought.Where(each => (each.Row.Charge, each.Row.Refunded) != (each.Order.Charge / 100m, each.Order.Refund / 100m))
                .Select(each => $"wrong amount: order {each.Row.Id} has {each.Row.Refunded} of {each.Row.Charge}, not {each.Order.Refund} of {each.Order.Charge} cents"),
            .. bought.Where(each => each.Row.UserId != _customers[each.Order.Customer]).Select(each => $"wrong customer: order {each.Row.Id}"),
            .. Enumerable.Range(0, MarketOrder.Customers).Where(customer => wallets[_customers[customer]] * 100m != Deposited - kept[customer])
                .Select(customer => $"wrong wallet: customer {customer} has {wallets[_customers[customer]]}, not {Deposited - kept[customer]} cents"),
            .. await Store.VerifyAsync(Token).Select(damage => $"verified: {damage}").ToArrayAsync(Token),
        ];
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
        foreach (PanelInstance instance in _instances)
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

    // The operator looks each unknown order up at the provider; then the panel may send there again.
    private async Task DecideAsync()
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        PanelContext context = scope.ServiceProvider.GetRequiredService<PanelContext>();
        OrderDesk desk = scope.ServiceProvider.GetRequiredService<OrderDesk>();
        var unknown = await context.Orders.AsNoTracking().Where(order => order.SubmissionStatus == SubmissionStatus.Unknown).Select(order => new { order.Id, order.Link }).ToArrayAsync(Token);
        foreach (var order in unknown)
        {
            string? found = _provider.Orders.All.FirstOrDefault(placed => placed.Link == order.Link)?.Id;
            DecisionForm form = new() { Choice = found is null ? DecisionChoice.Requeue : DecisionChoice.Place, ProviderOrderId = found, Why = "looked up in their list" };
            Assert.Null(await desk.DecideAsync(order.Id, form, "olga", Token));
            Unknown++;
        }

        _ = unknown.Length > 0 && await Store.ResumeSubmissionAsync(Provider, Token);
    }

    private PanelContext Context() => _services.GetRequiredService<IDbContextFactory<PanelContext>>().CreateDbContext();
}
