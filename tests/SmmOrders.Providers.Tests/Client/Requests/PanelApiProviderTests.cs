using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A provider itself: each call is one request, whatever comes of it. The server counts.</summary>
public sealed class PanelApiProviderTests
{
    private static readonly ImmutableArray<string> Two = ["1", "2"];

    private static readonly Dictionary<string, Func<ISmmProvider, Task<string>>> Calls = new()
    {
        ["services"] = async provider => Words((await provider.GetServicesAsync(Token)).Failure),
        ["balance"] = async provider => Words((await provider.GetBalanceAsync(Token)).Failure),
        ["add"] = async provider => (await provider.AddOrderAsync(NewOrder.Default("1", "L", 100), Token)).Outcome.ToString(),
        ["status"] = async provider => Words((await provider.GetStatusAsync("1", Token)).Failure),
        ["statuses"] = async provider => Words(await provider.GetStatusesAsync(Two, Token)),
        ["refill"] = async provider => Words((await provider.RequestRefillAsync("1", Token)).Failure),
        ["refills"] = async provider => Words(await provider.RequestRefillsAsync(Two, Token)),
        ["refill status"] = async provider => Words((await provider.GetRefillStatusAsync("1", Token)).Failure),
        ["refill statuses"] = async provider => Words(await provider.GetRefillStatusesAsync(Two, Token)),
        ["cancel"] = async provider => Words((await provider.RequestCancelAsync("1", Token)).Failure),
        ["cancels"] = async provider => Words(await provider.RequestCancelsAsync(Two, Token)),
    };

    private static readonly Dictionary<string, (SimulatedFault Fault, string Kind)> Faults = new()
    {
        ["503"] = (SimulatedFault.Html(503), "Unavailable"),
        ["429"] = (SimulatedFault.TooManyRequests(TimeSpan.Zero), "RateLimited"),
        ["reset"] = (SimulatedFault.Reset(), "Unavailable"),
        ["lost answer"] = (SimulatedFault.LostAnswer(), "Unavailable"),
        ["page"] = (SimulatedFault.Html(), "Malformed"),
        ["wrong key"] = (SimulatedFault.Error("Invalid API key"), "Unauthorized"),
        ["redirect"] = (SimulatedFault.Redirect(new("http://127.0.0.1:9/")), "Unavailable"),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> CallNames() => [.. Calls.Keys];

    public static TheoryData<string, string> Failing() => [.. from call in Calls.Keys from fault in Faults.Keys select (call, fault)];

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task A_call_that_is_answered_is_one_request(string call)
    {
        await using Panel panel = await Panel.OpenAsync();

        _ = await Calls[call](panel.Client.Provider);

        _ = Assert.Single(panel.Provider.Requests);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_call_that_fails_is_one_request(string call, string fault)
    {
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Always(Faults[fault].Fault);

        string failure = await Calls[call](panel.Client.Provider);

        _ = Assert.Single(panel.Provider.Requests);
        Assert.Equal(call != "add" ? $"{Faults[fault].Kind} whole" : fault is "429" or "wrong key" ? "Rejected" : "Unknown", failure);
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task A_call_that_is_not_answered_is_one_request_and_ends_at_its_time_out(string call)
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(time: time);
        panel.Provider.Faults.Always(SimulatedFault.Silence());
        TimeSpan limit = TimeSpan.FromSeconds(call switch { "services" => 60, "balance" or "status" or "statuses" or "refill status" or "refill statuses" => 10, _ => 30 });

        Task<string> asking = Calls[call](panel.Client.Provider);
        await panel.ReachedAsync(1);
        time.Advance(limit - TimeSpan.FromTicks(1));
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(call == "add" ? "Unknown" : "TimedOut whole", await asking.WaitAsync(TimeSpan.FromSeconds(20), Token));
        _ = Assert.Single(panel.Provider.Requests);
    }

    [Fact]
    public async Task The_client_on_top_sends_more_than_one_request_where_one_fails()
    {
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Always(SimulatedFault.Html(503));

        _ = await panel.Client.GetBalanceAsync(Token);

        Assert.True(panel.Provider.Count("balance") == 3, "The count would not see a retry.");
    }

    [Fact]
    public async Task Nothing_is_queued_although_the_client_has_a_rate_limit()
    {
        await using Panel panel = await Panel.OpenAsync(options => (options.RequestsPerSecond, options.QueueLimit) = (1, 0), time: new WatchedTime());
        ISmmProvider provider = panel.Client.Provider;

        _ = await panel.Client.GetBalanceAsync(Token);
        ProviderResult<ProviderBalance>[] balances = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => provider.GetBalanceAsync(Token)));
        OrderPlacement placed = await provider.AddOrderAsync(NewOrder.Default("1", "L", 100), Token);

        Assert.All(balances, balance => Assert.True(balance.IsSuccess));
        Assert.Equal(PlacementOutcome.Placed, placed.Outcome);
        Assert.Equal("RateLimited", Words((await panel.Client.GetBalanceAsync(Token)).Failure).Split(' ')[0]);
    }

    [Fact]
    public async Task No_circuit_opens()
    {
        await using Panel panel = await Panel.OpenAsync(options => (options.Circuit.MinimumAttempts, options.Circuit.FailurePercent) = (2, 1));
        panel.Provider.Faults.Always(SimulatedFault.Html(503));

        for (var i = 0; i < 30; i++)
        {
            _ = await panel.Client.Provider.GetBalanceAsync(Token);
        }

        Assert.Equal(30, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task A_refused_batch_is_reported_and_not_repeated_one_by_one()
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.BulkStatus = BulkStatusSupport.None);
        string[] ids = [.. Enumerable.Range(0, 3).Select(_ => panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id)];

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await panel.Client.Provider.GetStatusesAsync(ids, Token);

        Assert.Equal(ids, items.Select(item => item.Id));
        Assert.All(items, item => Assert.True(item.Result.Failure is { Refusal: RefusalKind.Other, IsOfWholeRequest: true }));
        _ = Assert.Single(panel.Provider.Requests);
        Assert.Equal(100, panel.Client.Provider.MaxOrdersPerRequest);
    }

    [Fact]
    public async Task An_error_about_one_order_belongs_to_that_order_and_not_to_the_request()
    {
        await using Panel panel = await Panel.OpenAsync();
        string id = panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id;

        ProviderResult<ProviderAnswer> alone = await panel.Client.Provider.GetStatusAsync("404", Token);
        ImmutableArray<ProviderItem<ProviderAnswer>> among = await panel.Client.Provider.GetStatusesAsync([id, "404"], Token);

        Assert.False(alone.Failure!.IsOfWholeRequest);
        Assert.Equal([null, false], among.Select(item => item.Result.Failure?.IsOfWholeRequest));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task The_batch_limit_is_exposed_and_exceeding_it_is_a_programming_error(int most)
    {
        await using Panel panel = await Panel.OpenAsync(options => options.Bulk.MaxOrdersPerRequest = most);
        ISmmProvider provider = panel.Client.Provider;
        string[] ids = [.. Enumerable.Range(1, most + 1).Select(id => $"{id}")];

        Assert.Equal(most, provider.MaxOrdersPerRequest);
        Func<IReadOnlyCollection<string>, Task>[] calls =
        [
            some => provider.GetStatusesAsync(some, Token), some => provider.RequestRefillsAsync(some, Token),
            some => provider.GetRefillStatusesAsync(some, Token), some => provider.RequestCancelsAsync(some, Token),
        ];
        foreach (Func<IReadOnlyCollection<string>, Task> call in calls)
        {
            ArgumentException tooMany = await Assert.ThrowsAsync<ArgumentException>(() => call(ids));
            Assert.StartsWith($"There are {most + 1} identifiers; one request to alpha holds from 1 to {most}.", tooMany.Message, StringComparison.Ordinal);
            _ = await Assert.ThrowsAsync<ArgumentException>(() => call([]));
            _ = await Assert.ThrowsAsync<ArgumentException>(() => call(["1,2"]));
            _ = await Assert.ThrowsAsync<ArgumentNullException>(() => call(null!));
        }

        Assert.Empty(panel.Provider.Requests);
        _ = await provider.GetStatusesAsync(ids[..most], Token);
        _ = Assert.Single(panel.Provider.Requests);
    }

    [Fact]
    public async Task It_exposes_the_maximum_time_for_an_order()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.Timeout = TimeSpan.FromSeconds(47));

        Assert.Equal(TimeSpan.FromSeconds(47), panel.Client.Provider.AddTimeout);
    }

    [Fact]
    public async Task It_is_a_service_under_the_providers_name()
    {
        await using Panel panel = await Panel.OpenAsync();

        Assert.Same(panel.Client.Provider, panel.Services.GetRequiredKeyedService<ISmmProvider>("alpha"));
        Assert.Equal("alpha", panel.Client.Provider.Name);
    }

    [Fact]
    public async Task An_order_leaves_on_a_connection_of_its_own_and_is_watched_without_the_key()
    {
        var exchanges = new List<string>();
        await using var host = new RawHost((_, _) => RawHost.Http($$"""{"order":1,"balance":"1","note":"{{Panel.Key}}"}"""));
        await using Panel panel = await Panel.OpenAsync(options => (options.Address, options.OnExchange) = (host.Address, exchange => exchanges.Add($"{exchange}")));
        ISmmProvider provider = panel.Client.Provider;

        _ = await provider.GetBalanceAsync(Token);
        _ = await provider.GetBalanceAsync(Token);
        int reading = host.Connections;
        _ = await provider.AddOrderAsync(NewOrder.Package("1", "L"), Token);
        _ = await provider.AddOrderAsync(NewOrder.Package("1", "L"), Token);

        Assert.Equal((1, 3), (reading, host.Connections));
        Assert.Equal(4, exchanges.Count);
        Assert.All(exchanges, exchange => Assert.DoesNotContain(Panel.Key, exchange, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_its_container_ends_nothing_is_sent()
    {
        await using Panel panel = await Panel.OpenAsync();
        ISmmProvider provider = panel.Client.Provider;

        await panel.EndAsync();

        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => provider.AddOrderAsync(NewOrder.Package("1", "L"), Token));
        Assert.Empty(panel.Provider.Requests);
    }

    private static string Words(ProviderFailure? failure) => failure is null ? "" : $"{failure.Kind}{(failure.IsOfWholeRequest ? " whole" : "")}";

    private static string Words<T>(ImmutableArray<ProviderItem<T>> items)
        where T : notnull =>
        Assert.Single(items.Select(item => Words(item.Result.Failure)).Distinct());
}
