namespace SmmOrders.Providers;

/// <summary>
/// How one provider's answers are read. Checked and copied when a <see cref="ProviderAnswerReader"/> is made; later changes
/// do not reach it.
/// </summary>
public sealed class ProviderReaderOptions
{
    /// <summary>Which words mean which status.</summary>
    /// <value>The default is <see cref="ProviderVocabulary.Default"/>.</value>
    public ProviderVocabulary Vocabulary { get; set; } = ProviderVocabulary.Default;

    /// <summary>Which errors mean which kind of refusal.</summary>
    /// <value>The default is <see cref="ProviderErrorWords.Default"/>.</value>
    public ProviderErrorWords ErrorWords { get; set; } = ProviderErrorWords.Default;

    /// <summary>Whether the canonical answer alone is read, as by <see cref="ProviderAnswerReader.Strict"/>.</summary>
    /// <value>The default is <see langword="false"/>: what is seen in the field is understood.</value>
    public bool IsStrict { get; set; }

    /// <summary>The longest answer that is read, in bytes; above zero. A longer one is malformed, and not looked into.</summary>
    /// <value>The default is 1,048,576 (1 MiB).</value>
    public int MaxBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// How many objects and arrays may stand within each other, the outermost included; at least 4, which is an order in an
    /// envelope within a bulk answer in an envelope. An order that is nested deeper is malformed, and costs no other.
    /// </summary>
    /// <value>The default is 16.</value>
    public int MaxDepth { get; set; } = 16;

    /// <summary>Why the options cannot be used; <see langword="null"/> where they can.</summary>
    internal string? FindFault() =>
        Vocabulary is null ? Fault(nameof(Vocabulary), "is null. Leave it alone for ProviderVocabulary.Default")
        : ErrorWords is null ? Fault(nameof(ErrorWords), "is null. Leave it alone for ProviderErrorWords.Default")
        : MaxBytes <= 0 ? Fault(nameof(MaxBytes), $"is {MaxBytes}. It is above zero, for example 1048576")
        : MaxDepth < 4 ? Fault(nameof(MaxDepth), $"is {MaxDepth}. It is at least 4, for example 16")
        : null;

    /// <summary>The options as they are now.</summary>
    internal ProviderReaderOptions Copy() => (ProviderReaderOptions)MemberwiseClone();

    /// <summary>Whether both read alike, word by word.</summary>
    internal bool IsSameAs(ProviderReaderOptions other) =>
        (IsStrict, MaxBytes, MaxDepth) == (other.IsStrict, other.MaxBytes, other.MaxDepth)
        && Vocabulary.IsSameAs(other.Vocabulary)
        && ErrorWords.IsSameAs(other.ErrorWords);

    private static string Fault(string option, string what) => $"{nameof(ProviderReaderOptions)}.{option} {what}.";
}
