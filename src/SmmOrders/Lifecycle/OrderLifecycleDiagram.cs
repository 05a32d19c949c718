namespace SmmOrders;

/// <summary>Stateless draws the graph but marks no final state; this adds the marks.</summary>
internal static class OrderLifecycleDiagram
{
    private static IEnumerable<OrderStatus> Final => OrderStatuses.All.Where(status => status.IsFinal());

    internal static string MarkFinal(string mermaid) =>
        string.Concat([Unix(mermaid), .. Final.Select(status => $"{status} --> [*]\n")]);

    // Stateless draws every status as a record, and a record has one border whatever is asked of it.
    internal static string MarkFinalDot(string dot)
    {
        string text = Unix(dot);
        int end = text.LastIndexOf('}');
        return string.Concat([text[..end], .. Final.Select(status => $"\"{status}\" [shape=box, style=rounded, peripheries=2];\n"), "}\n"]);
    }

    private static string Unix(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
