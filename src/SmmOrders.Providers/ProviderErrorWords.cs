using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// Which of a provider's errors mean which kind of refusal. Immutable: <see cref="With"/> and <see cref="Without"/> return another one.
/// </summary>
/// <remarks>
/// <para>
/// A phrase fits an error that has all of its words, in any order and with anything between them. A word is a run of letters or
/// of digits, whole: <c>key</c> does not fit <c>keyword</c>. Case, accents and full stops do not matter, and <c>_</c>,
/// <c>-</c>, <c>.</c> and capitals part words: <c>API key is incorrect</c>, <c>error.incorrect_api_key</c> and
/// <c>IncorrectApiKey</c> have the same three. No culture is asked. Links, mail addresses and @names are passed over: a
/// customer wrote them.
/// </para>
/// <para>
/// In a phrase, <c>wrong|bad</c> is one of two words, <c>insufficien*</c> a word that begins so, <c>#</c> any number,
/// <c>!order|refill</c> words that must not occur, and <c>!*</c> says that no other word may occur. All else is read as the
/// error is, so that one can be pasted as it stands.
/// </para>
/// <para>
/// The first phrase that fits decides. The defaults ask first about what must not be taken for something worse: an error about
/// a refill, a cancellation or an order that is not found is <see cref="RefusalKind.Other"/>, whatever else is in it; and what
/// may mean that the order was taken (<c>Something went wrong, try again later</c>) is no <see cref="RefusalKind.Maintenance"/>.
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
    // Apart, so that the many need not be taken in again for each of the few; and not before there is an error to read.
    private readonly ErrorPhraseIndex _own;
    private readonly Lazy<ErrorPhraseIndex> _usual;

    private ProviderErrorWords(ErrorPhraseIndex own, Lazy<ErrorPhraseIndex> usual) => (_own, _usual) = (own, usual);

    /// <summary>The errors that are seen in the field, in English and, where panels write them so, in other languages.</summary>
    public static ProviderErrorWords Default { get; } =
        new(new([]), new(() => new([.. ErrorPhrases.All.Select(entry => ErrorPhrase.Parse(entry.Key, entry.Value))])));

    /// <summary>The phrases, in the order in which they are asked.</summary>
    public IReadOnlyList<KeyValuePair<string, RefusalKind>> Phrases =>
        [.. _own.Phrases.Concat(_usual.Value.Phrases).Select(phrase => KeyValuePair.Create(phrase.Text, phrase.Kind))];

    /// <summary>
    /// The same and one phrase more, which is asked before the others; or another meaning for one that is there.
    /// </summary>
    /// <param name="words">The words that an error of the kind has, in any case and order; see the remarks on the type.</param>
    /// <param name="kind">What it means; <see cref="RefusalKind.Other"/> where the defaults see too much in it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="words"/> has no word that must occur, more than 31 of them, one of more than 64 letters, or a <c>|</c>,
    /// <c>!</c> or <c>*</c> that stands where it says nothing. The message names which.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no kind of refusal.</exception>
    public ProviderErrorWords With(string words, RefusalKind kind)
    {
        ErrorPhrase phrase = ErrorPhrase.Parse(words, kind);
        return Enum.IsDefined(kind)
            ? new(new([phrase, .. _own.AllBut(phrase).Phrases]), UsualBut(phrase))
            : throw new ArgumentOutOfRangeException(
                nameof(kind), kind, $"{kind:D} is not a kind of refusal. Use one of: {string.Join(", ", Enum.GetNames<RefusalKind>())}.");
    }

    /// <summary>The same but one phrase.</summary>
    /// <param name="words">
    /// The phrase, as it is in <see cref="Phrases"/>; case and the order of its words do not matter. One that is not there
    /// changes nothing.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="With"/>.</exception>
    public ProviderErrorWords Without(string words)
    {
        ErrorPhrase phrase = ErrorPhrase.Parse(words, RefusalKind.Other);
        return new(_own.AllBut(phrase), UsualBut(phrase));
    }

    /// <summary>What an error means; <see cref="RefusalKind.Other"/> where no phrase fits.</summary>
    /// <param name="text">The error, as the provider writes it, of any length.</param>
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
