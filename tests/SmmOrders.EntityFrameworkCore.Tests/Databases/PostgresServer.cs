using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(SmmOrders.EntityFrameworkCore.Tests.PostgresServer))]

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// PostgreSQL for tests: the server that SMMORDERS_POSTGRES names by a connection string, else a private cluster of the installed
/// binaries, on a Unix socket in a temporary folder. It ends with the test run, however that ends. Where there is neither, tests
/// are skipped with the reason, or fail where SMMORDERS_REQUIRE_POSTGRES is set.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    // The shell outlives us by a moment: when the pipe closes, also because this process was killed, it stops the cluster.
    private const string Cluster = """
        cd / && dir=$(mktemp -d /tmp/smmorders-postgres.XXXXXX) || exit
        trap 'code=$?; [ $code = 0 ] || cat "$dir/log" >&2; "$1/pg_ctl" stop -D "$dir/data" -m immediate >&2; rm -rf "$dir"; exit $code' EXIT
        trap 'exit 1' INT TERM HUP
        "$1/initdb" -D "$dir/data" --username=postgres --auth=trust --encoding=UTF8 --no-locale --no-sync >"$dir/log" 2>&1 || exit
        "$1/pg_ctl" start -w -D "$dir/data" -l "$dir/log" -o "-c listen_addresses='' -c unix_socket_directories='$dir' -c fsync=off" >&2 || exit
        echo "$dir"
        read -r end || :
        """;

    private Process? _cluster;
    private string? _connection;

    /// <summary>Connects to a database of the server, which need not exist yet; skips the test where there is no server.</summary>
    public string ConnectionTo(string database)
    {
        Assert.SkipWhen(
            _connection is null && Environment.GetEnvironmentVariable("SMMORDERS_REQUIRE_POSTGRES") is null,
            "There is no PostgreSQL: install it (Debian: postgresql), or name a server in SMMORDERS_POSTGRES.");
        Assert.True(_connection is not null, "SMMORDERS_REQUIRE_POSTGRES is set, and there is no PostgreSQL.");
        return new NpgsqlConnectionStringBuilder(_connection) { Database = database, Pooling = false }.ConnectionString;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _connection = Environment.GetEnvironmentVariable("SMMORDERS_POSTGRES") is { Length: > 0 } named ? named : null;
        if (_connection is null && FindBinaries() is { } binaries)
        {
            _cluster = Process.Start(AsAnOrdinaryUser(["sh", "-c", Cluster, "sh", binaries]))!;
            Task<string> told = _cluster.StandardError.ReadToEndAsync();
            string? folder = await _cluster.StandardOutput.ReadLineAsync();
            _connection = folder is not null
                ? $"Host={folder};Username=postgres"
                : throw new InvalidOperationException($"PostgreSQL of {binaries} does not start: {await told}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            _cluster.StandardInput.Close();
            await _cluster.WaitForExitAsync();
            _cluster.Dispose();
        }
    }

    // Debian keeps them off the path, by version.
    private static string? FindBinaries()
    {
        IEnumerable<string> debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return OperatingSystem.IsWindows() ? null : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(debian)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    // PostgreSQL refuses to be run by root.
    private static ProcessStartInfo AsAnOrdinaryUser(string[] command)
    {
        string user = File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        string[] all = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={user}", "--clear-groups", .. command] : command;
        return new ProcessStartInfo(all[0], all[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    }
}
