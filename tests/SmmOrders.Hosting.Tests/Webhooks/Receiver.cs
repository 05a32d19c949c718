using System.Collections.Immutable;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

/// <summary>Somebody else's server on loopback, with real sockets. It answers what the test says, and keeps what it was sent.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Channel<Received> _arrivals = Channel.CreateUnbounded<Received>();
    private ImmutableList<Received> _all = [];

    private Receiver(WebApplication server) => _server = server;

    /// <summary>What it answers; by default 200.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Received> All => _all;

    public Uri Address { get; private set; } = null!;

    public static async Task<Receiver> StartAsync(int port = 0, string address = "127.0.0.1")
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(address), port));
        var receiver = new Receiver(builder.Build());
        receiver._server.Run(receiver.ReceiveAsync);
        await receiver._server.StartAsync(TestContext.Current.CancellationToken);
        receiver.Address = new(receiver._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/orders");
        return receiver;
    }

    /// <summary>Waits for the next request; its answer may still be under way.</summary>
    public ValueTask<Received> NextAsync() => _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var received = new Received(
            context.Request.Method,
            context.Request.Headers.ToImmutableDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        _ = ImmutableInterlocked.Update(ref _all, all => all.Add(received));
        _ = _arrivals.Writer.TryWrite(received);
        await Answer(context, received);
    }
}
