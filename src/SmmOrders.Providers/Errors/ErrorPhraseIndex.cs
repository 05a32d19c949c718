using System.Buffers;
using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>
/// Finds the first matching phrase in one pass over the error: each word is marked at the phrases that require or exclude it. The
/// cost grows with the length of the error and with the number of phrases, but not with their product.
/// </summary>
internal sealed class ErrorPhraseIndex
{
    private const uint Excluded = 1u << ErrorPhrase.MaxWords;
    private const int OnStack = 1024;

    private readonly uint[] _all;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _beginnings = new(StringComparer.Ordinal);
    private readonly int[] _beginningLengths;
    private readonly SearchValues<char> _beginningLetters;
    private readonly List<List<(int Phrase, uint Mark)>> _marks = [];

    internal ErrorPhraseIndex(ImmutableArray<ErrorPhrase> phrases)
    {
        Phrases = phrases;
        _all = [.. phrases.Select(phrase => (1u << phrase.Words.Length) - 1)];
        for (int i = 0; i < phrases.Length; i++)
        {
            for (int k = 0; k < phrases[i].Words.Length; k++)
            {
                Add(phrases[i].Words[k], (i, 1u << k));
            }

            Add(phrases[i].Without, (i, Excluded));
        }

        _beginningLengths = [.. _beginnings.Keys.Select(beginning => beginning.Length).Distinct()];
        _beginningLetters = SearchValues.Create([.. _beginnings.Keys.Select(beginning => beginning[0])]);
    }

    internal ImmutableArray<ErrorPhrase> Phrases { get; }

    /// <summary>A copy without a phrase, if it exists.</summary>
    internal ErrorPhraseIndex AllBut(ErrorPhrase phrase) =>
        Phrases.Any(other => other.Canonical == phrase.Canonical) ? new([.. Phrases.Where(other => other.Canonical != phrase.Canonical)]) : this;

    /// <summary>The first matching phrase; <see langword="null"/> if none matches.</summary>
    internal ErrorPhrase? Find(ReadOnlySpan<char> text)
    {
        Span<uint> noted = Phrases.Length <= OnStack ? stackalloc uint[Phrases.Length] : new uint[Phrases.Length];
        Span<bool> seen = _marks.Count <= OnStack * 4 ? stackalloc bool[_marks.Count] : new bool[_marks.Count];
        noted.Clear();
        seen.Clear();
        Note(text, noted, seen);
        for (int i = 0; i < noted.Length; i++)
        {
            if (noted[i] == _all[i] && (!Phrases[i].IsAlone || HasNothingBut(text, Phrases[i])))
            {
                return Phrases[i];
            }
        }

        return null;
    }

    private static bool HasNothingBut(ReadOnlySpan<char> text, ErrorPhrase phrase)
    {
        var tokens = new ErrorTokens(text, stackalloc char[ErrorTokens.MaxLength + 1]);
        while (tokens.MoveNext())
        {
            if (!tokens.IsWhole && !phrase.Names(tokens.Current, tokens.IsNumber))
            {
                return false;
            }
        }

        return true;
    }

    private void Note(ReadOnlySpan<char> text, Span<uint> noted, Span<bool> seen)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        var tokens = new ErrorTokens(text, stackalloc char[ErrorTokens.MaxLength + 1]);
        while (tokens.MoveNext())
        {
            if (words.TryGetValue(tokens.Current, out int word))
            {
                Note(word, noted, seen);
            }

            if (tokens.IsNumber && words.TryGetValue(ErrorPhrase.AnyNumber, out int number))
            {
                Note(number, noted, seen);
            }

            foreach (int length in _beginningLetters.Contains(tokens.Current[0]) ? _beginningLengths : [])
            {
                if (length <= tokens.Current.Length && beginnings.TryGetValue(tokens.Current[..length], out int beginning))
                {
                    Note(beginning, noted, seen);
                }
            }
        }
    }

    // A repeated word adds nothing.
    private void Note(int word, Span<uint> noted, Span<bool> seen)
    {
        if (!seen[word])
        {
            seen[word] = true;
            foreach ((int phrase, uint mark) in _marks[word])
            {
                noted[phrase] |= mark;
            }
        }
    }

    private void Add(ImmutableArray<string> alternatives, (int Phrase, uint Mark) mark)
    {
        foreach (string alternative in alternatives)
        {
            (Dictionary<string, int> words, string word) = alternative[^1] == '*' ? (_beginnings, alternative[..^1]) : (_words, alternative);
            if (!words.TryGetValue(word, out int at))
            {
                at = _marks.Count;
                words.Add(word, at);
                _marks.Add([]);
            }

            _marks[at].Add(mark);
        }
    }
}
