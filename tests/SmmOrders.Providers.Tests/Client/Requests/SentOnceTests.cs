using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>What changes something is sent once, whatever happens: the protocol has no idempotency key.</summary>
public sealed class SentOnceTests
{
    // Without the faults that need a time-out to end, which are dealt sparingly below.
    private static readonly SimulatedFault[] Quick =
    [
        SimulatedFault.Html(500), SimulatedFault.Html(502), SimulatedFault.Html(503), SimulatedFault.Html(504), SimulatedFault.Html(408),
        SimulatedFault.Html(401), SimulatedFault.Html(), SimulatedFault.EmptyBody(), SimulatedFault.Truncated(), SimulatedFault.FalseGzip(),
        SimulatedFault.GzipBomb(4 * 1024 * 1024), SimulatedFault.Error("Try again later"), SimulatedFault.Error("Try again later", 503),
        SimulatedFault.TooManyRequests(), SimulatedFault.TooManyRequests(TimeSpan.Zero), SimulatedFault.Redirect(new("http://127.0.0.1:9/")),
        SimulatedFault.Reset(), SimulatedFault.LostAnswer(), SimulatedFault.CutOff(), SimulatedFault.Echo(), SimulatedFault.WrongIds(),
        SimulatedFault.Duplicates(), SimulatedFault.MissingItems(), SimulatedFault.Raw(200, "application/json", "{}"u8.ToArray()),
    ];

    private static readonly SimulatedFault[] Slow = [SimulatedFault.Silence(), SimulatedFault.Drip(TimeSpan.FromMilliseconds(20))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_thousand_faulty_orders_reach_the_provider_once_each()
    {
        const int Orders = 2000;
        await using Panel panel = await Panel.OpenAsync(options => options.Timeout = options.AttemptTimeout = TimeSpan.FromSeconds(2));

        // One in two hundred is slow; the others take turns, also with orders that go well.
        panel.Provider.Faults.Choose(request => request.Number % 200 == 0 ? Slow[request.Number / 200 % Slow.Length]
            : request.Number % 7 == 0 ? null
            : Quick[request.Number % Quick.Length]);
        var placements = new ConcurrentDictionary<string, OrderPlacement>();

        await Parallel.ForAsync(0, Orders, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (number, token) =>
        {
            string link = $"https://example.com/p/{number}";
            placements[link] = await panel.Client.AddOrderAsync(NewOrder.Default("1", link, 1000), token);
        });

        Dictionary<string, int> reached = panel.Provider.Requests.CountBy(request => request["link"]!).ToDictionary();
        Assert.Equal(Orders, reached.Count);
        Assert.All(reached, link => Assert.Equal(1, link.Value));

        // What the provider has, and only that, is told as placed or unknown.
        HashSet<string> placed = [.. panel.Provider.Orders.All.Select(order => order.Link)];
        Assert.Equal(placed.Count, panel.Provider.Orders.All.Length);
        Assert.All(placements, placement => Assert.True(
            placement.Value.Outcome switch
            {
                PlacementOutcome.Placed => placed.Contains(placement.Key),
                PlacementOutcome.Rejected or PlacementOutcome.NotSent => !placed.Contains(placement.Key),
                _ => true,
            },
            $"{placement.Key}: {placement.Value}"));
        Assert.Equal(
            [PlacementOutcome.Placed, PlacementOutcome.Rejected, PlacementOutcome.Unknown],
            placements.Values.Select(placement => placement.Outcome).Distinct().Order());
    }

    [Fact]
    public async Task A_client_with_the_standard_handler_sends_an_order_more_than_once()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        provider.Faults.Always(SimulatedFault.LostAnswer());
        var services = new ServiceCollection();
        _ = services.AddHttpClient("naive").AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1));
        await using ServiceProvider container = services.BuildServiceProvider();
        using HttpClient client = container.GetRequiredService<IHttpClientFactory>().CreateClient("naive");
        using var form = new FormUrlEncodedContent([new("key", "simulated-key"), new("action", "add"), new("service", "1"), new("link", "L"), new("quantity", "10")]);

        _ = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(provider.Address, form, Token));

        Assert.True(provider.Count("add") > 1, "The harness would not see an order that is sent twice.");
        Assert.Equal(provider.Count("add"), provider.Orders.All.Length);
    }

    [Fact]
    public async Task A_platform_that_repeats_by_itself_is_stopped()
    {
        // The platform answers a challenge by sending the request once more.
        await using var challenger = new RawHost((_, _) => RawHost.Http("", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"panel\""));
        await using Panel challenged = await Panel.OpenAsync(
            options => options.Address = challenger.Address,
            adapt: sockets => sockets.Credentials = new NetworkCredential("user", "password"));

        Assert.Equal(
            "Unknown: Unavailable: it was already sent, and something tried to send it again", (await challenged.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token)).ToString());
        Assert.Equal(1, challenger.Requests);
        _ = await challenged.Client.GetBalanceAsync(Token);
        Assert.True(challenger.Requests == 3, "The platform would not repeat at all.");
        Assert.Equal("Unavailable: it was already sent, and something tried to send it again", (await challenged.Client.Provider.GetBalanceAsync(Token)).ToString());
        Assert.Equal(4, challenger.Requests);
    }

    [Fact]
    public async Task An_order_that_waits_too_long_in_the_queue_was_not_sent()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(
            options =>
            {
                options.RequestsPerSecond = 1;
                options.QueueLimit = 1;
                options.Timeout = options.AttemptTimeout = TimeSpan.FromMilliseconds(900);
            },
            time: time);

        OrderPlacement first = await panel.Client.AddOrderAsync(NewOrder.Default("1", "first", 10), Token);
        Task<OrderPlacement> second = panel.Client.AddOrderAsync(NewOrder.Default("1", "second", 10), Token);
        OrderPlacement third = await panel.Client.AddOrderAsync(NewOrder.Default("1", "third", 10), Token);
        await time.WaitedFor(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromMilliseconds(900));

        Assert.Equal(PlacementOutcome.Placed, first.Outcome);
        Assert.Equal((PlacementOutcome.NotSent, ProviderFailureKind.TimedOut), ((await second).Outcome, (await second).Failure!.Kind));
        Assert.Equal((PlacementOutcome.NotSent, ProviderFailureKind.RateLimited), (third.Outcome, third.Failure!.Kind));
        Assert.Equal(["first"], panel.Provider.Requests.Select(request => request["link"]!));
    }
}
