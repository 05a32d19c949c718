using System.CommandLine;
using ConsoleDemo.Output;
using SmmOrders;

namespace ConsoleDemo.Commands;

/// <summary><c>diagram</c>: draws a lifecycle.</summary>
internal static class DiagramCommand
{
    internal static Command Build(Terminal terminal)
    {
        Option<OrderLifecycle?> lifecycle = DemoOptions.Lifecycle();
        Option<bool> corrections = DemoOptions.Corrections();
        Option<Format> format = DemoOptions.Choice("--format", "What draws it", ("mermaid", Format.Mermaid), ("dot", Format.Dot));
        var command = new Command("diagram", "Draws which transitions an order may take.") { lifecycle, corrections, format };
        command.SetAction(parsed =>
        {
            OrderLifecycle drawn = parsed.GetValue(lifecycle) ?? OrderLifecycle.Default;
            drawn = parsed.GetValue(corrections) ? drawn.WithCorrections() : drawn;
            terminal.Write(parsed.GetValue(format) == Format.Dot ? drawn.ToDot() : drawn.ToMermaid());
            return ExitCode.Understood;
        });
        return command;
    }

    private enum Format
    {
        Mermaid,
        Dot,
    }
}
