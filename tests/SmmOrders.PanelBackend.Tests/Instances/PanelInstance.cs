using System.Diagnostics;
using System.Globalization;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>The sample's own command in a process of its own, as one of several instances. It ends with this object, and with this process, however that ends.</summary>
internal sealed class PanelInstance : IAsyncDisposable
{
    private const string Running = "The panel runs at ";

    // The shell outlives us by a moment: when the pipe closes, also because this process was killed, it kills the panel. It gives up its own
    // output, which therefore ends with the panel.
    private const string Script = """
        "$@" 2>&1 < /dev/null &
        exec >&- 2> /dev/null
        read -r signal || signal=KILL
        kill -"$signal" "$!"
        wait "$!"
        """;

    private readonly Process _shell;

    private PanelInstance(string postgres, Uri provider, string key, TimeSpan pollEvery)
    {
        string every = pollEvery.ToString("c", CultureInfo.InvariantCulture);
        _shell = Process.Start(new ProcessStartInfo("sh",
        [
            "-c", Script, "sh", Path.Combine(AppContext.BaseDirectory, "PanelBackend"), "--urls", "http://127.0.0.1:0", "--postgres", postgres, "--provider", $"{provider}", "--rate", "2000",
            "--SmmOrders:Polling:Processing", every, "--SmmOrders:Polling:Pending", every, "--SmmOrders:Polling:InProgress", every,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["PANEL_PROVIDER_KEY"] = key, ["DOTNET_TieredPGO"] = "0" },
        })!;
    }

    /// <summary>The address of its API.</summary>
    public Uri Api { get; private set; } = new("http://127.0.0.1");

    /// <summary>Skips the test on Windows.</summary>
    public static void SkipWithoutShell() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The instances are held by a POSIX shell, so that they end with the tests.");

    /// <summary>Starts it, and waits until it says where it runs.</summary>
    public static async Task<PanelInstance> StartAsync(string postgres, Uri provider, string key, TimeSpan pollEvery)
    {
        var instance = new PanelInstance(postgres, provider, key, pollEvery);
        List<string> said = [];
        while (await instance._shell.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Running, StringComparison.Ordinal))
            {
                instance.Api = new(new Uri(line[Running.Length..]), ResellerEndpoint.Path);

                // Nobody reads what it logs from here on; but a full pipe would hold it up.
                _ = instance._shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return instance;
            }
        }

        await instance.DisposeAsync();
        throw new InvalidOperationException($"The panel does not start: {string.Join('\n', said)}");
    }

    /// <summary>Kills it as kill -9 does.</summary>
    public Task KillAsync() => EndAsync("KILL");

    /// <summary>Stops it as the machine's service manager does.</summary>
    public Task StopAsync() => EndAsync("TERM");

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task EndAsync(string signal)
    {
        await _shell.StandardInput.WriteLineAsync(signal);
        await _shell.StandardInput.FlushAsync();
        await _shell.WaitForExitAsync();
    }
}
