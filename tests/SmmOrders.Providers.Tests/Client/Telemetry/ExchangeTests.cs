using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>Whoever wants to see what goes over the wire sees all of it but the key.</summary>
public sealed class ExchangeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_attempt_is_reported_with_its_fields_and_its_answer()
    {
        var told = new ConcurrentQueue<ProviderExchange>();
        await using Panel panel = await Panel.OpenAsync(options => options.OnExchange = told.Enqueue);
        panel.Provider.Faults.Next(SimulatedFault.Error("Try again", 503));
        panel.Provider.Faults.Next(SimulatedFault.LostAnswer());

        string id = (await panel.Client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 1000).With("comment", "a b"), Token)).OrderId ?? "none";
        _ = await panel.Client.GetStatusesAsync(["77", "78"], Token);

        Assert.Equal(
            [
                """alpha: add service=1 link=https://example.com/p/1 quantity=1000 comment=a b, attempt 1: HTTP 503 {"error":"Try again"}""",
                "alpha: status orders=77,78, attempt 1: the connection failed: ConnectionReset",
                """alpha: status orders=77,78, attempt 2: HTTP 200 {"77":{"error":"Incorrect order ID"},"78":{"error":"Incorrect order ID"}}""",
            ],
            told.Select(exchange => exchange.ToString()));
        Assert.Equal("none", id);
        Assert.Equal(
            ("alpha", "status", 2, 200, null, "orders"),
            (told.Last().Provider, told.Last().Action, told.Last().Attempt, told.Last().HttpStatus!.Value, told.Last().Failure, told.Last().Fields.Single().Key));
        Assert.Equal((null, null), (told.ElementAt(1).HttpStatus, told.ElementAt(1).Body));
    }

    [Fact]
    public async Task A_bulk_request_is_reported_with_its_own_names_and_unchanged_identifiers()
    {
        var told = new ConcurrentQueue<ProviderExchange>();
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.OnExchange = told.Enqueue;
            options.ApiKey = new("k3y");
            (options.Bulk.StatusAction, options.Bulk.StatusField) = ("statuses", "ids");
        });

        _ = await panel.Client.GetStatusesAsync(["k3y1", "2"], Token);

        ProviderExchange exchange = Assert.Single(told);
        Assert.Equal("statuses", exchange.Action);
        Assert.Equal(new("ids", "k3y1,2"), Assert.Single(exchange.Fields));
    }

    [Fact]
    public async Task An_abandoned_attempt_is_reported_as_well()
    {
        var told = new ConcurrentQueue<ProviderExchange>();
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.OnExchange = told.Enqueue;
            options.AttemptTimeout = TimeSpan.FromMilliseconds(50);
            options.Retries = 1;
        });
        panel.Provider.Faults.Always(SimulatedFault.Silence());

        _ = await panel.Client.GetBalanceAsync(Token);

        Assert.Equal([(1, "the attempt was abandoned"), (2, "the attempt was abandoned")], told.Select(exchange => (exchange.Attempt, exchange.Failure)));
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_reported_as_such()
    {
        var told = new ConcurrentQueue<ProviderExchange>();
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.OnExchange = told.Enqueue;
            options.Reader.MaxBytes = 10;
        });

        _ = await panel.Client.GetBalanceAsync(Token);

        Assert.Equal("the answer is longer than the 10 bytes that are allowed (Reader.MaxBytes)", Assert.Single(told).Failure);
    }

    [Theory]
    [InlineData("{0}", "Cannot handle key=[redacted]&action")]
    [InlineData("{0}", null)]
    [InlineData("", "Cannot handle key=&action")]
    public async Task The_key_is_not_reported(string echoed, string? expected)
    {
        const string Key = "0123456789abcdef0123456789abcdef";
        string spelled = expected is null ? string.Join(' ', Key.Chunk(4).Select(part => new string(part))) : Key;
        var told = new ConcurrentQueue<ProviderExchange>();
        await using var host = new RawHost((_, _) => RawHost.Http($"Cannot handle key={echoed.Replace("{0}", spelled, StringComparison.Ordinal)}&action"));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.ApiKey = new(Key);
            options.OnExchange = told.Enqueue;
        });

        // A link may have it in it by mistake.
        _ = await panel.Client.AddOrderAsync(NewOrder.Package("1", $"https://example.com/?key={Key}"), Token);

        ProviderExchange exchange = Assert.Single(told);
        Assert.Equal(expected ?? "[redacted]", exchange.Body);
        Assert.Equal([new("service", "1"), new("link", "https://example.com/?key=[redacted]")], exchange.Fields);
        Assert.Contains(Key, host.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_cut_within_the_key_does_not_reveal_its_beginning()
    {
        const string Key = "0123456789abcdef0123456789abcdef";
        var told = new ConcurrentQueue<ProviderExchange>();
        await using var host = new RawHost((number, _) => RawHost.Http($$"""{"error":"Cannot handle {{Key[..number]}}"""));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.ApiKey = new(Key);
            options.OnExchange = told.Enqueue;
        });

        for (var i = 0; i < Key.Length; i++)
        {
            _ = await panel.Client.GetBalanceAsync(Token);
        }

        Assert.Equal(Key.Length, told.Count);
        Assert.All(told, exchange => Assert.DoesNotContain(Key[..4], exchange.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_short_key_leaves_identifiers_as_they_are()
    {
        var told = new ConcurrentQueue<ProviderExchange>();
        await using Panel panel = await Panel.OpenAsync(options => options.OnExchange = told.Enqueue, simulate: provider => provider.ApiKey = "q7"); // Digits alone can stand in the address, whose port is random.

        _ = await panel.Client.GetStatusesAsync(["5q70", "q7"], Token);

        Assert.Equal(new("orders", "5q70,q7"), Assert.Single(told).Fields.Single());
    }

    [Fact]
    public async Task An_exception_in_the_callback_is_logged_and_loses_no_order()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.OnExchange = _ => throw new InvalidOperationException("a fault of the application's own"));

        OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        Assert.Equal(PlacementOutcome.Placed, placement.Outcome);
        (LogLevel level, int number, string text) = Assert.Single(panel.Logs.Entries
            .Where(entry => entry.Category == typeof(SmmProviderClient).FullName && entry.Level > LogLevel.Debug).Select(entry => (entry.Level, entry.Event.Id, entry.Text)));
        Assert.Equal((LogLevel.Error, 5), (level, number));
        Assert.StartsWith("Provider alpha: OnExchange threw for add.", text, StringComparison.Ordinal);
        Assert.Contains("a fault of the application's own", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_reported_to_the_last_byte()
    {
        string body = $$"""{"balance":"1","é":"{{new string('x', 100_000)}}"}""";
        var told = new ConcurrentQueue<ProviderExchange>();
        await using var host = new RawHost((_, _) => RawHost.Http(body));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.OnExchange = told.Enqueue;
        });

        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);

        Assert.Equal(body, Assert.Single(told).Body);
        Assert.Equal(body.Length + 1, Encoding.UTF8.GetByteCount(body));
    }
}
