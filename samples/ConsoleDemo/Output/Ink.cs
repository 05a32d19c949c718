using System.Globalization;
using System.Text;
using SmmOrders;
using Spectre.Console;

namespace ConsoleDemo.Output;

/// <summary>How things look on a page. What is not ours is text and never markup, so that nothing in it is obeyed.</summary>
internal static class Ink
{
    private const int MostOfText = 120;

    internal static Style Plain { get; } = Style.Plain;

    internal static Style Dim { get; } = new(Color.Grey);

    internal static Style Strong { get; } = new(decoration: Decoration.Bold);

    internal static Style Money { get; } = new(Color.Green, decoration: Decoration.Bold);

    internal static Style Look { get; } = new(Color.Yellow);

    internal static Style Fault { get; } = new(Color.Red);

    internal static Style Of(OrderStatus status) => status switch
    {
        OrderStatus.Processing => new Style(Color.Yellow),
        OrderStatus.Pending => new Style(Color.Blue),
        OrderStatus.InProgress => new Style(Color.Aqua),
        OrderStatus.Completed => new Style(Color.Green),
        OrderStatus.Canceled => new Style(Color.Red),
        _ => new Style(Color.Fuchsia),
    };

    internal static Style Of(Findings findings) => findings.NeedAttention() ? Look : Dim;

    /// <summary>Text of a stranger on one line: what would move the cursor or hide something is a dot, and what is long is cut.</summary>
    internal static string Tame(string text)
    {
        var tame = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (tame.Length >= MostOfText)
            {
                return tame.Append('…').ToString();
            }

            bool shows = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
            _ = tame.Append(shows ? rune.ToString() : "·");
        }

        return tame.ToString();
    }
}
