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
/// A provider on this machine that behaves like a real panel with the panel API v2, over a real socket on 127.0.0.1: it places
/// orders, delivers them by its clock, answers in any dialect, fails on demand, and records its requests.
/// </summary>
/// <remarks>For tests and samples. It listens only on this machine, and logs nothing.</remarks>
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

        // An empty builder reads no environment variables and no files, so that the machine's settings cannot affect the server.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        _ = builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestBodySize = null; // A body that is too large is read to its end and discarded.
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        _server = builder.Build();
        _server.Run(handler.HandleAsync);
    }

    /// <summary>The address: http on 127.0.0.1, with a free port unless the options set one.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Which requests fail, and how.</summary>
    public SimulatedFaults Faults { get; } = new();

    /// <summary>Its orders.</summary>
    public SimulatedOrders Orders { get; }

    /// <summary>The received requests, oldest first; only the last <see cref="SimulatedProviderOptions.MaxRequestsKept"/>. Keys are not kept.</summary>
    public ImmutableArray<ReceivedRequest> Requests => _log.Requests;

    /// <summary>Starts a provider.</summary>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults. Do not change them afterwards.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range; the exception names it.</exception>
    /// <exception cref="IOException">The port in the options is in use.</exception>
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

    /// <summary>Counts the requests received so far for an action, including those no longer kept.</summary>
    /// <param name="action">
    /// The action, for example <c>add</c>; <see langword="null"/> for all requests, and an empty string for those without one.
    /// Only the first 1,000 different actions are counted separately; later ones count only in the total.
    /// </param>
    public int Count(string? action = null) => _log.Count(action);

    /// <summary>Waits until it has received a number of requests, counted from its start.</summary>
    /// <param name="count">The number of requests.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitForRequestsAsync(int count, CancellationToken cancellationToken = default) => _log.WaitAsync(count, cancellationToken);

    /// <summary>Stops it. Answers in progress are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }
}
