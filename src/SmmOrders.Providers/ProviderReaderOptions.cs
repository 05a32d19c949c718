namespace SmmOrders.Providers;

/// <summary>
/// How to read one provider's answers. Validated and copied when a <see cref="ProviderAnswerReader"/> is created; later changes
/// have no effect on it.
/// </summary>
public sealed class ProviderReaderOptions
{
    /// <summary>Maps status words to statuses.</summary>
    /// <value>The default is <see cref="ProviderVocabulary.Default"/>.</value>
    public ProviderVocabulary Vocabulary { get; set; } = ProviderVocabulary.Default;

    /// <summary>Maps error texts to kinds of refusal.</summary>
    /// <value>The default is <see cref="ProviderErrorWords.Default"/>.</value>
    public ProviderErrorWords ErrorWords { get; set; } = ProviderErrorWords.Default;

    /// <summary>Whether to accept only the canonical answer, like <see cref="ProviderAnswerReader.Strict"/>.</summary>
    /// <value>The default is <see langword="false"/>: the formats of real panels are accepted.</value>
    public bool IsStrict { get; set; }

    /// <summary>The maximum size of an answer in bytes; above zero. A longer answer is malformed, and is not parsed.</summary>
    /// <value>The default is 1,048,576 (1 MiB).</value>
    public int MaxBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// The maximum nesting depth of objects and arrays, including the outermost; at least 4, which is an order in an envelope
    /// within a bulk answer in an envelope. An order nested deeper is malformed, without affecting the others.
    /// </summary>
    /// <value>The default is 16.</value>
    public int MaxDepth { get; set; } = 16;

    /// <summary>Why the options are invalid; <see langword="null"/> if they are valid.</summary>
    internal string? FindFault() =>
        Vocabulary is null ? Fault(nameof(Vocabulary), "is null. Leave it unset for ProviderVocabulary.Default")
        : ErrorWords is null ? Fault(nameof(ErrorWords), "is null. Leave it unset for ProviderErrorWords.Default")
        : MaxBytes <= 0 ? Fault(nameof(MaxBytes), $"is {MaxBytes}. It is above zero, for example 1048576")
        : MaxDepth < 4 ? Fault(nameof(MaxDepth), $"is {MaxDepth}. It is at least 4, for example 16")
        : null;

    /// <summary>Copies the current options.</summary>
    internal ProviderReaderOptions Copy() => (ProviderReaderOptions)MemberwiseClone();

    /// <summary>Whether both are equal, including every word and phrase.</summary>
    internal bool IsSameAs(ProviderReaderOptions other) =>
        (IsStrict, MaxBytes, MaxDepth) == (other.IsStrict, other.MaxBytes, other.MaxDepth)
        && Vocabulary.IsSameAs(other.Vocabulary)
        && ErrorWords.IsSameAs(other.ErrorWords);

    private static string Fault(string option, string what) => $"{nameof(ProviderReaderOptions)}.{option} {what}.";
}
