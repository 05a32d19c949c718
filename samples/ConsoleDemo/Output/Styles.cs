using System.Globalization;
using System.Text;
using Spectre.Console;

namespace ConsoleDemo;

/// <summary>How things look on a terminal.</summary>
internal static class Styles
{
    internal static Style Dim { get; } = new(Color.Grey);
    internal static Style Strong { get; } = new(decoration: Decoration.Bold);
    internal static Style Money { get; } = new(Color.Green, decoration: Decoration.Bold);
    internal static Style Attention { get; } = new(Color.Yellow);
    internal static Style Fault { get; } = new(Color.Red);

    internal static Style Of(OrderStatus status) => new(status switch
    {
        OrderStatus.Processing => Color.Yellow,
        OrderStatus.Pending => Color.Blue,
        OrderStatus.InProgress => Color.Aqua,
        OrderStatus.Completed => Color.Green,
        OrderStatus.Canceled => Color.Red,
        _ => Color.Fuchsia,
    });

    /// <summary>Text from outside, made safe to print: what would move the cursor or hide something is a dot, and what is long is cut.</summary>
    internal static string Printable(string text)
    {
        const int most = 120;
        IEnumerable<string> shown = text.EnumerateRunes().Take(most).Select(rune => Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "·" : rune.ToString());
        return string.Concat(shown) + (text.EnumerateRunes().Count() > most ? "…" : "");
    }
}
