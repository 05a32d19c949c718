using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// Finds providers that open orders have and the panel does not: one alert for each, whatever the number of its orders, which closes once the
/// panel has the provider again.
/// </summary>
/// <remarks>
/// A provider that the panel lists, but whose definition is wrong, counts as had: its fault is logged and alerted by itself, once. While a
/// source of providers cannot be read, nothing is compared. It is a singleton of the container, keyed by the store's name where the store has one. Thread-safe.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class MissingProviderWorker : IPlainWorker
{
    private readonly IOrderStore _store;
    private readonly SmmProviders _providers;
    private readonly Func<OrderSweepOptions> _options;
    private readonly ILogger _logger;
    private IReadOnlyList<string> _said = [];
    private IReadOnlyList<(string Provider, string Fault)> _faults = [];

    internal MissingProviderWorker(IOrderStore store, SmmProviders providers, Func<OrderSweepOptions> options, ILogger logger) =>
        (_store, _providers, _options, _logger) = (store, providers, options, logger);

    /// <summary>
    /// Alerts to a provider that cannot be used, and to a missing one where the store has no sink for it; <see langword="null"/> to leave it at
    /// the log.
    /// </summary>
    internal AlertDesk? Alerts { get; init; }

    /// <summary>Compares the panel's providers with those of its open orders.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>How many providers are missing, and when to compare again.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        SmmProviderList list = await _providers.ListAsync(cancellationToken).ConfigureAwait(false);
        await SayFaultsAsync([.. list.Faults.Where(fault => fault.Provider is not null).Select(fault => (fault.Provider!, fault.Message))], now, cancellationToken).ConfigureAwait(false);
        if (list.Faults.Any(fault => fault.Provider is null))
        {
            return WorkerTurn.Nothing(_options().ProvidersEvery);
        }

        string[] known = [.. list.Providers.Select(provider => provider.Name).Concat(list.Faults.Select(fault => fault.Provider).OfType<string>())];
        IReadOnlyList<string> missing = await _store.FindMissingProvidersAsync(known, now, cancellationToken).ConfigureAwait(false);
        await SayAsync(missing, now, cancellationToken).ConfigureAwait(false);
        return new() { Count = missing.Count, NextIn = _options().ProvidersEvery };
    }

    bool IPlainWorker.IsHurried => false;

    Task<WorkerTurn> IPlainWorker.RunOnceAsync(DateTimeOffset now, TurnScope scope) => RunOnceAsync(now, scope.Stopping);

    // No row of attention tells of it: the fault is the panel's table, and no order's.
    private async Task SayFaultsAsync(IReadOnlyList<(string Provider, string Fault)> faults, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Provider, string Fault)> before = Interlocked.Exchange(ref _faults, faults);
        foreach ((string provider, string fault) in faults.Except(before))
        {
            HostLog.Unusable(_logger, provider, fault);
            if (Alerts is { } alerts)
            {
                await alerts.RaiseAsync(OrderAlert.About(OrderAlertKind.ProviderMissing, provider, fault, now), cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (string provider in before.Select(each => each.Provider).Except(faults.Select(each => each.Provider)))
        {
            HostLog.FaultGone(_logger, provider);
        }
    }

    // The same line is logged once. The row of attention that the store opened is alerted from the outbox, where there is a sink for it.
    private async Task SayAsync(IReadOnlyList<string> missing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> before = Interlocked.Exchange(ref _said, missing);
        if (missing.Count > 0 && !missing.SequenceEqual(before))
        {
            HostLog.Missing(_logger, string.Join(", ", missing));
        }
        else if (missing.Count == 0 && before.Count > 0)
        {
            HostLog.Found(_logger);
        }

        if (Alerts is { } alerts && !_store.OutboxSinks.Contains(alerts.Sink))
        {
            foreach (string provider in missing.Except(before))
            {
                await alerts.RaiseAsync(OrderAlert.About(OrderAlertKind.ProviderMissing, provider, "Open orders or requests have it, and the panel does not.", now), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
