using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// Maps a provider's error texts to kinds of refusal. Immutable: <see cref="With"/> and <see cref="Without"/> return a new instance.
/// </summary>
/// <remarks>
/// <para>
/// A phrase matches an error that contains all of its words, in any order and with anything between them. A word is a complete
/// run of letters or of digits: <c>key</c> does not match <c>keyword</c>. Case, accents and full stops do not matter, and
/// <c>_</c>, <c>-</c>, <c>.</c> and capitals separate words: <c>API key is incorrect</c>, <c>error.incorrect_api_key</c> and
/// <c>IncorrectApiKey</c> contain the same three. Matching is culture-independent. Links, mail addresses and @names are skipped,
/// because customers wrote them.
/// </para>
/// <para>
/// In a phrase, <c>wrong|bad</c> is either of two words, <c>insufficien*</c> a word with that beginning, <c>#</c> any number,
/// <c>!order|refill</c> words that must not occur, and <c>!*</c> means that no other word may occur. Everything else is read like an
/// error text, so you can paste one as it is.
/// </para>
/// <para>
/// The first matching phrase decides. The defaults first rule out texts that could be mistaken for something worse: an error about a
/// refill, a cancellation or an order that is not found is always <see cref="RefusalKind.Other"/>; and a text that may mean that the
/// order was accepted (<c>Something went wrong, try again later</c>) is not <see cref="RefusalKind.Maintenance"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ProviderErrorWords words = ProviderErrorWords.Default
///     .With("queue full", RefusalKind.RateLimited)
///     .With("tariff disabled|closed", RefusalKind.ServiceClosed);
///
/// words.Find("Queue is full (max 500)"); // RateLimited
/// words.Find("API key is incorrect");    // Unauthorized
/// </code>
/// </example>
[JsonConverter(typeof(NotForJson))]
public sealed class ProviderErrorWords
{
    // Separate, so that adding a phrase does not index the many defaults again; and lazy, until there is an error to read.
    private readonly ErrorPhraseIndex _own;
    private readonly Lazy<ErrorPhraseIndex> _usual;

    private ProviderErrorWords(ErrorPhraseIndex own, Lazy<ErrorPhraseIndex> usual) => (_own, _usual) = (own, usual);

    /// <summary>The error texts of real panels, in English and in the other languages that panels use.</summary>
    public static ProviderErrorWords Default { get; } =
        new(new([]), new(() => new([.. ErrorPhrases.All.Select(entry => ErrorPhrase.Parse(entry.Key, entry.Value))])));

    /// <summary>The phrases, in order of precedence.</summary>
    public IReadOnlyList<KeyValuePair<string, RefusalKind>> Phrases =>
        [.. _own.Phrases.Concat(_usual.Value.Phrases).Select(phrase => KeyValuePair.Create(phrase.Text, phrase.Kind))];

    /// <summary>
    /// Returns a copy with a phrase that takes precedence over all others, or with another kind for an existing phrase.
    /// </summary>
    /// <param name="words">The words of such an error, in any case and order; see the remarks on the type.</param>
    /// <param name="kind">The kind of refusal; <see cref="RefusalKind.Other"/> if the defaults read too much into such an error.</param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="words"/> has no required word, more than 31 of them, one of more than 64 letters, or a misplaced <c>|</c>,
    /// <c>!</c> or <c>*</c>. The message names the fault.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a defined kind of refusal.</exception>
    public ProviderErrorWords With(string words, RefusalKind kind)
    {
        ErrorPhrase phrase = ErrorPhrase.Parse(words, kind);
        return Enum.IsDefined(kind)
            ? new(new([phrase, .. _own.AllBut(phrase).Phrases]), UsualBut(phrase))
            : throw new ArgumentOutOfRangeException(
                nameof(kind), kind, $"{kind:D} is not a kind of refusal. Use one of: {string.Join(", ", Enum.GetNames<RefusalKind>())}.");
    }

    /// <summary>Returns a copy without a phrase.</summary>
    /// <param name="words">
    /// The phrase as in <see cref="Phrases"/>; case and the order of its words do not matter. A phrase that does not exist
    /// changes nothing.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="With"/>.</exception>
    public ProviderErrorWords Without(string words)
    {
        ErrorPhrase phrase = ErrorPhrase.Parse(words, RefusalKind.Other);
        return new(_own.AllBut(phrase), UsualBut(phrase));
    }

    /// <summary>Finds the kind of an error; <see cref="RefusalKind.Other"/> if no phrase matches.</summary>
    /// <param name="text">The error text from the provider, of any length.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public RefusalKind Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (_own.Find(text) ?? _usual.Value.Find(text))?.Kind ?? RefusalKind.Other;
    }

    /// <summary>Whether both have the same phrases in the same order.</summary>
    internal bool IsSameAs(ProviderErrorWords other) => ReferenceEquals(this, other) || Phrases.SequenceEqual(other.Phrases);

    private Lazy<ErrorPhraseIndex> UsualBut(ErrorPhrase phrase)
    {
        Lazy<ErrorPhraseIndex> usual = _usual;
        return new(() => usual.Value.AllBut(phrase));
    }
}
