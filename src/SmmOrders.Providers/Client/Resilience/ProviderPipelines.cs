using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;

namespace SmmOrders.Providers;

/// <summary>
/// What stands between a request and the network, from the outside in. Requests that only read: time-out of the whole, retries,
/// circuit, pace, time-out of the attempt. Requests that change something: time-out of the whole and pace, nothing that repeats.
/// </summary>
internal static class ProviderPipelines
{
    internal const string Name = "provider";

    private const string Reads = "reads";
    private const string Sends = "sends";

    /// <summary>Which pipeline a request takes. One that nobody knows, such as the platform's own trial request, repeats nothing.</summary>
    internal static string KeyOf(HttpRequestMessage request) => ProviderCall.Find(request)?.Action.OnlyReads() == true ? Reads : Sends;

    internal static void Build(ResiliencePipelineBuilder<HttpResponseMessage> builder, string key, ProviderSetup setup)
    {
        SmmProviderOptions options = setup.Options;
        builder.TimeProvider = setup.Time;
        _ = builder.AddTimeout(new HttpTimeoutStrategyOptions { Name = "whole", Timeout = options.Timeout });
        if (key != Reads)
        {
            _ = builder.AddRateLimiter(Pace(setup));
            return;
        }

        if (options.Retries > 0)
        {
            _ = builder.AddRetry(Retry(setup));
        }

        _ = builder
            .AddCircuitBreaker(Circuit(options.Circuit))
            .AddRateLimiter(Pace(setup))
            .AddTimeout(new HttpTimeoutStrategyOptions { Name = "attempt", Timeout = options.AttemptTimeout });
    }

    private static RateLimiterStrategyOptions Pace(ProviderSetup setup) => new()
    {
        Name = "pace",
        RateLimiter = arguments => setup.Limiter.AcquireAsync(arguments.Context.CancellationToken),
    };

    private static HttpRetryStrategyOptions Retry(ProviderSetup setup) => new()
    {
        Name = "retry",
        MaxRetryAttempts = setup.Options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = setup.Options.RetryDelay,
        MaxDelay = setup.Options.MaxRetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome, setup)),
        DelayGenerator = arguments => ValueTask.FromResult(WaitAskedBy(arguments.Outcome, setup)),
    };

    private static HttpCircuitBreakerStrategyOptions Circuit(ProviderCircuitOptions circuit)
    {
        // A trial that its caller gave up, or that the client's own queue refused, does not show that the provider is back.
        var state = new CircuitBreakerStateProvider();
        bool IsFailure(Outcome<HttpResponseMessage> outcome) => HttpClientResiliencePredicates.IsTransient(outcome)
            || (outcome.Exception is not null && state.CircuitState == CircuitState.HalfOpen);
        return new()
        {
            Name = "circuit",
            FailureRatio = circuit.FailurePercent / 100d,
            MinimumThroughput = circuit.MinimumAttempts,
            SamplingDuration = circuit.Window,
            BreakDuration = circuit.BreakFor,
            StateProvider = state,
            ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
        };
    }

    // An answer that is too long, or no HTTP, stays so; and a provider that asks for more patience than there is gets it from the caller.
    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome, ProviderSetup setup) =>
        HttpClientResiliencePredicates.IsTransient(outcome)
        && outcome.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse }
        && !(WaitAskedBy(outcome, setup) > setup.Options.MaxRetryDelay);

    private static TimeSpan? WaitAskedBy(Outcome<HttpResponseMessage> outcome, ProviderSetup setup) =>
        outcome.Result is { } response ? RetryAfter.Of(response, setup.Time) : null;
}
