using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>What <c>status</c>, <c>success</c>, <c>result</c> or <c>ok</c> means for the call: yes, no, or neither.</summary>
internal enum VerdictWord
{
    Neither,
    Yes,
    No,
}

internal static class VerdictWords
{
    private static readonly ImmutableArray<string> Yes = ["success", "ok", "true", "1", "200", "yes"];
    private static readonly ImmutableArray<string> No = ["false", "0", "error", "fail", "failed", "failure", "no"];

    /// <summary>The meaning of a value.</summary>
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
            : Has(No, folded[..length]) || IsRefusalOfHttp(folded[..length]) ? VerdictWord.No
            : VerdictWord.Neither;
    }

    // Some frameworks write their HTTP status into the answer: 401, 404, 429.
    private static bool IsRefusalOfHttp(ReadOnlySpan<char> folded) => folded is ['4', >= '0' and <= '9', >= '0' and <= '9'];

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
