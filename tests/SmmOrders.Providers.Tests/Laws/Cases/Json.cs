using System.Globalization;
using System.Text;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Writes JSON by hand, with everything in it that JSON allows.</summary>
internal static class Json
{
    /// <summary>A string; now and then with escapes that nobody needs.</summary>
    public static string Text(Dice dice, string text)
    {
        bool escapes = dice.Maybe(8);
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c is '"' or '\\' || char.IsControl(c) || (escapes && dice.Maybe())
                ? json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : json.Append(c);
        }

        return json.Append('"').ToString();
    }

    /// <summary>An object with the members as they are, and white space between.</summary>
    public static string Object(Dice dice, IEnumerable<(string Key, string Json)> members) => string.Join(
        null,
        "{",
        dice.Space(),
        string.Join(',', members.Select(member => $"{dice.Space()}{member.Key}{dice.Space()}:{dice.Space()}{member.Json}{dice.Space()}")),
        "}");

    /// <summary>A key in any case.</summary>
    public static string Key(Dice dice, string key) => Text(dice, dice.Maybe(4) ? InAnyCase(dice, key) : key);

    public static string InAnyCase(Dice dice, string word) =>
        string.Concat(word.Select(c => dice.Maybe() ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));
}
