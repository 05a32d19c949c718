using System.Collections.Immutable;

namespace SmmOrders;

/// <summary>
/// The one table of the wire's words for a status (domain rules, section 5.6), folded as <see cref="WordFolding"/> does. Compiled into
/// SmmOrders.Providers as well, whose vocabularies begin with it.
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

    /// <summary>The word as the canonical answer has it; <see langword="null"/> for what is no status.</summary>
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
