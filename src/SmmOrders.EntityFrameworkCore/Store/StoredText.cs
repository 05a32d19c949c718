using System.Text;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Texts of others as every database can store them: without NUL and halves of characters, and not too long.</summary>
internal static class StoredText
{
    internal const int MostOfWords = 1000;

    internal const int MostOfSink = 100;

    // An entry of an index has less than 2,704 bytes on PostgreSQL.
    private const int MostOfLink = 512;

    /// <summary>What a provider said, or what a person should look at.</summary>
    internal static string? WordsOf(string? words) => Cut(words, MostOfWords);

    /// <summary>A link, by which orders are compared: the fields of the request have it whole. None if it is blank.</summary>
    internal static string? LinkOf(string? link) => string.IsNullOrWhiteSpace(link) ? null : Cut(link, MostOfLink);

    private static string? Cut(string? text, int most)
    {
        if (text is null)
        {
            return null;
        }

        StringBuilder kept = new(Math.Min(text.Length, most));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > most)
            {
                break;
            }

            _ = kept.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return kept.ToString();
    }
}
