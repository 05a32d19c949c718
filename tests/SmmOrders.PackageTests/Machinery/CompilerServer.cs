using System.Diagnostics;

namespace SmmOrders.PackageTests;

/// <summary>
/// The SDK's compiler as a server. Starting a compiler and its analyzers takes longer than compiling a project, and without a server
/// each build starts one for every project. This server belongs to the test run and ends with it.
/// </summary>
internal sealed class CompilerServer : IAsyncDisposable
{
    private readonly string _pipe = $"smmorders-{Guid.NewGuid():N}";
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<Process>> _process;
    private readonly Dictionary<string, string> _environment;

    public CompilerServer()
    {
        _process = new(StartAsync);

        // Resources of other languages are compiled without a server: the SDK would send them to the machine's own, and start that.
        _environment = new()
        {
            ["UseSharedCompilation"] = "false",
            ["CustomAfterMicrosoftCommonTargets"] = _folder.Write("Compiler.targets", $"""
                <Project>
                  <Target Name="TakeServer" BeforeTargets="CoreCompile">
                    <PropertyGroup>
                      <UseSharedCompilation>true</UseSharedCompilation>
                      <SharedCompilationId>{_pipe}</SharedCompilationId>
                    </PropertyGroup>
                  </Target>
                  <Target Name="LeaveServer" AfterTargets="CoreCompile">
                    <PropertyGroup>
                      <UseSharedCompilation>false</UseSharedCompilation>
                    </PropertyGroup>
                  </Target>
                </Project>
                """),
        };
    }

    /// <summary>Runs a command of the SDK that compiles on this server; on one node, because starting another costs more than it saves.</summary>
    public async Task<ToolResult> DotNetAsync(string folder, params string[] arguments)
    {
        _ = await _process.Value;
        return await Tool.DotNetAsync(folder, _environment, [.. arguments, "-m:1"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process.IsValueCreated)
        {
            using Process process = await _process.Value;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        _folder.Dispose();
    }

    private async Task<Process> StartAsync()
    {
        string information = (await Tool.DotNetAsync(Repository.Root, "--info")).EnsureSuccess().Output;
        string sdk = information.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("Base Path:", StringComparison.Ordinal))["Base Path:".Length..].Trim();

        // Its output is redirected and not read, so that it does not hold the streams of the test run. It serves few
        // builds here, for which one garbage collector is enough.
        string[] arguments = [Path.Combine(sdk, "Roslyn", "bincore", "VBCSCompiler.dll"), $"-pipename:{_pipe}"];
        return Process.Start(Tool.Prepare(Tool.DotNetHost, _folder.Path, arguments, new KeyValuePair<string, string>("DOTNET_gcServer", "0")))!;
    }
}
