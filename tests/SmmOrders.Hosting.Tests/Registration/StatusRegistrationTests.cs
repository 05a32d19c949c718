using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmmOrders.Providers.Testing;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>The registration runs the status sync, the requests and the sweep in a host.</summary>
public sealed class StatusRegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_polls_an_order_to_its_end_and_pays_what_is_due()
    {
        await using SimulatedProvider upstream = await SimulatedProvider.StartAsync(null, Token);
        SimulatedOrder simulated = upstream.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Partial, 600)));
        TaskCompletionSource<DueRefund> paid = new(TaskCreationOptions.RunContinuationsAsynchronously);
        OrderRules rules = new(new() { Refunds = RefundPolicy.HalfUp(2) });
        InMemoryOrderStore store = new(rules, refunds => paid.TrySetResult(refunds[0]));
        OrderState placed = rules.For(null, "sim", null).Tracker.Place(1000, 10.00m, TimeProvider.System.GetUtcNow().AddMinutes(-5));
        _ = store.Add(OrderKey.Of(1), placed, provider: "sim", providerOrderId: simulated.Id);
        using IHost host = NewHost(store, upstream);

        await host.StartAsync(Token);
        DueRefund refund = await paid.Task.WaitAsync(Token);
        await host.StopAsync(Token);

        Assert.Equal((OrderKey.Of(1), 4.00m), (refund.Order, refund.Refund.Amount));
        Assert.Equal(OrderStatus.Partial, store.Read(OrderKey.Of(1)).State.Status);

        // The store spaces requests as the provider's options say.
        Assert.Equal(TimeSpan.FromMilliseconds(200), (await store.ReadProviderAsync("sim", Token)).Limits.PermitEvery);
    }

    [Fact]
    public async Task Workers_are_singletons_that_other_schedulers_may_call()
    {
        await using SimulatedProvider upstream = await SimulatedProvider.StartAsync(null, Token);
        using IHost host = NewHost(new InMemoryOrderStore(new(new() { Refunds = RefundPolicy.HalfUp(2) })), upstream);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();

        Assert.Equal(0, (await host.Services.GetRequiredService<StatusSyncWorker>().RunOnceAsync(now, Token)).Count);
        Assert.Equal(0, (await host.Services.GetRequiredService<OrderRequestWorker>().RunOnceAsync(now, Token)).Count);
        Assert.Equal(0, (await host.Services.GetRequiredService<OrderSweepWorker>().RunOnceAsync(now, Token)).Count);
        Assert.Equal(0, (await host.Services.GetRequiredService<MissingProviderWorker>().RunOnceAsync(now, Token)).Count);
        Assert.NotNull(host.Services.GetRequiredService<ProviderProbeWorker>());
    }

    [Fact]
    public async Task A_host_with_options_out_of_range_does_not_start_and_each_is_named()
    {
        await using SimulatedProvider upstream = await SimulatedProvider.StartAsync(null, Token);
        using IHost host = NewHost(
            new InMemoryOrderStore(new(new() { Refunds = RefundPolicy.HalfUp(2) })),
            upstream,
            services => services
                .Configure<StatusSyncOptions>(options => (options.Lanes, options.OrdersPerRequest, options.FirstRetry) = (0, 101, TimeSpan.FromMinutes(10)))
                .Configure<OrderRequestOptions>(options => options.RefillsPerRequest = 0)
                .Configure<OrderSweepOptions>(options => options.Every = TimeSpan.Zero));

        Exception? refused = await Record.ExceptionAsync(() => host.StartAsync(Token));

        string said = refused!.ToString();
        foreach (string fault in new[] { "The status sync", "Lanes", "OrdersPerRequest", "LongestRetry is 00:05:00; it is at least FirstRetry, 00:10:00.", "The order requests", "RefillsPerRequest", "The order sweep", "Every" })
        {
            Assert.Contains(fault, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_blank_name_of_a_store_is_refused()
    {
        ServiceCollection services = new();

        Assert.All(
            new Action[] { () => services.AddStatusSync(store: " "), () => services.AddOrderRequests(store: " "), () => services.AddOrderSweep(store: " ") },
            add => Assert.Throws<ArgumentException>(add));
    }

    [Fact]
    public async Task Each_of_two_stores_has_workers_and_options_of_its_own()
    {
        await using SimulatedProvider upstream = await SimulatedProvider.StartAsync(null, Token);
        OrderRules rules = new(new() { Refunds = RefundPolicy.HalfUp(2) });
        ServiceProvider services = new ServiceCollection()
            .AddSmmProvider("sim", options => (options.Address, options.ApiKey) = (upstream.Address, new(new SimulatedProviderOptions().ApiKey)))
            .AddKeyedSingleton<IOrderStore>("x", new InMemoryOrderStore(rules) { Name = "x" })
            .AddKeyedSingleton<IOrderStore>("y", new InMemoryOrderStore(rules) { Name = "y" })
            .AddSingleton<IHostApplicationLifetime, TestLifetime>()
            .AddStatusSync(options => options.Lanes = 1, "x")
            .AddStatusSync(options => options.Lanes = 4, "y")
            .BuildServiceProvider();
        await using (services)
        {
            Assert.NotSame(services.GetRequiredKeyedService<StatusSyncWorker>("x"), services.GetRequiredKeyedService<StatusSyncWorker>("y"));
            Assert.Equal((1, 4), (Options("x").Lanes, Options("y").Lanes));
            Assert.Equal(4, services.GetServices<IHostedService>().Count());
        }

        StatusSyncOptions Options(string store) => services.GetRequiredService<IOptionsMonitor<StatusSyncOptions>>().Get(store);
    }

    private static IHost NewHost(InMemoryOrderStore store, SimulatedProvider upstream, Action<IServiceCollection>? configure = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        _ = builder.Services.AddSingleton<IOrderStore>(store)
            .AddSmmProvider("sim", options => (options.Address, options.ApiKey) = (upstream.Address, new(new SimulatedProviderOptions().ApiKey)))
            .AddStatusSync().AddOrderRequests().AddOrderSweep();
        configure?.Invoke(builder.Services);
        return builder.Build();
    }
}
