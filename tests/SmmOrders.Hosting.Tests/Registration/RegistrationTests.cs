using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

public sealed class RegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_sends_queued_orders_once_it_has_started_and_stops_in_order()
    {
        TestProvider provider = new("a") { OnAdd = (_, _) => Task.FromResult(OrderPlacement.Placed("9001")) };
        InMemoryOrderStore store = NewStore();
        OrderKey order = Queue(store);
        TaskCompletionSource placed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        IOrderStore watched = StoreBetween.Of(store, (method, _, call) =>
        {
            object? answer = call();
            if (method == nameof(IOrderStore.SubmitAsync))
            {
                placed.SetResult();
            }

            return answer;
        });
        using IHost host = NewHost(services => services.AddSingleton(watched).AddSmmProviderSource<Nobody>().AddSingleton<ISmmProviderSource>(new Source(provider)).AddOrderSubmission());

        await host.StartAsync(Token);
        await placed.Task.WaitAsync(Token);
        await host.StopAsync(Token);

        Assert.Equal(SubmissionStatus.Placed, store.Read(order).State.Submission!.Status);
    }

    [Fact]
    public async Task A_host_whose_loop_meets_nothing_but_errors_goes_on_and_stops()
    {
        InMemoryOrderStore store = NewStore();
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        IOrderStore faulty = StoreBetween.Of(store, (method, _, call) =>
        {
            if (method != nameof(IOrderStore.ClaimSubmissionAsync))
            {
                return call();
            }

            seen.TrySetResult();
            throw new InvalidOperationException("The database is away.");
        });
        using IHost host = NewHost(services => services.AddSingleton(faulty).AddSmmProviderSource<Nobody>().AddSingleton<ISmmProviderSource>(new Source(new TestProvider("a"))).AddOrderSubmission());

        await host.StartAsync(Token);
        await seen.Task.WaitAsync(Token);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await host.StopAsync(Token);
    }

    [Fact]
    public void Adding_a_worker_again_adds_nothing_and_configures_it_further()
    {
        ServiceCollection services = new();
        _ = services.AddOrderSubmission(options => options.Lanes = 5).AddOrderWorkers().AddOrderSubmission(options => options.FailuresToStop = 7);
        int loops = services.Count(service => service.ServiceType == typeof(IHostedService));

        _ = services.AddOrderWorkers();

        Assert.Equal(loops, services.Count(service => service.ServiceType == typeof(IHostedService)));
        using ServiceProvider provider = services.BuildServiceProvider();
        OrderSubmissionOptions options = provider.GetRequiredService<IOptionsMonitor<OrderSubmissionOptions>>().Get("");
        Assert.Equal((5, 7), (options.Lanes, options.FailuresToStop));
    }

    [Fact]
    public void Workers_of_a_named_store_are_keyed_by_its_name()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddSmmProvider("a", options => (options.Address, options.ApiKey) = (new("https://example.com/api/v2"), new("key")))
            .AddKeyedSingleton<IOrderStore>("second", (_, _) => NewStore())
            .AddOrderSubmission(store: "second")
            .BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredKeyedService<OrderSubmissionWorker>("second"));
        Assert.NotNull(provider.GetRequiredKeyedService<ProviderProbeWorker>("second"));
        Assert.Null(provider.GetService<OrderSubmissionWorker>());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_store_has_a_name_or_none(string name) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddOrderSubmission(store: name));

    public static TheoryData<string, Action<IServiceCollection>, string[]> Faults { get; } = new()
    {
        { "no store", services => services.AddSmmProviderSource<Nobody>().AddOrderSubmission(), ["The order workers cannot start.", "No IOrderStore is registered."] },
        { "no such store", services => services.AddSmmProviderSource<Nobody>().AddSingleton<IOrderStore>(NewStore()).AddOrderSubmission(store: "other"), ["The order workers of the store other cannot start.", "No IOrderStore is registered as \"other\"."] },
        { "no provider", services => services.AddSingleton<IOrderStore>(NewStore()).AddOrderSubmission(), ["No provider is registered.", "AddSmmProvider"] },
        { "loops", services => Complete(services).AddOrderWorkers(options => (options.LongestSleep, options.FirstFailurePause, options.LongestFailurePause, options.StoreGrace) = (TimeSpan.Zero, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(8), TimeSpan.FromHours(1))),
            ["LongestSleep is 00:00:00; it is from 1 ms to 1 hour.", "LongestFailurePause is 00:00:08; it is at least FirstFailurePause, 00:00:09.", "StoreGrace is 01:00:00; it is from zero to 1 minute."] },
        { "numbers", services => Complete(services).AddOrderSubmission(options => (options.Lanes, options.FailuresToStop) = (0, 101)),
            ["The order submission cannot start.", "Lanes is 0; it is from 1 to 100.", "FailuresToStop is 101; it is from 1 to 100."] },
        { "times", services => Complete(services).AddOrderSubmission(options => (options.FirstProbe, options.LongestProbe, options.FirstPause, options.LongestPause) = (TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3))),
            ["LongestProbe is 00:01:00; it is at least FirstProbe, 00:02:00.", "LongestPause is 00:03:00; it is at least FirstPause, 00:04:00."] },
        { "refusals", services => Complete(services).AddOrderSubmission(options =>
            (options.Refusals[RefusalKind.Duplicate], options.Refusals[RefusalKind.Other], options.Refusals[RefusalKind.BadLink]) = (RefusalAction.CancelAndRefund, RefusalAction.Wait, RefusalAction.WaitForLink)),
            ["Refusals[Duplicate] is CancelAndRefund; it is Person.", "Refusals[Other] is Wait; it is Person or CancelAndRefund.", "Refusals[BadLink] is WaitForLink; it is Wait or Person or CancelAndRefund."] },
        { "next providers", services => Complete(services).AddOrderSubmission(options =>
            options.NextProviders["likes"] = [new(), new() { Provider = "b" }, new() { Provider = "b", ProviderService = "1" }, new() { Provider = "b", ProviderService = "1", CostOfOrder = -1m }]),
            ["NextProviders[\"likes\"][0].Provider is empty", "NextProviders[\"likes\"][1].ProviderService is empty", "NextProviders[\"likes\"][2] has a cost of a thousand or of the order", "NextProviders[\"likes\"][3] has a cost that is not from 0"] },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_work_keeps_the_host_from_starting_and_is_named(string fault, Action<IServiceCollection> configure, string[] words)
    {
        using IHost host = NewHost(configure);

        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.All(words, word => Assert.True(exception.Message.Contains(word, StringComparison.Ordinal), $"{fault}: {exception.Message}"));
    }

    private static IServiceCollection Complete(IServiceCollection services) =>
        services.AddSmmProviderSource<Nobody>().AddSingleton<IOrderStore>(NewStore());

    private static InMemoryOrderStore NewStore() => new(new(new() { Refunds = RefundPolicy.HalfUp(2) }));

    private static OrderKey Queue(InMemoryOrderStore store)
    {
        OrderKey key = OrderKey.Of(1);
        OrderState state = new OrderTracker(RefundPolicy.HalfUp(2)).Buy(1000, 10m, WatchedTime.Noon.AddYears(-1));
        _ = store.Add(key, state, provider: "a", providerService: "77", fields: [new("service", "77"), new("link", "https://example.com/a"), new("quantity", "1000")]);
        return key;
    }

    private static IHost NewHost(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        configure(builder.Services);
        return builder.Build();
    }

    private sealed class Source(params ISmmProvider[] all) : ISmmProviderSource
    {
        public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => new([.. all.Select(each => new SmmProviderDefinition(each))]);
    }

    private sealed class Nobody : ISmmProviderSource
    {
        public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => new([]);
    }
}
