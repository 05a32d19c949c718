namespace SmmOrders;

/// <summary>Adds the marks of final statuses, which Stateless's graphs do not have.</summary>
internal static class LifecycleDiagram
{
    internal static string MarkFinal<TStatus>(string mermaid, IEnumerable<TStatus> final) =>
        string.Concat([Unix(mermaid), .. final.Select(status => $"{status} --> [*]\n")]);

    // Stateless draws every status as a record, and a record always has a single border.
    internal static string MarkFinalDot<TStatus>(string dot, IEnumerable<TStatus> final)
    {
        string text = Unix(dot);
        int end = text.LastIndexOf('}');
        return string.Concat([text[..end], .. final.Select(status => $"\"{status}\" [shape=box, style=rounded, peripheries=2];\n"), "}\n"]);
    }

    private static string Unix(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
