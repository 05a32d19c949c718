using System.Diagnostics.Metrics;

namespace SmmOrders.Hosting.Tests;

/// <summary>Lists the instruments of one test's meters.</summary>
internal sealed class InstrumentList : IDisposable
{
    private readonly MeterListener _listener = new();

    public InstrumentList(TestMeters meters)
    {
        _listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                All.Add(instrument);
            }
        };
        _listener.Start();
    }

    public List<Instrument> All { get; } = [];

    public void Dispose() => _listener.Dispose();
}
