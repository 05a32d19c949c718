using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>Everything that a provider or the network does has its typed outcome, over real sockets.</summary>
public sealed class FaultTests
{
    private const ProviderFailureKind ProviderError = ProviderFailureKind.ProviderError;
    private const ProviderFailureKind Malformed = ProviderFailureKind.Malformed;
    private const ProviderFailureKind Unauthorized = ProviderFailureKind.Unauthorized;
    private const ProviderFailureKind RateLimited = ProviderFailureKind.RateLimited;
    private const ProviderFailureKind Unavailable = ProviderFailureKind.Unavailable;
    private const ProviderFailureKind TimedOut = ProviderFailureKind.TimedOut;
    private const PlacementOutcome Rejected = PlacementOutcome.Rejected;
    private const PlacementOutcome Unknown = PlacementOutcome.Unknown;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private static readonly NewOrder Order = NewOrder.Default("1", "https://example.com/p/1", 1000);

    // The fault; how a poll of it ends, and after how many attempts; what becomes of a new order; the HTTP status.
    private static readonly (SimulatedFault Fault, ProviderFailureKind Poll, int Attempts, PlacementOutcome Add, int? Status)[] Table =
    [
        (SimulatedFault.Html(500), Unavailable, 3, Unknown, 500),
        (SimulatedFault.Html(502), Unavailable, 3, Unknown, 502),
        (SimulatedFault.Html(503), Unavailable, 3, Unknown, 503),
        (SimulatedFault.Html(504), Unavailable, 3, Unknown, 504),
        (SimulatedFault.Html(408), Unavailable, 3, Unknown, 408),
        (SimulatedFault.Html(404), Unavailable, 1, Unknown, 404),
        (SimulatedFault.Html(401), Unauthorized, 1, Rejected, 401),
        (SimulatedFault.Html(403), Unavailable, 1, Unknown, 403),
        (SimulatedFault.Html(), Malformed, 1, Unknown, null),
        (SimulatedFault.EmptyBody(), Malformed, 1, Unknown, null),
        (SimulatedFault.Truncated(), Malformed, 1, Unknown, null),
        (SimulatedFault.FalseGzip(), Malformed, 1, Unknown, null),
        (SimulatedFault.GzipBomb(8 * 1024 * 1024), Malformed, 1, Unknown, null),
        (SimulatedFault.Error("Not enough funds", 400), ProviderError, 1, Rejected, 400),
        (SimulatedFault.Error("Not enough funds", 402), ProviderError, 1, Rejected, 402),
        (SimulatedFault.Error("Order not found", 404), ProviderError, 1, Rejected, 404),
        (SimulatedFault.Error("Something went wrong", 500), Unavailable, 3, Unknown, 500),
        (SimulatedFault.Error("Something went wrong"), ProviderError, 1, Rejected, null),
        (SimulatedFault.Error("Invalid API key."), Unauthorized, 1, Rejected, null),
        (SimulatedFault.Error("too many requests!"), RateLimited, 1, Rejected, null),
        (SimulatedFault.TooManyRequests(), RateLimited, 3, Rejected, 429),
        (SimulatedFault.TooManyRequests(TimeSpan.Zero), RateLimited, 3, Rejected, 429),
        (SimulatedFault.TooManyRequests(TimeSpan.FromHours(1)), RateLimited, 1, Rejected, 429),
        (SimulatedFault.Redirect(new("http://127.0.0.1:9/"), 301), Unavailable, 1, Unknown, 301),
        (SimulatedFault.Redirect(new("http://127.0.0.1:9/"), 302), Unavailable, 1, Unknown, 302),
        (SimulatedFault.Redirect(new("http://127.0.0.1:9/"), 303), Unavailable, 1, Unknown, 303),
        (SimulatedFault.Redirect(new("http://127.0.0.1:9/"), 307), Unavailable, 1, Unknown, 307),
        (SimulatedFault.Redirect(new("http://127.0.0.1:9/"), 308), Unavailable, 1, Unknown, 308),
        (SimulatedFault.Reset(), Unavailable, 3, Unknown, null),
        (SimulatedFault.LostAnswer(), Unavailable, 3, Unknown, null),
        (SimulatedFault.CutOff(), Unavailable, 3, Unknown, null),
        (SimulatedFault.Silence(), TimedOut, 1, Unknown, null),
        (SimulatedFault.Drip(TimeSpan.FromMilliseconds(20)), TimedOut, 1, Unknown, null),
        (SimulatedFault.Echo(), ProviderError, 1, Rejected, null),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Faults() => [.. Table.Select((row, at) => (at, $"{row.Fault} {row.Status}"))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_poll_reports_why_it_failed(int row, string name)
    {
        (SimulatedFault fault, ProviderFailureKind kind, int attempts, _, int? status) = Table[row];
        await using Panel panel = await Panel.OpenAsync(options => Hurry(options, kind));
        SimulatedOrder order = panel.Provider.Orders.Place(1000, OrderHistory.Waiting);
        panel.Provider.Faults.Always(fault);

        ProviderResult<ProviderAnswer> result = await panel.Client.GetStatusAsync(order.Id, Token);
        ImmutableArray<ProviderItem<ProviderAnswer>> bulk = await panel.Client.GetStatusesAsync([order.Id, "7"], Token);

        Assert.True(kind == result.Failure?.Kind, $"{name}: {result}");
        Assert.Equal(status, result.Failure.HttpStatus);
        Assert.False(result.Failure.MayHaveTakenEffect);
        Assert.NotEqual(ReportKind.Status, result.ToReport().Kind);
        Assert.All(bulk, item => Assert.Equal((kind, status), (item.Result.Failure!.Kind, item.Result.Failure.HttpStatus)));

        // Where the provider refuses many at once, it is asked about one of them, lest it cannot answer about many.
        Assert.Equal((2 * attempts) + (kind == ProviderError ? 1 : 0), panel.Provider.Count("status"));
        panel.Provider.Faults.Clear();
        Assert.Equal(OrderStatus.Pending, (await panel.Client.GetStatusAsync(order.Id, Token)).GetValue().Report.Status);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_new_order_is_rejected_or_unknown_and_sent_once(int row, string name)
    {
        (SimulatedFault fault, ProviderFailureKind kind, _, PlacementOutcome outcome, int? status) = Table[row];
        await using Panel panel = await Panel.OpenAsync(options => Hurry(options, kind));
        panel.Provider.Faults.Next(fault);

        OrderPlacement placement = await panel.Client.AddOrderAsync(Order, Token);

        Assert.True(outcome == placement.Outcome, $"{name}: {placement}");
        Assert.Equal(kind, placement.Failure!.Kind);
        Assert.Equal(status, placement.Failure.HttpStatus);
        Assert.Equal(outcome == Unknown, placement.Failure.MayHaveTakenEffect);
        Assert.Null(placement.OrderId);
        Assert.Equal(1, panel.Provider.Count("add"));

        // An order that was placed is never told as rejected.
        Assert.Equal(fault.CarriesOut, panel.Provider.Orders.All.Length == 1);
        Assert.True(outcome == Unknown || !fault.CarriesOut);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_change_request_reports_whether_it_may_have_arrived_and_is_sent_once(int row, string name)
    {
        (SimulatedFault fault, ProviderFailureKind kind, _, PlacementOutcome outcome, _) = Table[row];
        await using Panel panel = await Panel.OpenAsync(options => Hurry(options, kind));
        panel.Provider.Faults.Always(fault);

        ProviderResult<CancelAcknowledgement> cancel = await panel.Client.RequestCancelAsync("1", Token);
        ProviderResult<RefillAcknowledgement> refill = await panel.Client.RequestRefillAsync("1", Token);

        Assert.All(new[] { cancel.Failure, refill.Failure }, failure =>
        {
            Assert.True(kind == failure?.Kind, $"{name}: {failure}");
            Assert.Equal(outcome == Unknown, failure.MayHaveTakenEffect);
        });
        Assert.Equal((1, 1), (panel.Provider.Count("cancel"), panel.Provider.Count("refill")));
    }

    [Fact]
    public async Task The_wait_that_the_provider_asks_for_is_reported()
    {
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Next(SimulatedFault.TooManyRequests(TimeSpan.FromHours(1)));

        ProviderResult<ProviderBalance> result = await panel.Client.GetBalanceAsync(Token);

        Assert.Equal(TimeSpan.FromHours(1), result.Failure!.RetryAfter);
        Assert.Equal("RateLimited (HTTP 429): Too many requests", result.ToString());
    }

    [Fact]
    public async Task An_order_that_a_provider_under_maintenance_refuses_is_rejected()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.Reader.ErrorWords = options.Reader.ErrorWords.With("try again", RefusalKind.Maintenance));
        panel.Provider.Faults.Always(SimulatedFault.Error("Try again."));

        OrderPlacement placement = await panel.Client.AddOrderAsync(Order, Token);

        Assert.Equal((Rejected, RefusalKind.Maintenance), (placement.Outcome, placement.Failure!.Refusal));
    }

    [Fact]
    public async Task Only_the_requested_order_is_accepted()
    {
        await using Panel panel = await Panel.OpenAsync();
        string[] ids = [.. Enumerable.Range(0, 4).Select(_ => panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id)];

        panel.Provider.Faults.Next(SimulatedFault.WrongIds());
        ImmutableArray<ProviderItem<ProviderAnswer>> wrong = await panel.Client.GetStatusesAsync(ids, Token);
        panel.Provider.Faults.Next(SimulatedFault.MissingItems());
        ImmutableArray<ProviderItem<ProviderAnswer>> missing = await panel.Client.GetStatusesAsync(ids, Token);
        panel.Provider.Faults.Next(SimulatedFault.Duplicates());
        ImmutableArray<ProviderItem<ProviderAnswer>> twice = await panel.Client.GetStatusesAsync(ids, Token);
        panel.Provider.Faults.Next(SimulatedFault.WrongIds());
        ProviderResult<ProviderAnswer> alone = await panel.Client.GetStatusAsync(ids[0], Token);

        Assert.All(wrong, item => Assert.Equal(ProviderFailureKind.NotReported, item.Result.Failure!.Kind));
        Assert.Equal([null, ProviderFailureKind.NotReported, null, ProviderFailureKind.NotReported], missing.Select(item => item.Result.Failure?.Kind));
        Assert.All(twice, item => Assert.Equal(Malformed, item.Result.Failure!.Kind));
        Assert.Equal(ProviderFailureKind.NotReported, alone.Failure!.Kind);
    }

    [Fact]
    public async Task A_change_request_answered_about_another_order_is_not_reported()
    {
        await using Panel panel = await Panel.OpenAsync();
        string[] ids = [panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id, panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id];

        panel.Provider.Faults.Next(SimulatedFault.WrongIds());
        ImmutableArray<ProviderItem<CancelAcknowledgement>> wrong = await panel.Client.RequestCancelsAsync(ids, Token);
        panel.Provider.Faults.Next(SimulatedFault.Duplicates());
        ImmutableArray<ProviderItem<CancelAcknowledgement>> twice = await panel.Client.RequestCancelsAsync(ids, Token);

        Assert.All(wrong, item => Assert.Equal((ProviderFailureKind.NotReported, true), (item.Result.Failure!.Kind, item.Result.Failure.MayHaveTakenEffect)));
        Assert.All(twice, item => Assert.Equal((Malformed, true), (item.Result.Failure!.Kind, item.Result.Failure.MayHaveTakenEffect)));
    }

    [Fact]
    public async Task An_order_without_a_connection_was_not_sent()
    {
        int port = FreePort();
        await using Panel refused = await Panel.OpenAsync(options => options.Address = new($"http://127.0.0.1:{port}/api/v2"));

        // It speaks no TLS: the connection ends before there is one.
        await using var deaf = new RawHost((_, _) => null);
        await using Panel plain = await Panel.OpenAsync(options => options.Address = new UriBuilder(deaf.Address) { Scheme = "https" }.Uri);

        foreach (Panel panel in new[] { refused, plain })
        {
            OrderPlacement placement = await panel.Client.AddOrderAsync(Order, Token);
            ProviderResult<ProviderBalance> balance = await panel.Client.GetBalanceAsync(Token);

            Assert.Equal(PlacementOutcome.NotSent, placement.Outcome);
            Assert.Equal((Unavailable, false), (placement.Failure!.Kind, placement.Failure.MayHaveTakenEffect));
            Assert.Equal(Unavailable, balance.Failure!.Kind);
        }

        Assert.Equal("no connection: ConnectionRefused", (await refused.Client.GetBalanceAsync(Token)).Failure!.Detail);
        Assert.Equal(0, deaf.Requests);
    }

    [Theory]
    [InlineData("this is not HTTP\r\n\r\n")]
    [InlineData("HTTP/1.1 999999 What\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nbad header\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 4\r\n\r\nabcd")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=klingon\r\nContent-Length: 1\r\n\r\n{")]
    public async Task Anything_but_HTTP_is_not_an_answer(string bytes)
    {
        await using var host = new RawHost((_, _) => System.Text.Encoding.ASCII.GetBytes(bytes));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.Retries = 0;
        });

        OrderPlacement placement = await panel.Client.AddOrderAsync(Order, Token);
        ProviderResult<ProviderAnswer> poll = await panel.Client.GetStatusAsync("1", Token);

        Assert.Equal(Unknown, placement.Outcome);
        Assert.True(poll.Failure!.Kind is Malformed or Unavailable, poll.ToString());
        Assert.Equal(2, host.Requests);
    }

    [Fact]
    public async Task Headers_without_end_are_no_answer()
    {
        byte[] head = System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 100_000)}\r\n\r\n");
        await using var host = new RawHost((_, _) => head);
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        Assert.Equal("Malformed: the answer's headers have no end", (await panel.Client.GetBalanceAsync(Token)).ToString());
        Assert.Equal(Unknown, (await panel.Client.AddOrderAsync(Order, Token)).Outcome);
    }

    // Time-outs of real time are short where one is to be seen, and far away where none is.
    private static void Hurry(SmmProviderOptions options, ProviderFailureKind kind)
    {
        if (kind == TimedOut)
        {
            options.Timeout = Short;
            options.AttemptTimeout = Short;
            options.Retries = 0;
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
