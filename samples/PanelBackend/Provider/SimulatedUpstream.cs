using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers.Testing;

namespace PanelBackend;

/// <summary>A provider for the show, on a port of its own: inside the panel's process and by its clock, or in a process for several panels.</summary>
internal sealed class SimulatedUpstream(SimulatedProvider provider) : IAsyncDisposable
{
    public const string Key = "simulated-key";

    // A person may have typed any identifier. One far beyond this would take all memory, and was never given here.
    private const long MostRemembered = 50_000;

    public SimulatedProvider Provider { get; } = provider;

    public static async Task<SimulatedUpstream> StartAsync(TimeProvider time, int port = 0) => new(await SimulatedProvider.StartAsync(new()
    {
        ApiKey = Key,
        Time = time,
        Port = port,
        Balance = 2_500m,
        Services = SimulatedCatalog.Services,
        HistoryOf = SimulatedCatalog.HistoryOf,
        CancelDelay = TimeSpan.FromMinutes(4),
        RefillDuration = TimeSpan.FromMinutes(20),
    }));

    /// <summary>
    /// A provider in memory forgets its orders with the process. This places as many as the panel's database knows of, so that each identifier
    /// is somebody's again; they are delivered from the beginning.
    /// </summary>
    public async Task RememberAsync(PanelContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, long> quantities = await context.Orders.AsNoTracking()
            .Where(order => order.Provider == ProviderSetup.Simulated && order.ProviderOrderId != null)
            .Select(order => new { Id = order.ProviderOrderId!, order.Quantity }).ToDictionaryAsync(order => order.Id, order => order.Quantity, cancellationToken);
        long last = quantities.Keys.Max(NumberOf) ?? 0;
        long next = 0;
        while (next < last)
        {
            long quantity = quantities.GetValueOrDefault((next + 1).ToString(CultureInfo.InvariantCulture), 1000);
            next = NumberOf(Provider.Orders.Place(quantity).Id) ?? last;
        }
    }

    public ValueTask DisposeAsync() => Provider.DisposeAsync();

    private static long? NumberOf(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= MostRemembered ? number : null;
}
