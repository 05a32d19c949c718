using System.CommandLine;
using System.Globalization;
using SmmOrders.Providers;
using Spectre.Console;

namespace ConsoleDemo;

/// <summary><c>explain</c>: the guide's words about a status.</summary>
internal static class ExplainCommand
{
    internal static Command Build(Terminal terminal)
    {
        string all = string.Join(", ", OrderStatuses.All);
        var status = new Argument<string[]>("STATUS") { Description = $"One of {all}, in any usual spelling", Arity = ArgumentArity.OneOrMore };
        Option<CultureInfo> culture = DemoOptions.Culture();
        var command = new Command("explain", "Says what a status means, and what to do next.") { status, culture };
        command.SetAction(parsed =>
        {
            string word = string.Join(' ', parsed.GetRequiredValue(status));
            if (!ProviderVocabulary.Default.TryFind(word, out OrderStatus found))
            {
                return DemoCommand.Refuse(terminal, $"'{word}' is not a status. Use one of: {all}.");
            }

            // No amount is named, so it does not matter how refunds would be rounded.
            OrderExplanation words = new OrderGuide(RefundPolicy.HalfUp(decimals: 2)).ExplainStatus(found, parsed.GetValue(culture));
            terminal.Page.Value.Write(new Text($"{words.Title}\n", Styles.Of(found)));
            terminal.Page.Value.Write(new Text(string.Join('\n', new[] { words.Meaning, words.Money, words.Advice, "" }.OfType<string>())));
            return DemoCommand.Understood;
        });
        return command;
    }
}
