[assembly: AssemblyFixture(typeof(SmmOrders.EntityFrameworkCore.Tests.PostgresServer))]

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// PostgreSQL for tests: the server that SMMORDERS_POSTGRES names by a connection string, else a private cluster of the installed
/// binaries, on a Unix socket in a temporary folder. It ends with the test run, however that ends. Where there is neither, tests
/// are skipped with the reason, or fail where SMMORDERS_REQUIRE_POSTGRES is set.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private PostgresCluster? _cluster;
    private PostgresDatabases? _databases;

    /// <summary>The databases of the server; skips the test where there is no server.</summary>
    internal PostgresDatabases Databases
    {
        get
        {
            SkipWithout(_databases);
            return _databases!;
        }
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string? connection = Environment.GetEnvironmentVariable("SMMORDERS_POSTGRES") is { Length: > 0 } named ? named : null;
        if (connection is null)
        {
            _cluster = await PostgresCluster.StartAsync();
            connection = _cluster?.Connection;
        }

        _databases = connection is null ? null : new(connection);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A private cluster ends with all that is in it.
        await (_cluster?.DisposeAsync() ?? _databases?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Skips the test, or fails it where PostgreSQL is required.</summary>
    internal static void SkipWithout(object? server)
    {
        Assert.SkipWhen(
            server is null && Environment.GetEnvironmentVariable("SMMORDERS_REQUIRE_POSTGRES") is null,
            "There is no PostgreSQL: install it (Debian: postgresql), or name a server in SMMORDERS_POSTGRES.");
        Assert.True(server is not null, "SMMORDERS_REQUIRE_POSTGRES is set, and there is no PostgreSQL.");
    }
}
