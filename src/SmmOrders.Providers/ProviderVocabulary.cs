using System.Text;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// Maps a provider's status words to statuses. Immutable: <see cref="With"/> and <see cref="Without"/> return a new instance.
/// </summary>
/// <remarks>
/// Whole words are matched, ignoring ASCII case, white space, <c>_</c> and <c>-</c>: <c>In progress</c>, <c>IN-PROGRESS</c> and
/// <c>in_progress</c> are the same word, <c>Not completed</c> and <c>Completed</c> are different words. Matching is
/// culture-independent; letters beyond ASCII must match exactly. A <c>-</c> before the first digit is a sign, so <c>-1</c> is not
/// <c>1</c>.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class ProviderVocabulary
{
    // Indexed by the length of the folded word: few words share a length, and comparing them is faster than hashing.
    private readonly KeyValuePair<string, OrderStatus>[][] _words;

    // The results for the most common spellings, so that they need not be folded every time.
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
    /// The spellings that real panels use (domain rules, section 5.6), the same as
    /// <see cref="OrderStatuses.TryParse(string?, out OrderStatus)"/> accepts. Fail, Failed, Error, Rejected, Paused, Holding,
    /// Expired and numbers are not included, because their meaning differs between panels.
    /// </summary>
    public static ProviderVocabulary Default { get; } = new(StatusWords.All);

    /// <summary>Returns a copy with one more word, or with another meaning for an existing word.</summary>
    /// <param name="word">
    /// The word as the provider writes it, in any case; or a number, <c>"3"</c>, which then matches the JSON number as well.
    /// </param>
    /// <param name="status">Its status.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="word"/> has no significant characters or more than 64 of them, or is not well-formed UTF-16.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six statuses.</exception>
    public ProviderVocabulary With(string word, OrderStatus status)
    {
        _ = status.IsFinal(); // Throws unless it is one of the six statuses.
        string folded = Fold(word);
        return new([.. AllBut(folded), new(folded, status)]);
    }

    /// <summary>Returns a copy without a word, which is then unknown.</summary>
    /// <param name="word">The word as the provider writes it, in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="With"/>.</exception>
    public ProviderVocabulary Without(string word) => new(AllBut(Fold(word)));

    /// <summary>Finds the status of a word.</summary>
    /// <param name="word">The word from the provider; any text.</param>
    /// <param name="status">Its status, if the word is known.</param>
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

    /// <summary>Whether both contain the same words, in any order.</summary>
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
                $"'{word}' is not a status word: without white space, '_' and '-' it must have 1 to {WordFolding.MaxLength} characters.", nameof(word));
    }
}
