using System.Net.Sockets;
using System.Security.Authentication;

namespace SmmOrders.Providers;

/// <summary>
/// The innermost handler: reads the whole body, up to its size limit, so that time-outs, retries and the circuit breaker cover it
/// too, and so that no later handler reads from the network.
/// </summary>
/// <remarks>
/// Failures are reported in words of its own: the platform's messages can repeat what the provider sent, and with it the key, and
/// they go into logs outside the library.
/// </remarks>
internal sealed class AnswerBufferHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ProviderCall call = ((ProviderCallContent)request.Content!).Call;
        call.Attempt();
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(call.Limits.MaxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (Translate(exception, call, hasHead: response is not null) is { } translated)
            {
                throw translated;
            }

            throw;
        }
        finally
        {
            call.EndAttempt();
        }
    }

    private static HttpRequestException? Translate(Exception exception, ProviderCall call, bool hasHead) => exception switch
    {
        HttpRequestException when call.WasRepeated => ProviderCall.SentAlready(),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(HttpRequestError.ConfigurationLimitExceeded, hasHead ? $"the answer is longer than the {call.Limits.MaxBytes} bytes that are allowed ({call.Limits.MaxBytesOption})" : "the answer's headers have no end"),
        HttpRequestException http => new(http.HttpRequestError, $"{WordsFor(http.HttpRequestError)}{CauseOf(http)}"),
        InvalidDataException => new(HttpRequestError.InvalidResponse, "the body is not compressed as its header says"),
        IOException => new(HttpRequestError.ResponseEnded, $"the connection was lost{CauseOf(exception)}"),
        _ => null,
    };

    private static string WordsFor(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "no address for the host's name",
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.SecureConnectionError => "no secure connection",
        HttpRequestError.ProxyTunnelError => "the proxy lets nothing through",
        HttpRequestError.InvalidResponse => "the response is not HTTP",
        HttpRequestError.ResponseEnded => "the connection ended before the answer did",
        _ => "the connection failed",
    };

    // The socket's error code or the certificate's faults: neither is text from the provider.
    private static string CauseOf(Exception? exception) => exception switch
    {
        null => "",
        SocketException socket => $": {socket.SocketErrorCode}",
        AuthenticationException authentication => $": {authentication.Message}",
        _ => CauseOf(exception.InnerException),
    };
}
