using System.Diagnostics;

namespace SmmOrders.PackageTests;

/// <summary>
/// The SDK's compiler as a server. Starting a compiler and its analyzers takes longer than compiling a project, and without a server
/// each build starts one for every project and every language. This server belongs to the test run and ends with it.
/// </summary>
internal sealed class CompilerServer : IAsyncDisposable
{
    private readonly string _pipe = $"smmorders-{Guid.NewGuid():N}";
    private readonly Lazy<Task<Process>> _process;

    public CompilerServer() => _process = new(StartAsync);

    /// <summary>Runs a command of the SDK that compiles on this server.</summary>
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

        // Its output is redirected and not read, so that it does not hold the streams of the test run.
        return Process.Start(Tool.Prepare(Tool.DotNetHost, Path.GetTempPath(), [Path.Combine(sdk, "Roslyn", "bincore", "VBCSCompiler.dll"), $"-pipename:{_pipe}"]))!;
    }
}
