using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.EntityFrameworkCore;

namespace SmmOrders.Hosting.Worker;

/// <summary>The panel's registrations. Everything that waits waits so short here that a test sees it happen.</summary>
internal static class PanelServices
{
    public const string Provider = "alpha";

    /// <summary>What every process of the panel needs, whether workers run in it or not.</summary>
    public static IServiceCollection AddPanel(this IServiceCollection services, PanelSettings settings) => services
        .AddSmmOrders(options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.Polling = PollPolicy.Default with
            {
                Processing = settings.PollInterval,
                Pending = settings.PollInterval,
                InProgress = settings.PollInterval,
                Longest = settings.LongestInterval,
            };
        })
        .AddDbContextFactory<PanelContext>(options => (settings.IsPostgres ? options.UseNpgsql(settings.Database) : options.UseSqlite(settings.Database)).UseSmmOrders())
        .AddSmmOrderStore<PanelContext, PanelOrder, long>(store => store
            .CreditWallets<PanelWallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId)
            .VerifyWallets<PanelWallet, int>(
                wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId,
                context => context.Wallets.Select(wallet => new WalletMovement<int> { Wallet = wallet.UserId, Amount = wallet.Deposited })));

    /// <summary>The workers.</summary>
    public static IServiceCollection AddPanelWorkers(this IServiceCollection services, PanelSettings settings) => services
        .AddSingleton<IOrderStore>(provider => settings.SendsAgainAfter is { } words
            ? SendsAgain.Of(provider.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>(), words)
            : provider.GetRequiredService<OrderStore<PanelContext, PanelOrder, long>>())
        .AddSmmProvider(Provider, options =>
        {
            options.Address = settings.Provider;
            options.ApiKey = new(settings.Key);
            options.RequestsPerSecond = settings.RequestsPerSecond;
        })
        .AddOrderWorkers(options => options.LongestSleep = settings.LongestSleep)
        .AddOrderSubmission(options => options.FirstProbe = options.LongestProbe = options.FirstPause = options.LongestPause = Milliseconds(1000))
        .AddStatusSync(options =>
        {
            options.Lanes = settings.Lanes;
            options.OrdersPerRequest = settings.OrdersPerRequest;
            options.FirstRetry = options.LongestRetry = Milliseconds(50);
        });

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
