using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace SmmOrders.Hosting.Tests;

/// <summary>Makes meters, and keeps what their instruments measure. Only what it made is heard, whatever runs beside it.</summary>
internal sealed class TestMeters : IMeterFactory
{
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();
    private ImmutableList<Measured> _all = [];

    public TestMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All that was measured, in this order.</summary>
    public IReadOnlyList<Measured> All => _all;

    /// <summary>What an instrument measured, as <c>value tag=value, tag=value</c>.</summary>
    public IEnumerable<string> Of(string instrument) => _all.Where(each => each.Instrument.Name == instrument).Select(each => each.ToString());

    /// <summary>Reads the gauges now, and forgets what was measured before.</summary>
    public TestMeters Read()
    {
        _all = [];
        _listener.RecordObservableInstruments();
        return this;
    }

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }

    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct
    {
        Measured measured = new(instrument, value, [.. tags]);
        _ = ImmutableInterlocked.Update(ref _all, all => all.Add(measured));
    }

    internal sealed record Measured(Instrument Instrument, object Value, ImmutableArray<KeyValuePair<string, object?>> Tags)
    {
        public override string ToString() => FormattableString.Invariant($"{Value} {string.Join(", ", Tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
    }
}
