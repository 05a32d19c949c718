using System.Diagnostics.Metrics;
using SmmOrders.Hosting;
using SmmOrders.Providers;

namespace SmmOrders.Benchmarks;

/// <summary>Counts what the loop does by the packages' own meters.</summary>
internal sealed class LoopWatch : IDisposable
{
    private static readonly string[] Instruments = [OrderDiagnostics.Polls, OrderDiagnostics.StoreDuration, ProviderDiagnostics.Duration];

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private LoopSums _sums;
    private long _target = long.MaxValue;
    private TaskCompletionSource<LoopSums> _reached = new();

    public LoopWatch()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Instruments.Contains(instrument.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => CountPoll(Tag(tags, "smm.outcome")));
        _listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) => AddTime(instrument.Name, Tag(tags, "smm.operation"), TimeSpan.FromSeconds(seconds)));
        _listener.Start();
    }

    /// <summary>Waits until so many more orders are polled.</summary>
    public async Task<LoopSums> ReachAsync(int orders)
    {
        Task<LoopSums> reached;
        lock (_gate)
        {
            _target = _sums.Orders + orders;
            _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            reached = _reached.Task;
        }

        return await reached.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public void Dispose() => _listener.Dispose();

    private void CountPoll(string? outcome)
    {
        lock (_gate)
        {
            bool isApplied = outcome == nameof(ApplyStatus.Applied);
            if (!isApplied && outcome != nameof(ApplyStatus.Unchanged))
            {
                _ = _reached.TrySetException(new InvalidOperationException($"An answer was {outcome}."));
            }

            _sums = _sums with { Orders = _sums.Orders + 1, Changed = _sums.Changed + (isApplied ? 1 : 0) };
            if (_sums.Orders == _target)
            {
                _ = _reached.TrySetResult(_sums);
            }
        }
    }

    private void AddTime(string instrument, string? operation, TimeSpan time)
    {
        lock (_gate)
        {
            _sums = (instrument, operation) switch
            {
                (ProviderDiagnostics.Duration, _) => _sums with { Requests = _sums.Requests + 1, Request = _sums.Request + time },
                (_, "claim") => _sums with { Claim = _sums.Claim + time },
                _ => _sums with { Apply = _sums.Apply + time },
            };
        }
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == name)
            {
                return tag.Value as string;
            }
        }

        return null;
    }
}
