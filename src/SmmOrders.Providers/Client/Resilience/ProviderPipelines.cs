using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace SmmOrders.Providers;

/// <summary>
/// The resilience pipelines between a request and the network, from the outside in. Queued reads: total time-out, retries,
/// circuit breaker, rate limit, attempt time-out. Queued changes: total time-out and rate limit, nothing that repeats. Requests
/// sent immediately: the same time-outs, and nothing else.
/// </summary>
internal sealed class ProviderPipelines
{
    /// <summary>The request that passes through a pipeline.</summary>
    internal static readonly ResiliencePropertyKey<ProviderCall> Call = new("SmmOrders.Providers.Call");

    private readonly ProviderRuntime _runtime;
    private readonly ResiliencePipeline<HttpResponseMessage> _reads;
    private readonly ResiliencePipeline<HttpResponseMessage> _sends;
    private readonly ResiliencePipeline<HttpResponseMessage> _readsAtOnce;
    private readonly ResiliencePipeline<HttpResponseMessage> _sendsAtOnce;

    internal ProviderPipelines(ProviderRuntime runtime, ILoggerFactory loggers)
    {
        _runtime = runtime;
        _reads = Build("reads", loggers, AddReading);
        _sends = Build("sends", loggers, builder => builder.AddRateLimiter(Pace()));
        _readsAtOnce = Build("reads at once", loggers, AddAttempt);
        _sendsAtOnce = Build("sends at once", loggers, _ => { });
    }

    internal ResiliencePipeline<HttpResponseMessage> For(ProviderCall call) => (call.IsQueued, call.Action.OnlyReads()) switch
    {
        (true, true) => _reads,
        (true, false) => _sends,
        (false, true) => _readsAtOnce,
        (false, false) => _sendsAtOnce,
    };

    // The name appears in the logs and metrics of the resilience library.
    private ResiliencePipeline<HttpResponseMessage> Build(string instance, ILoggerFactory loggers, Action<ResiliencePipelineBuilder<HttpResponseMessage>> add)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>
        {
            Name = $"SmmOrders.Providers/{_runtime.Name}-provider",
            InstanceName = instance,
            TimeProvider = _runtime.Time,
        };
        _ = builder.ConfigureTelemetry(loggers).AddTimeout(TimeOut("whole", limits => (limits.Whole, limits.WholeOption)));
        add(builder);
        return builder.Build();
    }

    private void AddReading(ResiliencePipelineBuilder<HttpResponseMessage> builder)
    {
        if (_runtime.Options.Retries > 0)
        {
            _ = builder.AddRetry(Retry());
        }

        AddAttempt(builder
            .AddCircuitBreaker(Circuit(_runtime.Options.Circuit))
            .AddRateLimiter(Pace()));
    }

    private static void AddAttempt(ResiliencePipelineBuilder<HttpResponseMessage> builder) =>
        builder.AddTimeout(TimeOut("attempt", limits => (limits.Attempt, limits.AttemptOption)));

    private static TimeoutStrategyOptions TimeOut(string name, Func<ProviderLimits, (TimeSpan Time, string Option)> limit) => new()
    {
        Name = name,
        TimeoutGenerator = arguments => ValueTask.FromResult(limit(CallOf(arguments.Context).Limits).Time),
        OnTimeout = arguments =>
        {
            ProviderCall call = CallOf(arguments.Context);
            call.TimedOutBy = limit(call.Limits).Option;
            return default;
        },
    };

    private RateLimiterStrategyOptions Pace() => new()
    {
        Name = "pace",
        RateLimiter = async arguments =>
        {
            ProviderCall call = CallOf(arguments.Context);
            System.Threading.RateLimiting.RateLimitLease lease =
                await _runtime.Limiter.AcquireAsync(call.Action.OnlyReads(), arguments.Context.CancellationToken).ConfigureAwait(false);
            call.Permit = lease as PacePermit;
            return lease;
        },
    };

    private RetryStrategyOptions<HttpResponseMessage> Retry() => new()
    {
        Name = "retry",
        MaxRetryAttempts = _runtime.Options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = _runtime.Options.RetryDelay,
        MaxDelay = _runtime.Options.MaxRetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome)),

        // A delay of zero, or a date in the past, is ignored: the usual delay applies.
        DelayGenerator = arguments => ValueTask.FromResult(WaitAskedBy(arguments.Outcome) is { } wait && wait > TimeSpan.Zero ? wait : (TimeSpan?)null),
    };

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Circuit(ProviderCircuitOptions circuit)
    {
        // A test request that its caller canceled, or that the client's own queue refused, does not show that the provider is back.
        var state = new CircuitBreakerStateProvider();
        bool IsFailure(Outcome<HttpResponseMessage> outcome) => IsTransient(outcome)
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

    private static ProviderCall CallOf(ResilienceContext context) => context.Properties.GetValue(Call, null!);

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    // Not once the client stops. An answer that is too long or not HTTP will not improve, and a wait beyond the maximum is left
    // to the caller.
    private bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome) =>
        IsTransient(outcome)
        && !_runtime.Stopping.IsCancellationRequested
        && outcome.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse }
        && !(WaitAskedBy(outcome) > _runtime.Options.MaxRetryDelay);

    private TimeSpan? WaitAskedBy(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } response ? RetryAfter.Of(response, _runtime.Time) : null;
}
