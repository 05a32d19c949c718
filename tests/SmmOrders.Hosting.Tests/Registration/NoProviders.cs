using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A panel without a provider.</summary>
#pragma warning disable CA1812 // The container makes it.
internal sealed class NoProviders : ISmmProviderSource
#pragma warning restore CA1812
{
    public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => new([]);
}
