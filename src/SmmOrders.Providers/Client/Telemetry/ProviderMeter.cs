using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmmOrders.Providers;

/// <summary>The activity source and the meter of all providers in a container.</summary>
internal sealed class ProviderMeter : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _answered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TimeProvider> _clocks = new(StringComparer.Ordinal);
    private readonly Counter<long> _requests;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _items;
    private readonly Histogram<double> _duration;

    internal ProviderMeter(IMeterFactory factory)
    {
        Meter meter = factory.Create(ProviderDiagnostics.MeterName);
        _requests = meter.CreateCounter<long>(ProviderDiagnostics.Requests, "{request}", "What came of each request to a provider.");
        _attempts = meter.CreateCounter<long>(ProviderDiagnostics.Attempts, "{attempt}", "How often requests were handed to the network.");
        _items = meter.CreateCounter<long>(ProviderDiagnostics.Items, "{item}", "What providers said about each item.");
        _duration = meter.CreateHistogram<double>(ProviderDiagnostics.Duration, "s", "How long a request took in all.");
        _ = meter.CreateObservableGauge(ProviderDiagnostics.AnswerAge, Ages, "s", "How long ago each provider last answered.");
    }

    private ActivitySource Source { get; } = new(ProviderDiagnostics.ActivitySourceName);

    public void Dispose() => Source.Dispose();

    /// <summary>Sets the provider's own clock.</summary>
    internal void SetClock(string provider, TimeProvider time) => _clocks[provider] = time;

    /// <summary>Stops reporting a provider, which has no request running.</summary>
    internal void Forget(string provider)
    {
        _ = _answered.TryRemove(provider, out _);
        _ = _clocks.TryRemove(provider, out _);
    }

    internal Activity? Start(string provider, ProviderAction action) => Source.StartActivity(
        $"smm {action.Name()}",
        ActivityKind.Client,
        default(ActivityContext),
        [new("smm.provider", provider), new("smm.action", action.Name())]);

    internal void Request(string provider, ProviderCall call, ProviderFailure? failure, long started, Activity? activity)
    {
        Record(provider, call, failure?.Kind.ToString() ?? "Answered", started, activity);
        _ = activity?
            .SetTag("http.response.status_code", failure?.HttpStatus)
            .SetStatus(failure is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error, failure?.Detail);
        if (failure is null)
        {
            _answered[provider] = _clocks[provider].GetTimestamp();
        }
    }

    internal void Canceled(string provider, ProviderCall call, long started, Activity? activity) =>
        Record(provider, call, "Canceled", started, activity);

    internal void Item(string provider, ProviderAction action, string item) =>
        _items.Add(1, new("smm.provider", provider), new("smm.action", action.Name()), new("smm.item", item));

    private void Record(string provider, ProviderCall call, string outcome, long started, Activity? activity)
    {
        var tags = new TagList { { "smm.provider", provider }, { "smm.action", call.Action.Name() } };
        _attempts.Add(call.Attempts, tags);
        tags.Add("smm.outcome", outcome);
        _requests.Add(1, tags);
        _duration.Record(_clocks[provider].GetElapsedTime(started).TotalSeconds, tags);
        _ = activity?.SetTag("smm.outcome", outcome).SetTag("smm.attempts", call.Attempts);
    }

    private IEnumerable<Measurement<double>> Ages() => _answered.Select(provider => new Measurement<double>(
        _clocks[provider.Key].GetElapsedTime(provider.Value).TotalSeconds, new KeyValuePair<string, object?>("smm.provider", provider.Key)));
}
