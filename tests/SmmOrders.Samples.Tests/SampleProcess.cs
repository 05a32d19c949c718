using System.Diagnostics;
using System.Text;

namespace SmmOrders.Samples.Tests;

/// <summary>A sample as a user starts it: a process of its own.</summary>
internal sealed record SampleProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    internal static string PathOf(string sample) => Path.Combine(AppContext.BaseDirectory, $"{sample}.dll");

    internal static Task<SampleProcess> RunAsync(string sample, string[] args, params (string Name, string Value)[] environment) =>
        RunAsync(Start("dotnet", [PathOf(sample), .. args], environment));

    /// <summary>Skips the test where there is no POSIX shell.</summary>
    internal static void NeedShell() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes and signals are driven through a POSIX shell.");

    /// <summary>Runs a line of shell, in which <c>$DEMO</c> is the demo.</summary>
    internal static Task<SampleProcess> ShellAsync(string line)
    {
        NeedShell();
        return RunAsync(Start("/bin/sh", ["-c", line], ("DEMO", $"dotnet {PathOf("ConsoleDemo")}")));
    }

    internal static Process Start(string file, IEnumerable<string> args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // What the samples write for programs, on every system.
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>What the process says until it ends; one that does not end is ended, and fails the test.</summary>
    internal static Task<SampleProcess> RunAsync(Process process)
    {
        process.StandardInput.Close();
        return FinishAsync(process);
    }

    /// <summary>As the other, with standard input left open.</summary>
    internal static async Task<SampleProcess> FinishAsync(Process process)
    {
        using (process)
        {
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
                Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
                await process.WaitForExitAsync(patience.Token);
                return new SampleProcess(process.ExitCode, await output, await error);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }
}
