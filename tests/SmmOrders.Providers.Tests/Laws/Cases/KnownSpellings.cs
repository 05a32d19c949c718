namespace SmmOrders.Providers.Tests.Laws;

/// <summary>The spellings of domain rules, section 5.6, typed by hand: the oracle of the vocabulary.</summary>
internal static class KnownSpellings
{
    /// <summary>A call's yes with most panels, and Completed with some: that where anything else of an order is beside it.</summary>
    public const string Success = "Success";

    public static IReadOnlyDictionary<OrderStatus, string[]> All { get; } = new Dictionary<OrderStatus, string[]>
    {
        [OrderStatus.Processing] = ["Processing", "Process"],
        [OrderStatus.Pending] = ["Pending", "Awaiting", "Waiting", "Queued"],
        [OrderStatus.InProgress] = ["In progress", "In Progress", "Inprogress", "in_progress", "IN-PROGRESS", "Active", "Running"],
        [OrderStatus.Completed] = ["Completed", "Complete", Success],
        [OrderStatus.Canceled] = ["Canceled", "Cancelled", "Cancel", "Refunded"],
        [OrderStatus.Partial] = ["Partial", "Partially", "Partially Completed"],
    };

    /// <summary>Whether the word is one of them, told apart from the library by splitting and joining, not by folding.</summary>
    public static bool Contain(string word)
    {
        string bare = string.Concat(word.Split([' ', '_', '-', '\t', '\r', '\n', '\u00A0']));
        return bare.All(char.IsAscii) && All.Values.SelectMany(words => words).Any(known =>
            string.Concat(known.Split([' ', '_', '-'])).Equals(bare, StringComparison.OrdinalIgnoreCase));
    }
}
