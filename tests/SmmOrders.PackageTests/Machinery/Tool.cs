using System.ComponentModel;
using System.Diagnostics;

namespace SmmOrders.PackageTests;

/// <summary>Runs a command and waits for it.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The SDK of the test run itself.</summary>
    public static string DotNetHost => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Task<ToolResult> DotNetAsync(string folder, params string[] arguments) => RunAsync(DotNetHost, folder, arguments);

    public static Task<ToolResult> DotNetAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync(Prepare(DotNetHost, folder, arguments, environment));

    /// <summary>Runs Git, or answers that there is none.</summary>
    public static async Task<ToolResult> GitAsync(string folder, params string[] arguments)
    {
        try
        {
            return await RunAsync("git", folder, arguments);
        }
        catch (Win32Exception missing)
        {
            return new ToolResult(127, missing.Message);
        }
    }

    public static Task<ToolResult> RunAsync(string file, string folder, params string[] arguments) => RunAsync(Prepare(file, folder, arguments));

    /// <summary>A command that the test run's own variables do not reach.</summary>
    public static ProcessStartInfo Prepare(string file, string folder, string[] arguments, params IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(BelongsToTheTestRun).ToArray())
        {
            _ = start.Environment.Remove(name);
        }

        // A build node that stays alive would keep our pipes open, and English is what the tests look for. Profiling for later
        // optimization costs more than it gains in commands that run for seconds, and so does counting calls to compile again what
        // is called often: without it a build takes a fifth less processor time.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task<ToolResult> RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        using var giveUp = new CancellationTokenSource(Patience);
        using CancellationTokenRegistration kill = giveUp.Token.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        output += await errors;
        await process.WaitForExitAsync(CancellationToken.None);
        return giveUp.IsCancellationRequested
            ? throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} was ended after {Patience}:\n{output}")
            : new ToolResult(process.ExitCode, output);
    }

    private static bool BelongsToTheTestRun(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || variable is "SOURCE_DATE_EPOCH" or "Configuration" or "Platform";
}
