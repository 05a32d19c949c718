using System.Diagnostics;

namespace SmmOrders.PackageTests;

/// <summary>
/// The SDK's compiler, kept running for the builds of these tests: to start it and its analyzers takes longer than to compile a project.
/// It is this run's own, so that no build of the machine waits for it, and it ends with the run even where the machine keeps no servers.
/// </summary>
internal sealed class CompilerServer : IAsyncDisposable
{
    private readonly string _pipe = $"smmorders-{Guid.NewGuid():N}";
    private readonly Lazy<Task<Process>> _process;

    public CompilerServer() => _process = new(StartAsync);

    /// <summary>Runs a command of the SDK that compiles here.</summary>
    public async Task<ToolResult> DotNetAsync(string folder, params string[] arguments)
    {
        _ = await _process.Value;
        return await Tool.DotNetAsync(folder, new Dictionary<string, string> { ["UseSharedCompilation"] = "true", ["SharedCompilationId"] = _pipe }, arguments);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process.IsValueCreated)
        {
            using Process process = await _process.Value;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private async Task<Process> StartAsync()
    {
        string information = (await Tool.DotNetAsync(Repository.Root, "--info")).EnsureSuccess().Output;
        string sdk = information.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("Base Path:", StringComparison.Ordinal))["Base Path:".Length..].Trim();

        // Nobody reads what it writes; but it must not hold the streams of the test run.
        return Process.Start(Tool.Prepare(Tool.DotNetHost, Path.GetTempPath(), [Path.Combine(sdk, "Roslyn", "bincore", "VBCSCompiler.dll"), $"-pipename:{_pipe}"]))!;
    }
}
