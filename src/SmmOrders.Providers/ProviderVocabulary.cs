using System.Text;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// Which of a provider's words mean which status. Immutable: <see cref="With"/> and <see cref="Without"/> return another one.
/// </summary>
/// <remarks>
/// Whole words are matched, after folding ASCII case and passing over white space, <c>_</c> and <c>-</c>: <c>In progress</c>,
/// <c>IN-PROGRESS</c> and <c>in_progress</c> are one word, <c>Not completed</c> is another than <c>Completed</c>. No culture is
/// asked. Letters beyond ASCII match as they are written. A <c>-</c> before the first digit is a sign, so that <c>-1</c> is not
/// <c>1</c>.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class ProviderVocabulary
{
    // By the length of the folded word: there are few of any length, and comparing them is faster than hashing one.
    private readonly KeyValuePair<string, OrderStatus>[][] _words;

    // What comes of the spellings that nearly every answer has, so that those need not be folded again and again.
    private readonly KeyValuePair<byte[], OrderStatus>[] _usual;

    private ProviderVocabulary(IEnumerable<KeyValuePair<string, OrderStatus>> words)
    {
        ILookup<int, KeyValuePair<string, OrderStatus>> byLength = words.ToLookup(entry => entry.Key.Length);
        _words = [.. Enumerable.Range(0, WordFolding.MaxLength + 1).Select(length => byLength[length].ToArray())];
        _usual = [.. OrderStatuses.All
            .Select(status => Encoding.UTF8.GetBytes(status.ToWireName()))
            .Select(spelling => KeyValuePair.Create(spelling, TryMatchFolded(spelling, out OrderStatus status) ? status : default))
            .Where(entry => entry.Value != 0)];
    }

    /// <summary>
    /// The spellings that are seen in the field (domain rules, section 5.6). Fail, Failed, Error, Rejected, Paused, Holding,
    /// Expired and numbers are not among them: what they mean differs from panel to panel. The same words as
    /// <see cref="OrderStatuses.TryParse(string?, out OrderStatus)"/> knows.
    /// </summary>
    public static ProviderVocabulary Default { get; } = new(StatusWords.All);

    /// <summary>The same words and one more, or another meaning for one that is there.</summary>
    /// <param name="word">
    /// The word as the provider writes it, in any case; also a number, <c>"3"</c>, which then matches the JSON number as well.
    /// </param>
    /// <param name="status">What it means.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="word"/> has nothing in it that is matched, more than 64 characters of it, or is no well-formed text.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public ProviderVocabulary With(string word, OrderStatus status)
    {
        _ = status.IsFinal(); // Throws where it is none of the six.
        string folded = Fold(word);
        return new([.. AllBut(folded), new(folded, status)]);
    }

    /// <summary>The same words but one, which is unknown from then on.</summary>
    /// <param name="word">The word as the provider writes it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="With"/>.</exception>
    public ProviderVocabulary Without(string word) => new(AllBut(Fold(word)));

    /// <summary>What a word means.</summary>
    /// <param name="word">Anything, as the provider writes it.</param>
    /// <param name="status">Its status, where the word is known.</param>
    /// <returns>Whether the word is known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    public bool TryFind(string word, out OrderStatus status)
    {
        ArgumentNullException.ThrowIfNull(word);
        return TryMatch(Encoding.UTF8.GetBytes(word), out status);
    }

    internal bool TryMatch(ReadOnlySpan<byte> word, out OrderStatus status)
    {
        foreach ((byte[] spelling, OrderStatus usual) in _usual)
        {
            if (word.SequenceEqual(spelling))
            {
                status = usual;
                return true;
            }
        }

        return TryMatchFolded(word, out status);
    }

    /// <summary>Whether both know the same words, whatever the order in which they were added.</summary>
    internal bool IsSameAs(ProviderVocabulary other) => ReferenceEquals(this, other)
        || _words.Zip(other._words).All(pair => pair.First.Length == pair.Second.Length && pair.First.ToHashSet().SetEquals(pair.Second));

    private bool TryMatchFolded(ReadOnlySpan<byte> word, out OrderStatus status)
    {
        Span<char> folded = stackalloc char[WordFolding.MaxLength];
        if (WordFolding.TryFold(word, folded, out int length))
        {
            foreach (KeyValuePair<string, OrderStatus> entry in _words[length])
            {
                if (folded[..length].SequenceEqual(entry.Key))
                {
                    status = entry.Value;
                    return true;
                }
            }
        }

        status = default;
        return false;
    }

    private IEnumerable<KeyValuePair<string, OrderStatus>> AllBut(string folded) =>
        _words.SelectMany(entries => entries).Where(entry => entry.Key != folded);

    private static string Fold(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        Span<char> folded = stackalloc char[WordFolding.MaxLength];
        return WordFolding.TryFold(Encoding.UTF8.GetBytes(word), folded, out int length) && length > 0
            && !word.EnumerateRunes().Contains(Rune.ReplacementChar)
            ? new string(folded[..length])
            : throw new ArgumentException(
                $"'{word}' is no status word: without white space, '_' and '-' it must have 1 to {WordFolding.MaxLength} characters.", nameof(word));
    }
}
