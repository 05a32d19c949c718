using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// Keeps every activity of every source, and every measurement of every meter, also of the platform's. It sees what other tests do
/// at the same time: look for what is yours alone.
/// </summary>
internal sealed class CapturedTelemetry : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public CapturedTelemetry()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Activities.Enqueue(activity),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
    }

    public ConcurrentQueue<Activity> Activities { get; } = new();

    public ConcurrentQueue<(string Instrument, double Value, Dictionary<string, string?> Tags)> Measurements { get; } = new();

    /// <summary>Reads the instruments that are only read when somebody asks.</summary>
    public void Observe() => _meters.RecordObservableInstruments();

    public IEnumerable<(double Value, Dictionary<string, string?> Tags)> Of(string instrument, string provider) =>
        Measurements.Where(measurement => measurement.Instrument == instrument && measurement.Tags.GetValueOrDefault("smm.provider") == provider)
            .Select(measurement => (measurement.Value, measurement.Tags));

    public IEnumerable<string> Texts() =>
        Activities.Select(activity =>
            $"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {Values(activity.TagObjects)} {Values(activity.Baggage)} "
            + string.Join(" ", activity.Events.Select(entry => $"{entry.Name} {Values(entry.Tags)}")))
        .Concat(Measurements.Select(measurement => $"{measurement.Instrument} {Values(measurement.Tags)}"));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Values<T>(IEnumerable<KeyValuePair<string, T>> values) =>
        string.Join(" ", values.Select(value => $"{value.Key}={value.Value}"));

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = new Dictionary<string, string?>();
        foreach ((string key, object? tag) in tags)
        {
            kept[key] = tag?.ToString();
        }

        Measurements.Enqueue((instrument.Name, value, kept));
    }
}
