using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

/// <summary>All that is said in this process while it listens: logs of all levels with their values, measurements of all meters, activities of all sources.</summary>
internal sealed class SaidByRun : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _logs = new();
    private readonly ConcurrentQueue<string> _metrics = new();
    private readonly ConcurrentQueue<string> _activities = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _sources;

    public SaidByRun()
    {
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        _meters.Start();
        _sources = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _activities.Enqueue(
                $"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {Pairs(activity.TagObjects)} {Pairs(activity.Baggage)} {string.Join(' ', activity.Events.Select(each => $"{each.Name} {Pairs(each.Tags)}"))}"),
        };
        ActivitySource.AddActivityListener(_sources);
    }

    public IReadOnlyCollection<string> Logs => _logs;

    public IReadOnlyCollection<string> Metrics => _metrics;

    public IReadOnlyCollection<string> Activities => _activities;

    /// <summary>All of it until now. Other tests of the process are measured while this is read.</summary>
    public IEnumerable<string> All => [.. _logs.ToArray(), .. _metrics.ToArray(), .. _activities.ToArray()];

    /// <summary>Reads all gauges now.</summary>
    public void ReadGauges() => _meters.RecordObservableInstruments();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _logs.Enqueue($"scope {state} {(state is IEnumerable<KeyValuePair<string, object?>> values ? Pairs(values) : "")}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _logs.Enqueue($"{logLevel} {eventId} {formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? Pairs(values) : "")}");

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
        _meters.Dispose();
        _sources.Dispose();
    }

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _metrics.Enqueue($"{instrument.Meter.Name} {instrument.Name} {Pairs(tags.ToArray())}");

    private static string Pairs<T>(IEnumerable<KeyValuePair<string, T>> pairs) => string.Join(", ", pairs);
}
