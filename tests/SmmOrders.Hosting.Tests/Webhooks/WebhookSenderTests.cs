using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;


namespace SmmOrders.Hosting.Tests;

public sealed class WebhookSenderTests
{
    private const string Secret = "whsec_0123456789abcdef";
    private const string NewSecret = "whsec_fedcba9876543210";

    private static readonly byte[] Body = """{"order":"4711"}"""u8.ToArray();

    private readonly WatchedTime _time = new();
    private readonly OrderWebhookOptions _options = new();

    public WebhookSenderTests()
    {
        _options.Secrets.Add(new(Secret));
        _options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_arrives_signed_and_the_receivers_helper_and_the_oracle_agree()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        using WebhookSender sender = To(receiver);
        var id = Guid.NewGuid();

        await sender.SendAsync(id, Body, Token);

        Received received = Assert.Single(receiver.All);
        Assert.Equal(("POST", "application/json; charset=utf-8", id.ToString()), (received.Method, received.Headers["Content-Type"], received.Id));
        Assert.Equal(Body, received.Body);
        Assert.True(received.IsSignedWith(Secret));
        Assert.True(OrderWebhookSignature.Verify(received.Body, received.Timestamp, received.Signature, [new(Secret)], _time.GetUtcNow()));
    }

    [Fact]
    public async Task A_receiver_with_another_secret_is_not_fooled()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        using WebhookSender sender = To(receiver);

        await sender.SendAsync(Guid.NewGuid(), Body, Token);

        Assert.False(receiver.All[0].IsSignedWith(NewSecret));
        Assert.False(OrderWebhookSignature.Verify(receiver.All[0].Body, receiver.All[0].Timestamp, receiver.All[0].Signature, [new(NewSecret)], _time.GetUtcNow()));
    }

    [Fact]
    public async Task A_try_an_hour_later_has_the_same_identifier_and_a_signature_of_its_own_time()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        using WebhookSender sender = To(receiver);
        var id = Guid.NewGuid();
        await sender.SendAsync(id, Body, Token);
        _time.Advance(TimeSpan.FromHours(1));

        await sender.SendAsync(id, Body, Token);

        Assert.Equal(receiver.All[0].Id, receiver.All[1].Id);
        Assert.NotEqual(receiver.All[0].Signature, receiver.All[1].Signature);
        Assert.All(receiver.All, received => Assert.True(received.IsSignedWith(Secret)));
        Assert.True(OrderWebhookSignature.Verify(Body, receiver.All[1].Timestamp, receiver.All[1].Signature, [new(Secret)], _time.GetUtcNow()));
        Assert.False(OrderWebhookSignature.Verify(Body, receiver.All[0].Timestamp, receiver.All[0].Signature, [new(Secret)], _time.GetUtcNow()));
    }

    [Fact]
    public async Task A_secret_is_replaced_while_webhooks_are_sent()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        using WebhookSender sender = To(receiver);
        await sender.SendAsync(Guid.NewGuid(), Body, Token);
        _options.Secrets.Add(new(NewSecret));
        await sender.SendAsync(Guid.NewGuid(), Body, Token);
        _options.Secrets.RemoveAt(0);
        await sender.SendAsync(Guid.NewGuid(), Body, Token);

        Assert.True(receiver.All[0].IsSignedWith(Secret));
        Assert.True(receiver.All[1].IsSignedWith(Secret, NewSecret));
        Assert.True(receiver.All[2].IsSignedWith(NewSecret));
        Assert.All(receiver.All.Skip(1), received => Assert.True(OrderWebhookSignature.Verify(
            received.Body, received.Timestamp, received.Signature, [new(NewSecret)], _time.GetUtcNow())));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using Receiver elsewhere = await Receiver.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, elsewhere.Address.ToString());
            return Task.CompletedTask;
        };
        using WebhookSender sender = To(receiver);

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token));

        Assert.Equal($"HTTP {status}, a redirect, which is not followed", thrown.Message);
        Assert.Empty(elsewhere.All);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(202, true)]
    [InlineData(204, true)]
    [InlineData(400, false)]
    [InlineData(404, false)]
    [InlineData(410, false)]
    [InlineData(500, false)]
    public async Task An_answer_from_200_to_299_counts_as_received(int status, bool isReceived)
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Task.FromResult(context.Response.StatusCode = status);
        using WebhookSender sender = To(receiver);

        Task sending = sender.SendAsync(Guid.NewGuid(), Body, Token);

        if (isReceived)
        {
            await sending;
        }
        else
        {
            Assert.Equal($"HTTP {status}", (await Assert.ThrowsAsync<WebhookException>(() => sending)).Message);
        }
    }

    [Fact]
    public async Task A_slow_receiver_costs_the_time_out_and_no_more()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        _options.Timeout = TimeSpan.FromSeconds(7);
        using WebhookSender sender = To(receiver);
        Task sending = sender.SendAsync(Guid.NewGuid(), Body, Token);
        _ = await receiver.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(7) - TimeSpan.FromTicks(1));
        Assert.False(sending.IsCompleted);

        _time.Advance(TimeSpan.FromTicks(1));

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sending);
        Assert.Equal("no answer within 00:00:07", thrown.Message);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_not_waited_for()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = async (context, _) =>
        {
            await context.Response.Body.WriteAsync("so"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using WebhookSender sender = To(receiver);

        await sender.SendAsync(Guid.NewGuid(), Body, Token);
    }

    [Fact]
    public async Task A_receiver_that_is_dead_is_told_and_is_reached_again_once_it_lives()
    {
        Receiver dead = await Receiver.StartAsync();
        using WebhookSender sender = To(dead);
        await sender.SendAsync(Guid.NewGuid(), Body, Token);
        await dead.DisposeAsync();

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token));

        Assert.StartsWith("no connection: ", thrown.Message, StringComparison.Ordinal);
        await using Receiver alive = await Receiver.StartAsync(dead.Address.Port);
        await sender.SendAsync(Guid.NewGuid(), Body, Token);
        _ = Assert.Single(alive.All);
    }

    [Fact]
    public async Task The_caller_cancels_and_it_is_no_failure_of_the_receiver()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using WebhookSender sender = To(receiver);
        using var canceling = new CancellationTokenSource();
        Task sending = sender.SendAsync(Guid.NewGuid(), Body, canceling.Token);
        _ = await receiver.NextAsync();

        await canceling.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_receiver_that_asks_to_wait_is_heard()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        string[] waits = ["120", "0", "-5", "99999999", "soon", _time.GetUtcNow().AddMinutes(3).ToString("R"), _time.GetUtcNow().AddMinutes(-3).ToString("R")];
        using WebhookSender sender = To(receiver);
        var heard = new List<TimeSpan?>();
        foreach (string wait in waits)
        {
            receiver.Answer = (context, _) =>
            {
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (503, wait);
                return Task.CompletedTask;
            };
            heard.Add((await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token))).RetryAfter);
        }

        Assert.Equal([TimeSpan.FromMinutes(2), null, null, null, null, TimeSpan.FromMinutes(3), null], heard);
    }

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://localhost")]
    [InlineData("http://[::ffff:127.0.0.1]")]
    [InlineData("http://2130706433")]
    public async Task This_machine_is_refused_unless_it_is_allowed(string host)
    {
        await using Receiver receiver = await Receiver.StartAsync();
        _options.AllowedNetworks.Clear();
        _options.Address = new($"{host}:{receiver.Address.Port}/orders");
        using var sender = new WebhookSender(() => _options, _time);

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token));

        Assert.Contains(nameof(OrderWebhookOptions.AllowedNetworks), thrown.Message, StringComparison.Ordinal);
        Assert.Empty(receiver.All);

        _options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
        await sender.SendAsync(Guid.NewGuid(), Body, Token);
        _ = Assert.Single(receiver.All);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        _options.AllowedNetworks.Clear();
        _options.Address = new($"https://rebound.example:{receiver.Address.Port}/orders");
        using var sender = new WebhookSender(() => _options, _time, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback, IPAddress.Any]));

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token));

        Assert.Equal("the host's address is none of the Internet, and not in AllowedNetworks", thrown.Message);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task A_name_that_means_another_address_a_moment_later_gains_nothing()
    {
        await using Receiver right = await Receiver.StartAsync();
        await using Receiver wrong = await Receiver.StartAsync(right.Address.Port, "127.0.0.2");
        _options.AllowedNetworks.Clear();
        _options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.1/32"));
        _options.Address = new($"http://rebound.example:{right.Address.Port}/orders");
        using var sender = new WebhookSender(() => _options, _time, Rebinding());

        await sender.SendAsync(Guid.NewGuid(), Body, Token);

        _ = Assert.Single(right.All);
        Assert.Empty(wrong.All);

        // Planted: who checks the name and then connects by the name is led astray.
        Func<string, CancellationToken, Task<IPAddress[]>> resolve = Rebinding();
        using var careless = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                Assert.All(await resolve(context.DnsEndPoint.Host, cancellationToken), address => Assert.True(_options.Permits(address, isPlain: true)));
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(await resolve(context.DnsEndPoint.Host, cancellationToken), context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        using HttpResponseMessage answer = await careless.PostAsync(_options.Address, new ByteArrayContent(Body), Token);
        _ = Assert.Single(wrong.All);

        static Func<string, CancellationToken, Task<IPAddress[]>> Rebinding()
        {
            int asked = 0;
            return (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "127.0.0.1" : "127.0.0.2")]);
        }
    }

    [Fact]
    public async Task Of_several_addresses_only_those_that_are_allowed_are_connected_to()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        _options.AllowedNetworks.Clear();
        _options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.1/32"));
        _options.Address = new($"http://many.example:{receiver.Address.Port}/orders");
        using var sender = new WebhookSender(() => _options, _time, (_, _) => Task.FromResult<IPAddress[]>(
            [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]));

        await sender.SendAsync(Guid.NewGuid(), Body, Token);

        _ = Assert.Single(receiver.All);
        Assert.Equal($"many.example:{receiver.Address.Port}", receiver.All[0].Headers["Host"]);
    }

    [Fact]
    public async Task Http_is_for_the_networks_that_are_allowed_alone()
    {
        _options.Address = new("http://plain.example/orders");
        using var sender = new WebhookSender(() => _options, _time, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34")]));

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token));

        Assert.Equal("http is for addresses in AllowedNetworks alone", thrown.Message);
    }

    [Fact]
    public async Task A_name_without_an_address_is_told()
    {
        _options.Address = new("https://nowhere.example/orders");
        using var sender = new WebhookSender(() => _options, _time, (_, _) => Task.FromResult<IPAddress[]>([]));

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token));

        Assert.Equal("the host's name has no address", thrown.Message);
    }

    [Fact]
    public async Task Nothing_of_the_panel_goes_out_but_the_event()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) =>
        {
            context.Response.Headers.SetCookie = "seen=1";
            return Task.CompletedTask;
        };
        using WebhookSender sender = To(receiver);
        using var activity = new Activity("a customer's request") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        _ = activity.SetBaggage("user", "42").Start();

        await sender.SendAsync(Guid.NewGuid(), Body, Token);
        await sender.SendAsync(Guid.NewGuid(), Body, Token);

        Assert.All(receiver.All, received => Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "X-SmmOrders-Id", "X-SmmOrders-Signature", "X-SmmOrders-Timestamp"],
            received.Headers.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_went_wrong_repeats_neither_the_address_nor_the_secret_nor_the_receiver()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Answer = async (context, _) =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("canary-of-the-receiver", Token);
        };
        _options.Address = new($"{receiver.Address}?token=canary-of-the-address");
        using var sender = new WebhookSender(() => _options, _time);

        WebhookException thrown = await Assert.ThrowsAsync<WebhookException>(() => sender.SendAsync(Guid.NewGuid(), Body, Token));

        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, thrown.ToString(), StringComparison.Ordinal);
    }

    private WebhookSender To(Receiver receiver)
    {
        _options.Address = receiver.Address;
        return new(() => _options, _time);
    }
}
