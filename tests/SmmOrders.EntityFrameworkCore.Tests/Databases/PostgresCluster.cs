using System.Diagnostics;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A private PostgreSQL of the installed binaries, on a Unix socket in a temporary folder. It ends with this process, however that ends.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    // The shell outlives us by a moment: when the pipe closes, also because this process was killed, it stops the cluster. It starts
    // the server itself, without pg_ctl: a killed server would stay a zombie where nobody but its parent waits for it.
    private const string Script = """
        cd / && dir=$(mktemp -d /tmp/smmorders-postgres.XXXXXX) || exit
        server=
        stop() { [ -z "$server" ] || kill -"$1" "$server"; wait; server=; }
        trap 'code=$?; [ $code = 0 ] || cat "$dir/log" >&2; stop QUIT; rm -rf "$dir"; exit $code' EXIT
        trap 'exit 1' INT TERM HUP
        start() {
            "$1/postgres" -D "$dir/data" -c listen_addresses= -c "unix_socket_directories=$dir" -c fsync=off >>"$dir/log" 2>&1 &
            server=$!
            while kill -0 "$server" 2>/dev/null; do
                [ "$(sed -n 1p "$dir/data/postmaster.pid" 2>/dev/null)" = "$server" ] && grep -q '^ready' "$dir/data/postmaster.pid" && return
                sleep 0.02
            done
            server=
            return 1
        }
        "$1/initdb" -D "$dir/data" --username=postgres --auth=trust --encoding=UTF8 --no-locale --no-sync >"$dir/log" 2>&1 || exit
        start "$1" || exit
        echo "$dir"
        while read -r command; do
            stop KILL
            # Not while a process of the killed server is still there.
            for try in 1 2 3 4 5 6 7 8 9 10; do start "$1" && break; sleep 0.1; done
            [ -n "$server" ] || exit 1
            echo "$command"
        done
        exit 0
        """;

    private readonly Process _shell;
    private readonly Task<string> _told;

    private PostgresCluster(string binaries)
    {
        _shell = Process.Start(AsAnOrdinaryUser(["sh", "-c", Script, "sh", binaries]))!;
        _told = _shell.StandardError.ReadToEndAsync();
    }

    /// <summary>How to connect to it, but for the database.</summary>
    public string Connection { get; private set; } = "";

    /// <summary>Starts one; <see langword="null"/> where PostgreSQL is not installed.</summary>
    public static async Task<PostgresCluster?> StartAsync()
    {
        if (FindBinaries() is not { } binaries)
        {
            return null;
        }

        var cluster = new PostgresCluster(binaries);
        string? folder = await cluster._shell.StandardOutput.ReadLineAsync();
        cluster.Connection = folder is not null
            ? $"Host={folder};Username=postgres"
            : throw new InvalidOperationException($"PostgreSQL of {binaries} does not start: {await cluster._told}");
        return cluster;
    }

    /// <summary>Kills the server as kill -9 does, and starts it again: it recovers what was committed.</summary>
    public async Task KillAsync()
    {
        await _shell.StandardInput.WriteLineAsync("kill");
        await _shell.StandardInput.FlushAsync();
        if (await _shell.StandardOutput.ReadLineAsync() is null)
        {
            throw new InvalidOperationException($"PostgreSQL does not start again: {await _told}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    // Debian keeps them off the path, by version.
    private static string? FindBinaries()
    {
        IEnumerable<string> debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return OperatingSystem.IsWindows() ? null : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(debian)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    // PostgreSQL refuses to be run by root.
    private static ProcessStartInfo AsAnOrdinaryUser(string[] command)
    {
        string user = File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        string[] all = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={user}", "--clear-groups", .. command] : command;
        return new ProcessStartInfo(all[0], all[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    }
}
