using System.Text;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Words of others as they can be stored: up to 1,000 characters, none that a database refuses.</summary>
internal static class AttentionWords
{
    internal const int Longest = 1000;

    internal static string? Of(string? words)
    {
        if (words is null)
        {
            return null;
        }

        // A half of a surrogate pair is replaced as it is read, and PostgreSQL keeps no NUL.
        StringBuilder kept = new(Math.Min(words.Length, Longest));
        foreach (Rune rune in words.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > Longest)
            {
                break;
            }

            _ = kept.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return kept.ToString();
    }
}
