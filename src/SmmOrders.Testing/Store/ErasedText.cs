namespace SmmOrders.Testing;

/// <summary>What an erasure makes of a text.</summary>
internal sealed class ErasedText(OrderErasure erasure)
{
    internal string Replacement => erasure.Replacement;

    /// <summary>Of words and links: the replacement, if there are any.</summary>
    internal string? WordsOf(string? text) => text is null ? null : erasure.Replacement;

    /// <summary>Of who decided: the replacement, if it was the customer.</summary>
    internal string? NameOf(string? name) => name is not null && name == erasure.By ? erasure.Replacement : name;
}
