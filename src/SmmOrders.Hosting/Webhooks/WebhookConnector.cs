using System.Net;
using System.Net.Sockets;

namespace SmmOrders.Hosting;

/// <summary>
/// Opens the connections of webhooks. It resolves the name itself, refuses the addresses that are not allowed, and connects to the very
/// addresses that it checked: a name that resolves to another address a moment later gains nothing.
/// </summary>
/// <param name="options">The options as they are now.</param>
/// <param name="resolve">Resolves a name; the platform's resolver but in tests.</param>
internal sealed class WebhookConnector(Func<OrderWebhookOptions> options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        bool isPlain = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
        OrderWebhookOptions current = options();
        IPAddress[] addresses = await resolve(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        IPAddress[] permitted = [.. addresses.Where(address => current.Permits(address, isPlain))];
        if (permitted.Length == 0)
        {
            throw new WebhookException(
                addresses.Length == 0
                    ? "the host's name has no address"
                    : isPlain
                        ? $"http is for addresses in {nameof(OrderWebhookOptions.AllowedNetworks)} alone"
                        : $"the host's address is none of the Internet, and not in {nameof(OrderWebhookOptions.AllowedNetworks)}");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
