using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace SmmOrders.Providers;

/// <summary>
/// Sends one request to a provider through the resilience pipelines and returns its response. Whatever the provider or the
/// network does is not thrown: if no answer comes, the response contains the reason.
/// </summary>
internal sealed class ProviderTransport(ProviderNetwork network, ProviderRuntime runtime, ILoggerFactory loggers)
{
    private readonly ProviderPipelines _pipelines = new(runtime, loggers);
    private readonly ExchangeWatch? _watch = runtime.Options.OnExchange is { } onExchange ? new(onExchange, runtime, loggers.CreateLogger<SmmProviderClient>()) : null;

    /// <summary>Sends a request.</summary>
    /// <param name="call">The request; used only once.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    /// <exception cref="ObjectDisposedException">The container is disposed, or was while the request waited to be sent.</exception>
    internal async Task<ProviderResponse> SendAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        call.Stopping = runtime.Stopping;

        // A request that has left is allowed to finish within its time-outs: only its answer shows what became of it.
        using CancellationTokenRegistration stopping = runtime.Stopping.UnsafeRegister(
            static state =>
            {
                (ProviderCall call, CancellationTokenSource waiting) = ((ProviderCall, CancellationTokenSource))state!;
                if (!call.IsUnderWay)
                {
                    waiting.Cancel();
                }
            },
            (call, waiting));
        try
        {
            return await SendThroughAsync(call, waiting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return runtime.Stopping.IsCancellationRequested && !call.MayHaveTakenEffect
                ? throw new ObjectDisposedException(nameof(SmmProviderClient), "The container is disposed of, and the request was not sent.")
                : new(new(ProviderFailureKind.TimedOut, "the request was abandoned"));
        }
        catch (TimeoutRejectedException exception)
        {
            return new(new(ProviderFailureKind.TimedOut, $"no complete answer within {exception.Timeout} ({call.TimedOutBy})"));
        }
        catch (RateLimiterRejectedException)
        {
            return new(new(ProviderFailureKind.RateLimited, $"the client's own queue is full; it holds {runtime.Options.QueueLimit}"));
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

    private async Task<ProviderResponse> SendThroughAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = call.ToRequest(runtime.Options.Address!);
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(ProviderPipelines.Call, call);
            using HttpResponseMessage response = await _pipelines.For(call).ExecuteAsync(
                static (context, way) => new ValueTask<HttpResponseMessage>(way.Transport.AttemptAsync(way.Call, way.Request, context.CancellationToken)),
                context,
                (Transport: this, Call: call, Request: request)).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false);
            return new(response.StatusCode, body, RetryAfter.Of(response, runtime.Time));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> AttemptAsync(ProviderCall call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Task<HttpResponseMessage> sending = network.SendAsync(call, request, cancellationToken);
        return _watch is null ? sending : _watch.WatchAsync(call, sending);
    }
}
