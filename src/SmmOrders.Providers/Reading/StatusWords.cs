using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Tells the words that are an order's status from those that are an envelope's.</summary>
internal sealed class StatusWords
{
    private readonly ProviderVocabulary _vocabulary;
    private readonly bool _isOrderStatusRead;

    internal StatusWords(ProviderVocabulary vocabulary, bool isOrderStatusRead)
    {
        _vocabulary = vocabulary;
        _isOrderStatusRead = isOrderStatusRead;
    }

    /// <summary>Whether it is what an envelope says where all is well.</summary>
    internal static bool IsYes(scoped in WireValue value) => value.Type == JsonTokenType.True || (value.IsWord && IsOneOf(value, "success", "ok", "true", "1", "200"));

    /// <summary>Whether it is what an envelope's <c>success</c> says where all is not.</summary>
    internal static bool IsNo(scoped in WireValue value) => value.Type == JsonTokenType.False || (value.IsWord && IsOneOf(value, "false", "0"));

    /// <summary>Finds the order's word among <c>status</c> and <c>order_status</c>; an absent one where there is none.</summary>
    /// <returns>Whether the two agree.</returns>
    internal bool TryFind(scoped in AnswerFields order, out WireValue word)
    {
        word = order.Status;
        if (order.OrderStatus.IsAbsent && order.Data.IsAbsent && !order.HasNested && !(order.Message.IsWord && order.Remains.IsAbsent))
        {
            return true;
        }

        return this.TryFindBeside(order, out word);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // As in ItemReader.
    private bool TryFindBeside(scoped in AnswerFields order, out WireValue word)
    {
        // "success" is Completed for some panels and an envelope's yes for others. Beside anything that could hold the order, and
        // beside a message where nothing is said of remains, it is the envelope's: a status that is missed comes with the next
        // poll, and a wrong final one stays.
        word = order.OrderStatus.IsWord && _isOrderStatusRead ? order.OrderStatus
            : this.IsOfEnvelope(order.Status) ? default
            : order.Status;
        return !order.OrderStatus.IsWord || this.Agrees(order.Status, order.OrderStatus);
    }

    /// <summary>The status; 0 where the word is in no vocabulary.</summary>
    internal OrderStatus Read(scoped in WireValue word) => _vocabulary.TryMatch(word.Text, out OrderStatus status) ? status : default;

    /// <summary>Whether a status that stands beside the order's word does not contradict it.</summary>
    internal bool Agrees(scoped in WireValue beside, scoped in WireValue word) =>
        beside.IsSilent
        || beside.IsSameAs(word)
        || this.IsOfEnvelope(beside)
        || (word.IsWord && beside.IsWord && this.Read(word) is not 0 and var status && status == this.Read(beside));

    [MethodImpl(MethodImplOptions.NoInlining)] // As in ItemReader.
    private static bool IsOneOf(scoped in WireValue value, params ReadOnlySpan<string> words)
    {
        Span<char> folded = stackalloc char[8];
        if (WordFolding.TryFold(value.Text, folded, out int length))
        {
            foreach (string word in words)
            {
                if (folded[..length].SequenceEqual(word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A panel may have mapped 1, 200 or ok: then they are its statuses. Completed is the one that an envelope's yes is taken for.
    private bool IsOfEnvelope(scoped in WireValue status) =>
        status.Type == JsonTokenType.True || (IsYes(status) && this.Read(status) is 0 or OrderStatus.Completed);
}
