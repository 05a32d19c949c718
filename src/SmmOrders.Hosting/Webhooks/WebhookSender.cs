using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SmmOrders.Hosting;

/// <summary>
/// Sends signed webhooks to one receiver. Its handler belongs to no HTTP client factory, so that nothing an application configures for its
/// other clients affects it: no retry, no redirect, no proxy, no log of the body.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    private readonly Func<OrderWebhookOptions> _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _invoker;

    /// <param name="options">The options as they are now.</param>
    /// <param name="time">The clock of timestamps and time-outs.</param>
    /// <param name="resolve">Resolves a name; by default the platform's resolver.</param>
    internal WebhookSender(Func<OrderWebhookOptions> options, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (_options, _time) = (options, time);
        _invoker = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // A redirect would lead where nobody looked.
            UseCookies = false,
            UseProxy = false, // A proxy would connect to addresses that were not checked.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // A receiver's address may change.
            ActivityHeadersPropagator = null, // No trace or baggage headers for outsiders.
            MaxResponseDrainSize = 64 * 1024,
            ConnectCallback = new WebhookConnector(options, resolve ?? Dns.GetHostAddressesAsync).ConnectAsync,
        });
    }

    public void Dispose() => _invoker.Dispose();

    /// <summary>Sends one webhook.</summary>
    /// <param name="id">Its identifier, the same for each try.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    /// <exception cref="WebhookException">The receiver did not acknowledge it.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    internal async Task SendAsync(Guid id, byte[] body, CancellationToken cancellationToken)
    {
        OrderWebhookOptions options = _options();
        using var timeout = new CancellationTokenSource(options.Timeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using HttpRequestMessage request = Signed(id, body, options);
        try
        {
            using HttpResponseMessage response = await _invoker.SendAsync(request, linked.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw new WebhookException(WordsFor(response.StatusCode), RetryAfter(response.Headers.RetryAfter));
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WebhookException($"no answer within {options.Timeout}", cause: exception);
        }
        catch (HttpRequestException exception)
        {
            throw new WebhookException(WordsFor(exception), cause: exception);
        }
    }

    private HttpRequestMessage Signed(Guid id, byte[] body, OrderWebhookOptions options)
    {
        DateTimeOffset now = _time.GetUtcNow();
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, options.Address) { Content = content };
        request.Headers.UserAgent.Add(new("SmmOrders", null));
        request.Headers.Add(OrderWebhookSignature.IdHeader, id.ToString());
        request.Headers.Add(OrderWebhookSignature.TimestampHeader, OrderWebhookSignature.TimestampOf(now));
        request.Headers.Add(OrderWebhookSignature.SignatureHeader, OrderWebhookSignature.Sign(body, now, [.. options.Secrets]));
        return request;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        (header?.Delta ?? header?.Date - _time.GetUtcNow()) is { } wait && wait > TimeSpan.Zero && wait <= LongestRetryAfter ? wait : null;

    private static string WordsFor(HttpStatusCode status) => (int)status is >= 300 and < 400
        ? $"HTTP {(int)status}, a redirect, which is not followed"
        : $"HTTP {(int)status}";

    private static string WordsFor(HttpRequestException exception) => CauseOf(exception) switch
    {
        WebhookException refused => refused.Message,
        SocketException socket => $"no connection: {socket.SocketErrorCode}",
        AuthenticationException => "no secure connection: the receiver's certificate or TLS version is not accepted",
        _ => exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "no address for the host's name",
            HttpRequestError.SecureConnectionError => "no secure connection",
            HttpRequestError.InvalidResponse => "the answer is not HTTP",
            HttpRequestError.ResponseEnded => "the connection ended before the answer came",
            _ => "the connection failed",
        },
    };

    private static Exception? CauseOf(Exception? exception) => exception switch
    {
        null or WebhookException or SocketException or AuthenticationException => exception,
        _ => CauseOf(exception.InnerException),
    };
}
