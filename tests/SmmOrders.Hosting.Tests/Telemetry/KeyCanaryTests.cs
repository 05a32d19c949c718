using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers.Testing;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// A whole host, every loop of it, with the real client against a provider that fails in every way and repeats the key that it was sent: nothing
/// that the process says holds the provider's key or a webhook's secret.
/// </summary>
public sealed class KeyCanaryTests
{
    private const string Key = "canary+K3y/of&a=panel%7Q9x";
    private const string Secret = "whsec_canary+S3cret/of&a=webhook%5Zt";

    // So many requests for statuses fail, each in another way.
    private const int Failures = 6;

    // All that workers ask a provider soon. A refill's status is due after a quarter of an hour.
    private static readonly string[] Actions = ["add", "status", "cancel", "refill", "balance"];

    private readonly InMemoryOrderStore _memory = new(new(new()
    {
        Refunds = RefundPolicy.HalfUp(2),
        Polling = PollPolicy.Default with { Processing = Soon, Pending = Soon, InProgress = Soon },
    }))
    {
        OutboxSinks = ["webhook", "alerts"],
    };

    public static TheoryData<string> Forms => [.. SecretForms.Of(Key).Keys];

    private static TimeSpan Soon => TimeSpan.FromMilliseconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_a_whole_run_says_holds_a_key_or_a_secret()
    {
        using SaidByRun said = new();
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { ApiKey = Key, HistoryOf = _ => OrderHistory.Waiting }, Token);
        ConcurrentDictionary<string, int> asked = new(); // The provider's own count may have gone on by the time that a request is answered.
        provider.Faults.Choose(request => FaultOf(request.Action, asked.AddOrUpdate(request.Action, 1, (_, times) => times + 1), isProbed: provider.Count("balance") > 0));
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Task.FromResult(context.Response.StatusCode = receiver.All.Count % 2 == 0 ? 200 : 500);
        await FillAsync(provider);
        using IHost host = NewHost(said, provider.Address, receiver.Address);
        await host.StartAsync(Token);

        // Until every action has failed and gone well, and every fault was met.
        while (!Actions.All(action => provider.Count(action) > (action is "status" ? Failures : 0)) || receiver.All.Count < 2)
        {
            await provider.WaitForRequestsAsync(provider.Count() + 1, Token);
        }

        said.ReadGauges();
        await host.StopAsync(Token);

        Assert.Contains(said.Logs, line => line.Contains("[redacted]", StringComparison.Ordinal)); // It was sent back, and read.
        Assert.Contains(said.Logs, line => line.StartsWith("Trace", StringComparison.Ordinal) || line.StartsWith("Debug", StringComparison.Ordinal));
        Assert.Contains(said.Metrics, line => line.StartsWith(OrderDiagnostics.MeterName, StringComparison.Ordinal));
        Assert.Contains(said.Activities, line => line.StartsWith(OrderDiagnostics.ActivitySourceName, StringComparison.Ordinal));
        Assert.Empty(SecretForms.Leaks(said.All, Key, Secret));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_line_that_holds_the_key_in_any_encoding_is_found(string form)
    {
        using SaidByRun said = new();
        using ActivitySource source = new("canary");
        using Meter meter = new("canary");
        string line = $"POST key={SecretForms.Of(Key)[form]}&action=add";

#pragma warning disable CA2254, CA1848 // What leaks is the message itself.
        said.LogDebug(line);
#pragma warning restore CA2254, CA1848
        meter.CreateCounter<long>("canary").Add(1, new KeyValuePair<string, object?>("body", line));
        source.StartActivity("canary")!.SetTag("body", line).Dispose();

        Assert.Equal(3, SecretForms.Leaks(said.All, Key).Length);
    }

    [Fact]
    public void A_body_in_base64_is_found_wherever_the_key_stands_in_it() => Assert.All(
        Enumerable.Range(0, 9), before => Assert.Single(SecretForms.Leaks([Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + Key + "&action=add"))], Key)));

    // An answer in between ends an outage before it is probed: it goes on until it was.
    private static SimulatedFault? FaultOf(string action, int number, bool isProbed) => action switch
    {
        "status" => number switch
        {
            1 => SimulatedFault.Echo(),
            2 => SimulatedFault.Html(503),
            3 => SimulatedFault.Reset(),
            4 => SimulatedFault.CutOff(),
            5 => SimulatedFault.Error($"Invalid API key {Key}"),
            Failures => SimulatedFault.Truncated(),
            _ => isProbed ? null : SimulatedFault.Html(503),
        },
        "add" => number % 2 == 0 ? SimulatedFault.Error($"Bad link, key={Uri.EscapeDataString(Key)}") : null,
        "cancel" or "refill" => SimulatedFault.Echo(),
        _ => null,
    };

    // Orders to send and to poll, and a request of each kind.
    private async Task FillAsync(SimulatedProvider provider)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        OrderTracker tracker = new(RefundPolicy.HalfUp(2));
        for (int order = 1; order <= 6; order++)
        {
            _ = _memory.Add(OrderKey.Of(order), tracker.Place(1000, 10m, now), provider: "alpha", providerOrderId: provider.Orders.Place(1000).Id);
            _ = _memory.Add(
                OrderKey.Of(100 + order), tracker.Buy(100, 1m, now), null, "alpha", "likes", SimulatedService.OneOfEachKind[0].Id,
                [new("service", SimulatedService.OneOfEachKind[0].Id), new("link", $"https://example.com/{order}"), new("quantity", "100")]);
        }

        _ = await _memory.ApplyAsync([new() { Order = OrderKey.Of(2), Report = StatusReport.Of(OrderStatus.Completed), At = now }], Token);
        foreach ((int order, RequestKind kind) in new[] { (1, RequestKind.Cancel), (2, RequestKind.Refill) })
        {
            Assert.Equal(ApplyStatus.Applied, (await _memory.AskAsync(new() { Order = OrderKey.Of(order), Kind = kind, By = "ann", At = now }, Token)).Status);
        }
    }

    private IHost NewHost(SaidByRun said, Uri provider, Uri receiver)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        _ = builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(said);
        _ = builder.Services
            .AddSingleton<IOrderStore>(_memory)
            .AddSmmProvider("alpha", options => (options.Address, options.ApiKey, options.RequestsPerSecond) = (provider, new(Key), 1000))
            .AddOrderWorkers(options => options.LongestSleep = Soon)
            .AddOrderSubmission(options => options.FirstProbe = options.LongestProbe = TimeSpan.FromSeconds(1))
            .AddStatusSync(options => (options.FirstRetry, options.LongestRetry) = (Soon, Soon))
            .AddOrderWebhook("webhook", options =>
            {
                options.Address = receiver;
                options.Secrets.Add(new(Secret));
                options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
            });
        return builder.Build();
    }
}
