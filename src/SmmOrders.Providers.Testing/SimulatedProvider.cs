using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers.Testing;

/// <summary>
/// A provider on this machine that speaks the panel API v2 as real panels do, over a real socket on 127.0.0.1: it places orders,
/// delivers them by its clock, writes in any dialect, fails on demand, and keeps what reached it.
/// </summary>
/// <remarks>For tests and samples. It listens on this machine alone, and logs nothing.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class SimulatedProvider : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebApplication _server;
    private readonly RequestLog _log;

    private SimulatedProvider(SimulatedProviderOptions options)
    {
        Orders = new(options);
        _log = new(options.Time, options.MaxRequestsKept);
        var handler = new RequestHandler(options, new(options, Orders), Faults, _log, _stopping.Token);

        // An empty builder reads no environment and no files, so that a machine's settings cannot move the server.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        _ = builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestBodySize = null; // What is too large is read to its end, and not kept.
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        _server = builder.Build();
        _server.Run(handler.HandleAsync);
    }

    /// <summary>Where it is: an http address on 127.0.0.1, with a port of its own unless the options name one.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Which requests fail, and how.</summary>
    public SimulatedFaults Faults { get; } = new();

    /// <summary>The orders that it has.</summary>
    public SimulatedOrders Orders { get; }

    /// <summary>What reached it, the first first; the last requests, as many as <see cref="SimulatedProviderOptions.MaxRequestsKept"/> says. Keys are not kept.</summary>
    public ImmutableArray<ReceivedRequest> Requests => _log.Requests;

    /// <summary>Starts a provider.</summary>
    /// <param name="options">How it behaves; the defaults by default. Not to be changed afterwards.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">An option is missing, or outside what it allows; the exception names it.</exception>
    /// <exception cref="IOException">Something else listens on the port that the options name.</exception>
    public static async Task<SimulatedProvider> StartAsync(SimulatedProviderOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Validate();
        var provider = new SimulatedProvider(options);
        try
        {
            await provider._server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await provider.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        string address = provider._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        provider.Address = new(new Uri(address), "/api/v2");
        return provider;
    }

    /// <summary>How many requests for an action reached it so far, whether they are still kept or not.</summary>
    /// <param name="action">
    /// The action, for example <c>add</c>; <see langword="null"/> for all requests, and an empty text for those without one. Of more than 1,000
    /// different actions the later ones are counted among all alone.
    /// </param>
    public int Count(string? action = null) => _log.Count(action);

    /// <summary>Waits until so many requests have reached it, counted from its start.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WaitForRequestsAsync(int count, CancellationToken cancellationToken = default) => _log.WaitAsync(count, cancellationToken);

    /// <summary>Stops it. Answers that are being written are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }
}
