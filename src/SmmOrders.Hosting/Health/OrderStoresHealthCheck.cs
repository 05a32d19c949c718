using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SmmOrders.Hosting;

/// <summary>
/// Whether the stores that the workers use can be reached and have all that they need (<see cref="IMonitoringStore.CheckAsync"/>). For a
/// readiness probe.
/// </summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderStoresHealthCheck : IHealthCheck
{
    private readonly IServiceProvider _services;
    private readonly string[] _stores;

    internal OrderStoresHealthCheck(IServiceProvider services, IEnumerable<RegisteredWorker> workers) =>
        (_services, _stores) = (services, [.. workers.Select(worker => worker.Store).Distinct()]);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var faults = new List<string>();
        foreach (string store in _stores)
        {
            StoreCheck check = await new WorkerSetup(_services, store).Store.CheckAsync(cancellationToken).ConfigureAwait(false);
            faults.AddRange(check.Faults.Select(fault => store.Length == 0 ? fault : $"{store}: {fault}"));
        }

        return faults.Count == 0 ? HealthCheckResult.Healthy() : new(context.Registration.FailureStatus, string.Join(' ', faults));
    }
}
