using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace SmmOrders.Providers;

/// <summary>
/// Carries one request to a provider and its answer back, through the pipelines. Nothing that a provider or the network does is
/// thrown: where no answer comes, the response says why.
/// </summary>
internal sealed class ProviderTransport(IHttpClientFactory clients, ProviderSetup setup)
{
    /// <summary>Sends a request.</summary>
    /// <param name="call">The request; not used before.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    internal async Task<ProviderResponse> SendAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        try
        {
            using HttpClient client = clients.CreateClient(SmmProviderRegistration.HttpClientName(setup.Name));
            using HttpRequestMessage request = call.ToRequest(setup.Options.Address!);
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new(response.StatusCode, body, RetryAfter.Of(response, setup.Time));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(new(ProviderFailureKind.TimedOut, "the request was given up"));
        }
        catch (TimeoutRejectedException exception)
        {
            return new(new(ProviderFailureKind.TimedOut, $"no whole answer within {exception.Timeout}"));
        }
        catch (RateLimiterRejectedException)
        {
            return new(new(ProviderFailureKind.RateLimited, $"the client's own queue is full; it holds {setup.Options.QueueLimit}"));
        }
        catch (BrokenCircuitException)
        {
            return new(new(ProviderFailureKind.Unavailable, "the circuit is open, because earlier requests failed"));
        }
        catch (HttpRequestException exception)
        {
            ProviderFailureKind kind = exception.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse
                ? ProviderFailureKind.Malformed
                : ProviderFailureKind.Unavailable;
            return new(new(kind, exception.Message));
        }
    }
}
