using System.Globalization;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.Hosting.Worker;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// A panel from the outside: customers who order, a provider whose clock moves with each request and that fails in every tenth, servers that
/// are killed, and a person who looks each unknown order up at the provider. In the end, everything that is wrong.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    private const int Users = 20;
    private const int LongestDrain = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider _services;
    private readonly FakeTimeProvider _providerTime;
    private readonly FaultTally _faults;
    private readonly Dictionary<long, int> _askedFor = [];
    private int _orders;

    private Town(PanelSettings settings, SimulatedProvider provider, FakeTimeProvider providerTime, FaultTally faults)
    {
        (Settings, Provider, _providerTime, _faults) = (settings, provider, providerTime, faults);
        _services = new ServiceCollection().AddLogging().AddPanel(settings).AddPanelWorkers(settings).BuildServiceProvider();
        Store = _services.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>();
    }

    public PanelSettings Settings { get; }

    public SimulatedProvider Provider { get; }

    public OrderStore<PanelContext, PanelOrder, long> Store { get; }

    /// <summary>How many orders a person looked up, since nobody knew what had become of them.</summary>
    public int Unknown { get; private set; }

    /// <summary>How many answers to <c>add</c> were unclear, since the provider made them so.</summary>
    public int Lost => _faults.Lost;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Town> OpenAsync(PanelDatabase database, int seed, string? sendsAgainAfter = null, int oneIn = 10)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var faults = new FaultTally(seed, time, oneIn);
        SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Time = time, HistoryOf = HistoryOf, MaxRequestsKept = int.MaxValue }, Token);
        provider.Faults.Choose(faults.Next);
        var town = new Town(new(database.IsPostgres, database.Connection, provider.Address, "simulated-key", sendsAgainAfter), provider, time, faults);
        await using PanelContext context = town.Context();
        context.Wallets.AddRange(Enumerable.Range(0, Users).Select(user => new PanelWallet { UserId = user, Balance = 1_000_000m, Deposited = 1_000_000m }));
        _ = await context.SaveChangesAsync(Token);
        return town;
    }

    /// <summary>Customers buy: the wallet pays and the order is added in one transaction.</summary>
    public async Task BuyAsync(int count)
    {
        for (int bought = 0; bought < count; bought++)
        {
            long id = Interlocked.Increment(ref _orders);
            await using PanelContext context = Context();
            await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(Token);
                Assert.True(await context.TryDebitAsync((PanelWallet wallet) => wallet.UserId, wallet => wallet.Balance, UserOf(id), ChargeOf(id), Token));
                _ = Store.Add(context, new PanelOrder { Id = id, UserId = UserOf(id) }, new()
                {
                    Quantity = QuantityOf(id),
                    Charge = ChargeOf(id),
                    Service = "followers",
                    Provider = PanelServices.Provider,
                    ProviderService = SimulatedService.OneOfEachKind[0].Id,
                    Fields = [new("service", SimulatedService.OneOfEachKind[0].Id), new("link", LinkOf(id)), new("quantity", QuantityOf(id).ToString(CultureInfo.InvariantCulture))],
                });
                _ = await context.SaveChangesAsync(Token);
                await transaction.CommitAsync(Token);
            });
        }
    }

    /// <summary>Waits until the provider has heard so many more requests, or all is quiet.</summary>
    public Task HearRequestsAsync(int more) => Task.WhenAny(Provider.WaitForRequestsAsync(Provider.Count() + more, Token), Task.Delay(Patience, Token));

    /// <summary>Claims so many orders to send, over the limit if need be, and dies before any of them leaves.</summary>
    public async Task DieSendingAsync(int underWay)
    {
        await Store.LimitProviderAsync(new() { Provider = PanelServices.Provider, SendingLimit = underWay }, Token);
        for (int claimed = 0; claimed < underWay; claimed++)
        {
            Assert.NotNull((await Store.ClaimSubmissionAsync(PanelServices.Provider, TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(30), Token)).Claimed);
        }
    }

    /// <summary>
    /// Gives up what the dead were sending, as the sweep does once it is overdue, a minute and a half later: until then it counts among what is under way. Then a
    /// person lets the panel send again, which the panel's own probe would do half a minute later.
    /// </summary>
    public async Task GiveUpAsync()
    {
        await using PanelContext context = Context();
        foreach (long id in await context.Orders.Where(order => order.SubmissionStatus == SubmissionStatus.Sending).Select(order => order.Id).ToArrayAsync(Token))
        {
            _ = await Store.SubmitAsync(new() { Order = OrderKey.Of(id), Step = SubmissionStep.LoseTrack(), At = TimeProvider.System.GetUtcNow() }, Token);
        }

        _ = await Store.ResumeSubmissionAsync(PanelServices.Provider, Token);
    }

    /// <summary>Runs the workers' turns, hours later each time, with a person beside them, until every order has ended.</summary>
    public async Task FinishAsync()
    {
        OrderSubmissionWorker submission = _services.GetRequiredService<OrderSubmissionWorker>();
        StatusSyncWorker status = _services.GetRequiredService<StatusSyncWorker>();
        OrderSweepWorker sweep = _services.GetRequiredService<OrderSweepWorker>();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        for (int turn = 0; turn < LongestDrain; turn++)
        {
            now = now.AddHours(1);
            _ = await sweep.RunOnceAsync(now, Token);
            await DecideAsync(now);
            while ((await submission.RunOnceAsync(PanelServices.Provider, now, Token)).Count > 0)
            {
            }

            while ((await status.RunOnceAsync(PanelServices.Provider, now, Token)).Count > 0)
            {
            }

            await using PanelContext context = Context();
            if (!await context.Orders.AnyAsync(order => order.Status != OrderStatus.Completed && order.Status != OrderStatus.Partial && order.Status != OrderStatus.Canceled, Token))
            {
                return;
            }

            _ = await Store.ResumeSubmissionAsync(PanelServices.Provider, Token);
            _ = await Store.ReportRecoveryAsync(PanelServices.Provider, now, Token);
            _providerTime.Advance(TimeSpan.FromMinutes(10));
        }
    }

    /// <summary>Everything that is wrong once all orders have ended.</summary>
    public async Task<string[]> DamageAsync()
    {
        await using PanelContext context = Context();
        PanelOrder[] orders = await context.Orders.AsNoTracking().ToArrayAsync(Token);
        PanelWallet[] wallets = await context.Wallets.AsNoTracking().ToArrayAsync(Token);
        ILookup<string, SimulatedOrder> placed = Provider.Orders.All.ToLookup(order => order.Link);
        ILookup<string?, ReceivedRequest> sent = Provider.Requests.Where(request => request.Action == "add").ToLookup(request => request["link"]);
        decimal[] owed = [.. Enumerable.Range(0, Users).Select(user => 1_000_000m - orders.Where(order => order.UserId == user).Sum(order => order.Charge - ExpectedRefund(order.Id)))];
        return
        [
            .. Enumerable.Range(1, _orders).Where(id => !orders.Any(order => order.Id == id)).Select(id => $"lost: order {id}"),
            .. orders.Where(order => order.Status is not (OrderStatus.Completed or OrderStatus.Partial or OrderStatus.Canceled)).Select(order => $"not ended: order {order.Id} is {order.Status}, {order.SubmissionStatus}"),
            .. placed.Where(link => link.Count() > 1).Select(link => $"placed twice: {link.Key}"),
            .. orders.Select(order => (order.Id, Sent: sent[LinkOf(order.Id)].Count(), Most: 1 + _askedFor.GetValueOrDefault(order.Id)))
                .Where(order => order.Sent > order.Most).Select(order => $"sent again: order {order.Id}, {order.Sent} times, of which a person knows {order.Most}"),
            .. orders.Where(order => !placed.Contains(LinkOf(order.Id))).Select(order => $"never placed: order {order.Id}"),
            .. orders.Where(order => order.Refunded != ExpectedRefund(order.Id)).Select(order => $"wrong refund: order {order.Id} has {order.Refunded} of {order.Charge}, not {ExpectedRefund(order.Id)}"),
            .. wallets.Where(wallet => wallet.Balance != owed[wallet.UserId]).Select(wallet => $"wrong wallet: {wallet.UserId} has {wallet.Balance}, not {owed[wallet.UserId]}"),
            .. await Store.VerifyAsync(Token).Select(damage => $"verified: {damage}").ToArrayAsync(Token),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Provider.DisposeAsync();
    }

    // A person looks each unknown order up at the provider, and sends what was refused again.
    private async Task DecideAsync(DateTimeOffset now)
    {
        await using PanelContext context = Context();
        PanelOrder[] waiting = await context.Orders.AsNoTracking()
            .Where(order => order.SubmissionStatus == SubmissionStatus.Unknown || order.SubmissionStatus == SubmissionStatus.Refused).ToArrayAsync(Token);
        foreach (PanelOrder order in waiting)
        {
            bool isUnknown = order.SubmissionStatus == SubmissionStatus.Unknown;
            Assert.True(
                !isUnknown || await context.Set<OrderAttention<long?>>().AnyAsync(row => row.OrderId == order.Id && row.ClosedAt == null, Token), $"Order {order.Id} is unknown, and nobody is told.");
            Unknown += isUnknown ? 1 : 0;
            string? found = isUnknown ? Provider.Orders.All.FirstOrDefault(each => each.Link == LinkOf(order.Id))?.Id : null;
            OrderSubmissionOutcome outcome = await Store.SubmitAsync(
                new()
                {
                    Order = OrderKey.Of(order.Id),
                    Step = found is null ? SubmissionStep.Requeue() : SubmissionStep.Place(),
                    ProviderOrderId = found,
                    By = "anna",
                    At = now,
                },
                Token);
            Assert.Equal(ApplyStatus.Applied, outcome.Status);
            _askedFor[order.Id] = _askedFor.GetValueOrDefault(order.Id) + (found is null ? 1 : 0);
        }
    }

    private PanelContext Context() => _services.GetRequiredService<IDbContextFactory<PanelContext>>().CreateDbContext();

    private static int UserOf(long order) => (int)(order % Users);

    private static long QuantityOf(long order) => 100 + (order * 37 % 901);

    private static decimal ChargeOf(long order) => new((int)(10 + (order * 53 % 1_999)), 0, 0, false, 2);

    private static string LinkOf(long order) => string.Create(CultureInfo.InvariantCulture, $"https://example.com/{order}");

    private static long OrderOf(string link) => long.Parse(link[(link.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);

    // How each order ends, by its number: delivered whole, in part, or canceled.
    private static (OrderStatus Status, int Permille) EndOf(long order) => (order % 5) switch
    {
        0 => (OrderStatus.Canceled, 0),
        1 or 2 => (OrderStatus.Partial, (int)(1 + (order * 7 % 998))),
        _ => (OrderStatus.Completed, 1000),
    };

    private static OrderHistory HistoryOf(SimulatedOrder order)
    {
        (OrderStatus status, int permille) = EndOf(OrderOf(order.Link));
        return OrderHistory.Script(
            new HistoryStep(TimeSpan.Zero, OrderStatus.Pending),
            new HistoryStep(TimeSpan.FromSeconds(2), OrderStatus.InProgress),
            new HistoryStep(TimeSpan.FromSeconds(6), status, permille));
    }

    // In whole cents, by integers alone: what was not delivered is paid back, half a cent counts as one.
    private static decimal ExpectedRefund(long order)
    {
        (OrderStatus status, int permille) = EndOf(order);
        long quantity = QuantityOf(order);
        long delivered = status == OrderStatus.Completed ? quantity : quantity * permille / 1000;
        BigInteger cents = (BigInteger)decimal.ToInt64(ChargeOf(order) * 100m);
        return (decimal)(((2 * cents * (quantity - delivered)) + quantity) / (2 * (BigInteger)quantity)) / 100m;
    }
}
