using System.Net.Sockets;
using System.Security.Authentication;

namespace SmmOrders.Providers;

/// <summary>
/// The innermost handler: takes the whole body in, up to its limit, so that time-outs, retries and the circuit cover it too, and
/// so that nobody behind it reads from the network.
/// </summary>
/// <remarks>
/// What goes wrong below is told in words of its own: the platform's messages can repeat what the provider sent, and with it the
/// key, and they go into logs that are not ours.
/// </remarks>
internal sealed class AnswerBufferHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ProviderCall call = ProviderCall.Find(request)
            ?? throw new InvalidOperationException($"This HTTP client is for {nameof(SmmProviderClient)} alone.");
        call.Attempt();
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(call.MaxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (Retell(exception) is { } told)
            {
                throw told;
            }

            throw;
        }
    }

    private static HttpRequestException? Retell(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(HttpRequestError.ConfigurationLimitExceeded, "the answer is longer than allowed"),
        HttpRequestException http => new(http.HttpRequestError, $"{http.HttpRequestError}{CauseOf(http)}"),
        InvalidDataException => new(HttpRequestError.InvalidResponse, "the body is not compressed as its header says"),
        IOException => new(HttpRequestError.ResponseEnded, $"the connection was lost{CauseOf(exception)}"),
        _ => null,
    };

    // What the machine says, and the certificate's faults: nothing of either is the provider's text.
    private static string CauseOf(Exception? exception) => exception switch
    {
        null => "",
        SocketException socket => $", {socket.SocketErrorCode}",
        AuthenticationException authentication => $", {authentication.Message}",
        _ => CauseOf(exception.InnerException),
    };
}
