using System.CommandLine;
using System.Globalization;
using ConsoleDemo.Output;
using SmmOrders;
using SmmOrders.Providers;
using Spectre.Console;

namespace ConsoleDemo.Commands;

/// <summary><c>explain</c>: the guide's words about a status.</summary>
internal static class ExplainCommand
{
    internal static Command Build(Terminal terminal)
    {
        var status = new Argument<string[]>("STATUS")
        {
            Description = $"One of {string.Join(", ", OrderStatuses.All)}, in any usual spelling",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<CultureInfo?> culture = DemoOptions.Culture();
        var command = new Command("explain", "Says what a status means, and what to do next.") { status, culture };
        command.SetAction(parsed =>
        {
            string word = string.Join(' ', parsed.GetRequiredValue(status));
            return ProviderVocabulary.Default.TryFind(word, out OrderStatus found)
                ? Explain(terminal.Page.Value, found, parsed.GetValue(culture))
                : ExitCode.Refuse(terminal, $"'{word}' is not a status. Use one of: {string.Join(", ", OrderStatuses.All)}.");
        });
        return command;
    }

    private static int Explain(IAnsiConsole page, OrderStatus status, CultureInfo? culture)
    {
        // No amount is named, so it does not matter how refunds would be rounded.
        OrderExplanation words = new OrderGuide(RefundPolicy.HalfUp(decimals: 2)).ExplainStatus(status, culture);
        page.Write(new Text($"{words.Title}\n", Ink.Of(status)));
        foreach (string sentence in new[] { words.Meaning, words.Money, words.Advice }.OfType<string>())
        {
            page.Write(new Text($"{sentence}\n"));
        }

        page.Profile.Out.Writer.Flush();
        return ExitCode.Understood;
    }
}
