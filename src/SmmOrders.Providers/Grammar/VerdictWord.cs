using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>What a call says of itself in <c>status</c>, <c>success</c>, <c>result</c> or <c>ok</c>: a yes, a no, or neither.</summary>
internal enum VerdictWord
{
    Neither,
    Yes,
    No,
}

internal static class VerdictWords
{
    private static readonly ImmutableArray<string> Yes = ["success", "ok", "true", "1", "200", "yes"];
    private static readonly ImmutableArray<string> No = ["false", "0", "error", "fail", "failed", "no"];

    /// <summary>What the value says.</summary>
    internal static VerdictWord Of(scoped in WireValue value) => value.Type switch
    {
        JsonTokenType.True => VerdictWord.Yes,
        JsonTokenType.False => VerdictWord.No,
        JsonTokenType.String or JsonTokenType.Number => Of(value.Text),
        _ => VerdictWord.Neither,
    };

    private static VerdictWord Of(ReadOnlySpan<byte> text)
    {
        Span<char> folded = stackalloc char[8];
        return !WordFolding.TryFold(text, folded, out int length) ? VerdictWord.Neither
            : Has(Yes, folded[..length]) ? VerdictWord.Yes
            : Has(No, folded[..length]) ? VerdictWord.No
            : VerdictWord.Neither;
    }

    private static bool Has(ImmutableArray<string> words, ReadOnlySpan<char> folded)
    {
        foreach (string word in words)
        {
            if (folded.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
