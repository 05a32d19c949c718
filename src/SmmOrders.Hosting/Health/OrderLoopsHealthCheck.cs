using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SmmOrders.Hosting;

/// <summary>
/// Whether the loops of this process are alive: since the host has started, each has begun or ended a turn not long ago, sleeps for as long as
/// it may, or waits for its right to work. For a liveness probe, which restarts the process. It asks no database.
/// </summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderLoopsHealthCheck : IHealthCheck
{
    private readonly LoopHeartbeats _heartbeats;
    private readonly Func<OrderHealthOptions> _options;
    private readonly TimeProvider _time;

    internal OrderLoopsHealthCheck(LoopHeartbeats heartbeats, Func<OrderHealthOptions> options, TimeProvider time) =>
        (_heartbeats, _options, _time) = (heartbeats, options, time);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        TimeSpan longest = _options().LoopSilence;
        string[] silent = _heartbeats.StartedAt is { } started
            ? [.. _heartbeats.All.Select(heartbeat => FaultOf(heartbeat, started, longest)).OfType<string>()]
            : []; // The host still starts: no loop has begun.
        return Task.FromResult(silent.Length == 0
            ? HealthCheckResult.Healthy()
            : new(context.Registration.FailureStatus, string.Join(' ', silent)));
    }

    private string? FaultOf(LoopHeartbeat heartbeat, DateTimeOffset started, TimeSpan longest)
    {
        string loop = $"The {heartbeat.Loop} loop{HostLog.InWords(heartbeat.Store)}{HostLog.OfProvider(heartbeat.Provider)}";
        DateTimeOffset since = heartbeat.At > started ? heartbeat.At : started;
        return heartbeat.IsEnded ? $"{loop} has ended."
            : _time.GetUtcNow() - since > longest ? FormattableString.Invariant($"{loop} has been silent since {since:u}.")
            : null;
    }
}
