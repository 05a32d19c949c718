using System.Text.RegularExpressions;

namespace PanelBackend;

/// <summary>Something that a person should look at, with its order.</summary>
internal sealed partial class AttentionRow
{
    public required OrderAttention<long?> Attention { get; init; }

    public string? Service { get; init; }

    public string? Customer { get; init; }

    /// <summary>What was said, without the name of the step that came of it: the heading has it in words. <see langword="null"/> for nothing.</summary>
    public string? Said => Attention.What is { } what && Step().Replace(what, "") is { Length: > 0 } said ? said : null;

    [GeneratedRegex(@"^((Cancel|Refill) )?(Refuse|LoseTrack|PlaceLate|Place)( \([^)]*\))?(: |$)")]
    private static partial Regex Step();
}
