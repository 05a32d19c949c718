using System.Net;

namespace SmmOrders.Providers;

/// <summary>
/// The way to one provider: its own handlers, which belong to no HTTP client factory, so that nothing an application sets for its
/// other clients reaches them, be it a handler that repeats or logs, or a callback that trusts any certificate.
/// </summary>
/// <remarks>
/// Requests that only read share connections. Each of the others has a fresh one to itself: it cannot meet one that the provider
/// has closed meanwhile, which would leave an order unknown, nor an answer that was meant for another request.
/// </remarks>
internal sealed class ProviderNetwork : IDisposable
{
    private readonly HttpMessageInvoker _shared;
    private readonly HttpMessageInvoker _fresh;

    internal ProviderNetwork(SmmProviderOptions options, Action<SocketsHttpHandler>? adapt = null)
    {
        _shared = Open(options, TimeSpan.FromMinutes(5), adapt); // A provider's address may change.
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
            UseProxy = !options.Address!.IsLoopback, // What is for this machine alone shall not leave it by a proxy.
            PooledConnectionLifetime = lifetime,
            ActivityHeadersPropagator = null, // Trace and baggage headers are nobody else's business; the client has its own activity.
        };
        adapt?.Invoke(sockets);
        return new(new AnswerBufferHandler { InnerHandler = sockets });
    }
}
