namespace SmmOrders.PackageTests;

/// <summary>How a command ended, and all that it wrote.</summary>
internal sealed record ToolResult(int ExitCode, string Output)
{
    private const int Enough = 8_000;

    /// <summary>This, or an exception with the end of what the command wrote.</summary>
    public ToolResult EnsureSuccess() => ExitCode == 0
        ? this
        : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output[^Math.Min(Output.Length, Enough)..]}");
}
