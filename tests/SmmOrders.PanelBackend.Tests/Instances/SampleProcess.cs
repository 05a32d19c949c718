using System.Diagnostics;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>The sample's command in a process of its own. It ends with this object, and with this process, however that ends.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    // The shell outlives us by a moment: when the pipe closes, also because this process was killed, it kills the sample. It gives up its own
    // output, which therefore ends with the sample.
    private const string Script = """
        "$@" 2>&1 < /dev/null &
        exec >&- 2> /dev/null
        read -r signal || signal=KILL
        kill -"$signal" "$!"
        wait "$!"
        """;

    private readonly Process _shell;

    private SampleProcess(string? key, string[] arguments) => _shell = Process.Start(
        new ProcessStartInfo("sh", ["-c", Script, "sh", Path.Combine(AppContext.BaseDirectory, "PanelBackend"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["PANEL_PROVIDER_KEY"] = key,

                // As for the tests themselves: what runs a few times is compiled once. The number is hexadecimal.
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountThreshold"] = "BB8",
            },
        })!;

    /// <summary>The address that it said.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Skips the test on Windows.</summary>
    public static void SkipWithoutShell() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The sample is held by a POSIX shell, so that it ends with the tests.");

    /// <summary>Starts it, and waits until it says where it runs.</summary>
    /// <param name="before">What it says before its address.</param>
    /// <param name="key">The provider's key; <see langword="null"/> if it needs none.</param>
    /// <param name="arguments">The arguments of the command.</param>
    public static async Task<SampleProcess> StartAsync(string before, string? key, params string[] arguments)
    {
        var sample = new SampleProcess(key, arguments);
        List<string> said = [];
        while (await sample._shell.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(before, StringComparison.Ordinal))
            {
                sample.Address = new(line[before.Length..]);

                // Nobody reads what it says from here on; but a full pipe would hold it up.
                _ = sample._shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return sample;
            }
        }

        await sample.DisposeAsync();
        throw new InvalidOperationException($"It does not start: {string.Join('\n', said)}");
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
