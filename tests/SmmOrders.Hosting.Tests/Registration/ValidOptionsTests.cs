using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>A mistake in a configuration that is read anew while the host runs stops no work: the last valid options stay in use.</summary>
public sealed class ValidOptionsTests : IAsyncDisposable
{
    private const string Secret = "whsec_0123456789abcdef";

    private readonly WatchedTime _time = new();
    private readonly KeptLog _log = new();
    private readonly TestLifetime _lifetime = new();
    private readonly ListedProviders _listed = new(new TestProvider("a"));
    private readonly InMemoryOrderStore _store;
    private ServiceProvider? _services;

    public ValidOptionsTests() => _store = new(new(new() { Refunds = RefundPolicy.HalfUp(2) })) { Time = _time, OutboxSinks = ["bus", "hook", "alerts"] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Each kind of options with a mistake, and the work that reads them.</summary>
    public static TheoryData<Mistake> Mistakes { get; } =
    [
        Mistake.In<OrderWorkersOptions, LoopTools>(options => options.LongestSleep = TimeSpan.Zero, (tools, _) => Task.FromResult(tools.Options)),
        Mistake.In<OrderSubmissionOptions, OrderSubmissionWorker>(options => options.Lanes = 0, (worker, now) => worker.RunOnceAsync("a", now, Token)),
        Mistake.In<StatusSyncOptions, StatusSyncWorker>(options => options.FirstRetry = TimeSpan.Zero, (worker, now) => worker.RunOnceAsync("a", now, Token)),
        Mistake.In<OrderRequestOptions, OrderRequestWorker>(options => options.RefillsPerRequest = 0, (worker, now) => worker.RunOnceAsync("a", now, Token)),
        Mistake.In<OrderSweepOptions, OrderSweepWorker>(options => options.Every = TimeSpan.Zero, (worker, now) => worker.RunOnceAsync(now, Token)),
        Mistake.In<OrderEventOptions, OrderEventWorker>(options => options.BatchSize = 0, (worker, now) => worker.RunOnceAsync(now, Token), "bus"),
        Mistake.In<OrderAlertOptions, AlertDesk>(options => options.Silence = TimeSpan.FromDays(8), (desk, now) => desk.RaiseAsync(OrderAlert.About(OrderAlertKind.LoopFailing, "status", null, now), Token)),
        Mistake.In<OrderAlertOptions, AlertWorker>(options => options.Sink = "", (worker, now) => worker.RunOnceAsync(now, TurnScope.Of(Token))),
        Mistake.In<OrderHealthOptions, OrderLoopsHealthCheck>(options => options.LoopSilence = TimeSpan.Zero, (check, _) => check.CheckHealthAsync(Health, Token)),
        Mistake.In<OrderHealthOptions, OrderBacklogHealthCheck>(options => options.Backlog = TimeSpan.Zero, (check, _) => check.CheckHealthAsync(Health, Token)),
        Mistake.In<OrderWebhookOptions, WebhookSender>(options => options.Address = null, SendAsync, "hook"),
    ];

    private static HealthCheckContext Health => new() { Registration = new("live", _ => null!, HealthStatus.Unhealthy, null) };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task Options_that_become_invalid_stop_no_work_and_the_last_valid_ones_stay(Mistake mistake)
    {
        ArgumentNullException.ThrowIfNull(mistake);
        await using Receiver receiver = await Receiver.StartAsync();
        bool isMade = false;
        ServiceProvider services = Panel(receiver, added => mistake.Add(added, () => isMade));
        Func<DateTimeOffset, Task> work = mistake.Work(services);

        isMade = true;
        mistake.ReadAnew(services);
        await work(_time.GetUtcNow());
        await work(_time.GetUtcNow());

        Assert.Equal([$"{mistake} cannot be read, or were changed to what is not valid. The last valid ones stay in use."], _log.Messages.Where(message => message.Contains("last valid", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_mistake_that_was_mended_and_is_made_again_is_told_again()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        TimeSpan every = TimeSpan.FromSeconds(7);
        ServiceProvider services = Panel(receiver, added => added.AddOrderSweep(options => options.Every = every));
        OrderSweepWorker worker = services.GetRequiredService<OrderSweepWorker>();

        List<TimeSpan?> pauses = [];
        foreach (int seconds in new[] { 0, 8, 0 })
        {
            every = TimeSpan.FromSeconds(seconds);
            _ = services.GetRequiredService<IOptionsMonitorCache<OrderSweepOptions>>().TryRemove("");
            pauses.Add((await worker.RunOnceAsync(_time.GetUtcNow(), Token)).NextIn);
        }

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(8)], pauses);
        Assert.Equal(2, _log.Messages.Count(message => message.Contains("last valid", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_first_webhook_goes_out_though_its_options_became_invalid_before_it()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        bool isMade = false;
        var mistake = Mistake.In<OrderWebhookOptions, OrderEventWorker>(options => options.Secrets.Clear(), (worker, now) => worker.RunOnceAsync(now, Token), "hook");
        ServiceProvider services = Panel(receiver, added => mistake.Add(added, () => isMade));
        Func<DateTimeOffset, Task> work = mistake.Work(services);
        _ = _store.Add(OrderKey.Of(1), new OrderTracker(RefundPolicy.HalfUp(2)).Place(1000, 10m, _time.GetUtcNow()));
        _ = await _store.ApplyAsync([new() { Order = OrderKey.Of(1), Report = StatusReport.Of(OrderStatus.InProgress), At = _time.GetUtcNow() }], Token);

        isMade = true;
        mistake.ReadAnew(services);
        await work(_time.GetUtcNow());

        Assert.NotEmpty(receiver.All);
        Assert.All(receiver.All, received => Assert.True(received.IsSignedWith(Secret)));
    }

    [Fact]
    public async Task Options_that_never_were_valid_make_no_worker()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        ServiceProvider services = Panel(receiver, added => added.AddOrderSweep(options => options.Every = TimeSpan.Zero));

        _ = Assert.Throws<OptionsValidationException>(services.GetRequiredService<OrderSweepWorker>);
    }

    [Fact]
    public void Every_kind_of_options_that_is_checked_is_tried()
    {
        IEnumerable<Type> kinds = typeof(OrderWorkersOptions).Assembly.GetTypes().SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidateOptions<>)).Select(type => type.GenericTypeArguments[0]).Distinct();

        Assert.Empty(kinds.Except(Mistakes.Select(row => row.Data.Options)));
    }

    public async ValueTask DisposeAsync()
    {
        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        _listed.Dispose();
        _lifetime.Dispose();
    }

    private static Task SendAsync(WebhookSender sender, DateTimeOffset now) => sender.SendAsync(Guid.CreateVersion7(now), "{}"u8.ToArray(), Token);

    private ServiceProvider Panel(Receiver receiver, Action<IServiceCollection> add)
    {
        IServiceCollection services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton<IHostApplicationLifetime>(_lifetime)
            .AddSingleton<IOrderStore>(_store)
            .AddSingleton(_listed.Providers)
            .AddSingleton<HandledEvents>()
            .AddLogging(logging => logging.AddProvider(_log))
            .AddOrderWorkers()
            .AddOrderEvents<ScopedHandler>("bus")
            .AddOrderWebhook("hook", options =>
            {
                options.Address = receiver.Address;
                options.Secrets.Add(new(Secret));
                options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
            });
        add(services);
        return _services = services.BuildServiceProvider();
    }

    /// <summary>A mistake in options, which comes and goes with the configuration.</summary>
    /// <param name="Options">The options.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Add">Adds it to a container, for while the condition holds.</param>
    /// <param name="ReadAnew">Lets the options be read anew, as a change of the configuration does.</param>
    /// <param name="Work">Makes who reads them, as a host does when it starts; what is returned lets it work.</param>
    public sealed record Mistake(
        Type Options, string Name, Action<IServiceCollection, Func<bool>> Add, Action<IServiceProvider> ReadAnew, Func<IServiceProvider, Func<DateTimeOffset, Task>> Work)
    {
        internal static Mistake In<TOptions, TWorker>(Action<TOptions> make, Func<TWorker, DateTimeOffset, Task> work, string name = "")
            where TOptions : class
            where TWorker : class => new(
            typeof(TOptions),
            name,
            (services, isMade) => services.ConfigureAll<TOptions>(options => (isMade() ? make : _ => { })(options)),
            services => services.GetRequiredService<IOptionsMonitorCache<TOptions>>().TryRemove(name),
            services =>
            {
                TWorker worker = new WorkerSetup(services, name).Own<TWorker>();
                return now => work(worker, now);
            });

        public override string ToString() => Name.Length == 0 ? Options.Name : $"{Options.Name} of {Name}";
    }
}
