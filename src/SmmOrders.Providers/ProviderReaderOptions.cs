namespace SmmOrders.Providers;

/// <summary>How one provider's answers are read. Checked when a <see cref="ProviderAnswerReader"/> is made with it.</summary>
public sealed class ProviderReaderOptions
{
    /// <summary>Which words mean which status.</summary>
    /// <value>The default is <see cref="ProviderVocabulary.Default"/>.</value>
    public ProviderVocabulary Vocabulary { get; set; } = ProviderVocabulary.Default;

    /// <summary>What is forgiven.</summary>
    /// <value>The default is <see cref="ProviderLeniencies.Usual"/>.</value>
    public ProviderLeniencies Leniencies { get; set; } = ProviderLeniencies.Usual;

    /// <summary>The longest answer that is read, in bytes; above zero. A longer one is malformed.</summary>
    /// <value>The default is 1,048,576 (1 MiB).</value>
    public int MaxBytes { get; set; } = 1024 * 1024;

    /// <summary>How deep objects and arrays may be nested; at least 4.</summary>
    /// <value>The default is 16.</value>
    public int MaxDepth { get; set; } = 16;
}
