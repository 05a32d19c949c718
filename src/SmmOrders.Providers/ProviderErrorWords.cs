using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>
/// Which of a provider's errors mean which kind of refusal. Immutable: <see cref="With"/> and <see cref="Without"/> return another one.
/// </summary>
public sealed class ProviderErrorWords
{
    private readonly ImmutableArray<KeyValuePair<string, RefusalKind>> _phrases;

    private ProviderErrorWords(ImmutableArray<KeyValuePair<string, RefusalKind>> phrases) => _phrases = phrases;

    /// <summary>The errors that are seen in the field.</summary>
    public static ProviderErrorWords Default { get; } = new([]);

    /// <summary>The same and one phrase more, which is asked before the others.</summary>
    /// <param name="words">The words that an error of the kind has.</param>
    /// <param name="kind">What it means.</param>
    public ProviderErrorWords With(string words, RefusalKind kind) => new([new(words, kind), .. _phrases]);

    /// <summary>The same but one phrase.</summary>
    /// <param name="words">The words, as they were given.</param>
    public ProviderErrorWords Without(string words) => new(_phrases.RemoveAll(phrase => phrase.Key == words));

    /// <summary>What an error means; <see cref="RefusalKind.Other"/> where no phrase fits.</summary>
    /// <param name="text">The error, as the provider writes it.</param>
    public RefusalKind Find(string text) => _phrases.FirstOrDefault(phrase => phrase.Key == text).Value is var kind and not 0 ? kind : RefusalKind.Other;
}
