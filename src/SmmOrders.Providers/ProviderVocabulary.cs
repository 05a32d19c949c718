using System.Collections.Frozen;

namespace SmmOrders.Providers;

/// <summary>Which of a provider's words mean which status. Immutable.</summary>
public sealed class ProviderVocabulary
{
    private readonly FrozenDictionary<string, OrderStatus> _words;

    private ProviderVocabulary(IEnumerable<KeyValuePair<string, OrderStatus>> words) => _words = words.ToFrozenDictionary();

    /// <summary>The spellings that are seen in the field.</summary>
    public static ProviderVocabulary Default { get; } = new ProviderVocabulary([])
        .With("In progress", OrderStatus.InProgress).With("Active", OrderStatus.InProgress).With("Running", OrderStatus.InProgress)
        .With("Canceled", OrderStatus.Canceled).With("Cancelled", OrderStatus.Canceled).With("Cancel", OrderStatus.Canceled).With("Refunded", OrderStatus.Canceled)
        .With("Completed", OrderStatus.Completed).With("Complete", OrderStatus.Completed).With("Success", OrderStatus.Completed)
        .With("Partial", OrderStatus.Partial).With("Partially", OrderStatus.Partial).With("Partially Completed", OrderStatus.Partial)
        .With("Pending", OrderStatus.Pending).With("Awaiting", OrderStatus.Pending).With("Waiting", OrderStatus.Pending)
        .With("Processing", OrderStatus.Processing).With("Process", OrderStatus.Processing);

    /// <summary>The same words and one more, or another meaning of one that is there.</summary>
    /// <param name="word">The word as the provider writes it.</param>
    /// <param name="status">What it means.</param>
    public ProviderVocabulary With(string word, OrderStatus status) =>
        new(new Dictionary<string, OrderStatus>(_words) { [Fold(word)] = status });

    /// <summary>What the word means.</summary>
    /// <param name="word">The word as the provider writes it.</param>
    /// <param name="status">Its status, where it is known.</param>
    /// <returns>Whether it is known.</returns>
    public bool TryFind(string word, out OrderStatus status) => _words.TryGetValue(Fold(word), out status);

    private static string Fold(string word) => string.Concat(word.Where(c => c is not (' ' or '_' or '-')).Select(c => char.IsAsciiLetter(c) ? (char)(c | 0x20) : c));
}
