namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A cluster for the tests of one class, which may kill it.</summary>
public sealed class PrivateCluster : IAsyncLifetime
{
    private PostgresCluster? _cluster;

    /// <summary>The cluster; skips the test where none can be started.</summary>
    internal PostgresCluster Cluster
    {
        get
        {
            PostgresServer.SkipWithout(_cluster);
            return _cluster!;
        }
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _cluster = await PostgresCluster.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
