namespace PanelBackend;

/// <summary>Something that a person should look at, with its order.</summary>
internal sealed class AttentionRow
{
    public required OrderAttention<long?> Attention { get; init; }

    public string? Service { get; init; }

    public string? Customer { get; init; }
}
