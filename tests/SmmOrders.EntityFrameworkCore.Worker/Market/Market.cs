using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>A small panel, as several processes open it at once: orders, wallets, and the store or one with a planted fault.</summary>
internal sealed class Market : IAsyncDisposable
{
    public const long Quantity = 1000;

    private readonly ServiceProvider _services;
    private readonly NaiveStore? _planted;

    public Market(MarketAddress address, Flaw flaw = Flaw.None, params IInterceptor[] interceptors)
    {
        Flaw = flaw;
        _services = new ServiceCollection()
            .AddSmmOrders(options =>
            {
                options.Refunds = RefundPolicy.HalfUp(2);
                options.LifecycleByProvider[Script.Corrects] = OrderLifecycle.Default.WithCorrections();
            })
            .AddDbContextFactory<MarketContext>(options => (address.IsPostgres
                ? options.UseNpgsql(address.Connection, postgres => _ = address.Retries ? postgres.EnableRetryOnFailure() : postgres)
                : options.UseSqlite(address.Connection)).UseSmmOrders().AddInterceptors(interceptors)
                .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)))
            .AddSmmOrderStore<MarketContext, MarketOrder, long>(store => (flaw == Flaw.RawAddition
                ? store.PayWith<RawPayer>()
                : store.CreditWallets<MarketWallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId))
                .VerifyWallets<MarketWallet, int>(
                    wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId,
                    context => context.Wallets.Select(wallet => new WalletMovement<int> { Wallet = wallet.UserId, Amount = wallet.Deposited })))
            .AddSingleton<RawPayer>()
            .BuildServiceProvider();
        Orders = _services.GetRequiredService<OrderStore<MarketContext, MarketOrder, long>>();
        Rules = _services.GetRequiredService<OrderRules>();
        _planted = flaw switch
        {
            Flaw.TornWriter => new TornStore(this),
            Flaw.BlindWriter => new BlindStore(this),
            _ => null,
        };
    }

    public Flaw Flaw { get; }

    /// <summary>What happens between the two transactions of <see cref="Flaw.TornWriter"/>: nothing, unless a test is to hit that moment.</summary>
    public Func<Task> BetweenTransactions { get; init; } = () => Task.CompletedTask;

    public OrderRules Rules { get; }

    /// <summary>Whether another store than the panel's own applies reports.</summary>
    public bool IsPlanted => _planted is not null;

    public OrderStore<MarketContext, MarketOrder, long> Orders { get; }

    public MarketContext Open() => _services.GetRequiredService<IDbContextFactory<MarketContext>>().CreateDbContext();

    /// <summary>Applies reports: by the store, or by what is planted in its place.</summary>
    public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports) => _planted?.ApplyAsync(reports) ?? Orders.ApplyAsync(reports);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Creates the database with orders that were paid for from the wallets.</summary>
    public async Task CreateAsync(int orders, int wallets)
    {
        await using MarketContext context = Open();
        _ = await context.Database.EnsureCreatedAsync();
        decimal[] charged = new decimal[wallets];
        for (int number = 0; number < orders; number++)
        {
            int user = number % wallets;
            charged[user] += Script.ChargeOf(number);
            _ = Orders.Add(context, new MarketOrder { UserId = user, Number = number }, new NewTrackedOrder
            {
                Quantity = Quantity,
                Charge = Script.ChargeOf(number),
                Provider = Script.ProviderOf(number),
                ProviderOrderId = number.ToString(CultureInfo.InvariantCulture),
            });
        }

        // So little that who buys at the same time waits for refunds.
        context.Wallets.AddRange(charged.Select((sum, user) => new MarketWallet { UserId = user, Balance = 1.00m, Deposited = 1.00m + sum }));
        _ = await context.SaveChangesAsync();
    }
}
