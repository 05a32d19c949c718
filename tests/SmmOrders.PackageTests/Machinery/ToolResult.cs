namespace SmmOrders.PackageTests;

/// <summary>How a command ended, and all that it wrote.</summary>
internal sealed record ToolResult(int ExitCode, string Output)
{
    public ToolResult EnsureSuccess() => ExitCode == 0 ? this : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output}");
}
