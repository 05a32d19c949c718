using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SmmOrders.Hosting;

/// <summary>
/// Whether the panel keeps up: no order has been due for long, no provider is silent, no event waits for long, and no loop fails again and
/// again. It is never worse than degraded: a restart would mend nothing. A provider that a person paused is no concern.
/// </summary>
/// <remarks>
/// It reads what the metrics counted last, and asks a store only about a provider that is behind. For a store without <c>AddOrderMetrics</c> in
/// this process it counts itself, at most every 15 seconds.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderBacklogHealthCheck : IHealthCheck
{
    private const int FailuresInARow = 3;

    private readonly IServiceProvider _services;
    private readonly OrderGauges _gauges;
    private readonly LoopHeartbeats _heartbeats;
    private readonly Func<OrderHealthOptions> _options;
    private readonly TimeProvider _time;
    private readonly string[] _uncounted;

    internal OrderBacklogHealthCheck(
        IServiceProvider services,
        IReadOnlyCollection<RegisteredWorker> workers,
        OrderGauges gauges,
        LoopHeartbeats heartbeats,
        Func<OrderHealthOptions> options,
        TimeProvider time)
    {
        (_services, _gauges, _heartbeats, _options, _time) = (services, gauges, heartbeats, options, time);
        _uncounted = [.. workers.Select(worker => worker.Store).Distinct().Where(store => !workers.Contains(new(CountWorker.Loop, store)))];
    }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        OrderHealthOptions options = _options();
        DateTimeOffset now = _time.GetUtcNow();
        foreach (string store in _uncounted)
        {
            _ = await new WorkerSetup(_services, store).Own<CountWorker>().RunOnceAsync(now, TurnScope.Of(cancellationToken)).ConfigureAwait(false);
        }

        List<string> faults =
        [
            .. _heartbeats.All.Where(heartbeat => heartbeat.Failures >= FailuresInARow).Select(heartbeat => FormattableString.Invariant(
                $"The {heartbeat.Loop} loop{HostLog.InWords(heartbeat.Store)}{HostLog.OfProvider(heartbeat.Provider)} failed {heartbeat.Failures} times in a row.")),
            .. _gauges.Stale.Select(store => FormattableString.Invariant($"The orders{HostLog.InWords(store.Key)} have not been counted since {store.Value.At:u}.")),
        ];
        foreach ((string name, StoreCounts counts) in _gauges.Current)
        {
            IOrderStore store = new WorkerSetup(_services, name).Store;
            foreach ((string provider, DateTimeOffset dueAt) in counts.PollsDue.Where(due => now - due.DueAt > options.Backlog))
            {
                ProviderState state = await store.ReadProviderAsync(provider, cancellationToken).ConfigureAwait(false);
                if (state.Pause is null)
                {
                    faults.Add(FormattableString.Invariant($"Provider {provider}: orders have been due to be polled since {dueAt:u}{Trouble(state)}."));
                }
            }

            foreach ((string? provider, DateTimeOffset dueAt) in counts.SubmissionsDue.Where(due => now - due.DueAt > options.Backlog))
            {
                ProviderState? state = provider is null ? null : await store.ReadProviderAsync(provider, cancellationToken).ConfigureAwait(false);
                if (state?.Stop?.By is null)
                {
                    faults.Add(FormattableString.Invariant($"Provider {provider ?? "(none)"}: orders have been due to be sent since {dueAt:u}{Trouble(state)}."));
                }
            }

            faults.AddRange(counts.Outbox
                .Where(sink => now - sink.OldestAt > options.OutboxAge)
                .Select(sink => FormattableString.Invariant($"Sink {sink.Sink}: events have been waiting since {sink.OldestAt:u}.")));
        }

        return faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', faults));
    }

    private static string Trouble(ProviderState? state) =>
        state?.Trouble is { } trouble ? FormattableString.Invariant($"; it has failed since {trouble.Since:u}") : "";
}
