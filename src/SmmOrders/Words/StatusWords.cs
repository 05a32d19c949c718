using System.Collections.Immutable;

namespace SmmOrders;

/// <summary>
/// The only table of the panel API's status words (domain rules, section 5.6), folded by <see cref="WordFolding"/>. Also compiled
/// into SmmOrders.Providers, whose vocabularies start with it.
/// </summary>
internal static class StatusWords
{
    /// <summary>Every word, folded, with its status.</summary>
    internal static ImmutableArray<KeyValuePair<string, OrderStatus>> All { get; } =
    [
        new("processing", OrderStatus.Processing),
        new("process", OrderStatus.Processing),
        new("pending", OrderStatus.Pending),
        new("awaiting", OrderStatus.Pending),
        new("waiting", OrderStatus.Pending),
        new("queued", OrderStatus.Pending),
        new("inprogress", OrderStatus.InProgress),
        new("active", OrderStatus.InProgress),
        new("running", OrderStatus.InProgress),
        new("completed", OrderStatus.Completed),
        new("complete", OrderStatus.Completed),
        new("success", OrderStatus.Completed),
        new("canceled", OrderStatus.Canceled),
        new("cancelled", OrderStatus.Canceled),
        new("cancel", OrderStatus.Canceled),
        new("refunded", OrderStatus.Canceled),
        new("partial", OrderStatus.Partial),
        new("partially", OrderStatus.Partial),
        new("partiallycompleted", OrderStatus.Partial),
    ];

    /// <summary>The word in the canonical answer; <see langword="null"/> for an undefined status.</summary>
    internal static string? Canonical(OrderStatus status) => status switch
    {
        OrderStatus.Processing => "Processing",
        OrderStatus.Pending => "Pending",
        OrderStatus.InProgress => "In progress",
        OrderStatus.Completed => "Completed",
        OrderStatus.Canceled => "Canceled",
        OrderStatus.Partial => "Partial",
        _ => null,
    };

    /// <summary>The status of a folded word.</summary>
    internal static bool TryFind(ReadOnlySpan<char> folded, out OrderStatus status)
    {
        foreach ((string word, OrderStatus meaning) in All)
        {
            if (folded.SequenceEqual(word))
            {
                status = meaning;
                return true;
            }
        }

        status = default;
        return false;
    }
}
