using System.CommandLine;

namespace ConsoleDemo;

/// <summary><c>diagram</c>: draws a lifecycle.</summary>
internal static class DiagramCommand
{
    internal static Command Build(Terminal terminal)
    {
        Option<string> lifecycle = DemoOptions.Lifecycle();
        Option<bool> corrections = DemoOptions.Corrections();
        Option<string> format = DemoOptions.Choice("--format", "What draws it", "mermaid", "dot");
        var command = new Command("diagram", "Draws which transitions an order may take.") { lifecycle, corrections, format };
        command.SetAction(parsed =>
        {
            OrderLifecycle drawn = DemoOptions.LifecycleOf(parsed.GetValue(lifecycle), parsed.GetValue(corrections));
            terminal.Write(parsed.GetValue(format) == "dot" ? drawn.ToDot() : drawn.ToMermaid());
            return DemoCommand.Understood;
        });
        return command;
    }
}
