using System.Text;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A provider's words, as every database can store them: without NUL and halves of characters, and not too long.</summary>
internal static class ProviderWords
{
    private const int Most = 1000;

    internal static string? Stored(string? words, int? longest = null)
    {
        if (words is null)
        {
            return null;
        }

        StringBuilder kept = new(Math.Min(words.Length, Most));
        foreach (Rune rune in words.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > Math.Min(Most, longest ?? Most))
            {
                break;
            }

            _ = kept.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return kept.ToString();
    }
}
