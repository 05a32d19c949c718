using System.Net;

namespace SmmOrders.Providers;

/// <summary>
/// The connections to one provider. Its handlers belong to no HTTP client factory, so that nothing an application configures for
/// its other clients affects them, such as a handler that retries or logs, or a callback that trusts any certificate.
/// </summary>
/// <remarks>
/// Requests that only read share connections. Every other request has a new connection to itself: it can meet neither a
/// connection that the provider has closed in the meantime, which would leave an order unknown, nor an answer meant for another
/// request.
/// </remarks>
internal sealed class ProviderNetwork : IDisposable
{
    private readonly HttpMessageInvoker _shared;
    private readonly HttpMessageInvoker _fresh;

    internal ProviderNetwork(SmmProviderOptions options, Action<SocketsHttpHandler>? adapt = null)
    {
        _shared = Open(options, TimeSpan.FromMinutes(5), adapt); // A provider's IP address may change.
        _fresh = Open(options, TimeSpan.Zero, adapt);
    }

    public void Dispose()
    {
        _shared.Dispose();
        _fresh.Dispose();
    }

    internal Task<HttpResponseMessage> SendAsync(ProviderCall call, HttpRequestMessage request, CancellationToken cancellationToken) =>
        (call.Action.OnlyReads() ? _shared : _fresh).SendAsync(request, cancellationToken);

    private static HttpMessageInvoker Open(SmmProviderOptions options, TimeSpan lifetime, Action<SocketsHttpHandler>? adapt)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // A 307 would post the key to another host.
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
            UseProxy = !options.Address!.IsLoopback, // Requests to this machine must not leave it through a proxy.
            PooledConnectionLifetime = lifetime,
            ActivityHeadersPropagator = null, // No trace or baggage headers for outsiders; the client has its own activity.
        };
        adapt?.Invoke(sockets);
        return new(new AnswerBufferHandler { InnerHandler = sockets });
    }
}
