using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// The protocol's common ground, for every action: whether an element says the call's no, its yes, or is the thing itself. No
/// other place knows what an error looks like.
/// </summary>
internal sealed class AnswerGrammar(ProviderErrorWords errors, bool isStrict)
{
    /// <summary>How many envelopes, one in another, are opened. Nothing is taken out of a deeper one.</summary>
    internal const int MostEnvelopes = 4;

    // Beside these nothing can say no but the status itself.
    private const AnswerKey Quiet = AnswerKey.Usual | AnswerKey.StartCounter;

    /// <summary>Whether the canonical answers alone are read, and nothing is forgiven.</summary>
    internal bool IsStrict => isStrict;

    /// <summary>Whether the element says no. Then nothing else in it counts.</summary>
    internal bool SaysNo(scoped in AnswerElement element) =>
        (element.Keys & ~Quiet) == 0 && element.Item.IsAbsent
            ? element.Status.Type is JsonTokenType.False or JsonTokenType.StartObject && StatusSaysNo(element.Status)
            : AnyKeySaysNo(element);

    /// <summary>The same where no thing has a status: then whatever status there is is the call's.</summary>
    internal bool SaysNoIncludingStatus(scoped in AnswerElement element) => SaysNo(element) || VerdictWords.Of(element.Status) == VerdictWord.No;

    /// <summary>Whether the element says yes.</summary>
    internal static bool SaysYes(scoped in AnswerElement element) =>
        VerdictWords.Of(element.Status) == VerdictWord.Yes || VerdictWords.Of(element.Verdict) == VerdictWord.Yes;

    /// <summary>Whether anything in the element is an order's alone, so that its <c>status</c> is the order's as well.</summary>
    internal static bool HasOrderFacts(scoped in AnswerElement element) =>
        element.Remains.IsWord || element.StartCount.IsWord || element.Charge.IsWord || !element.Orders.IsEmpty;

    /// <summary>Whether the element is a service of a catalogue. Its <c>id</c> and its <c>status</c> are not an order's.</summary>
    internal static bool IsService(scoped in AnswerElement element) =>
        element.Has(AnswerKey.OfService) && !element.Order.IsWord && !HasOrderFacts(element)
        && !element.Find("balance"u8).IsWord; // A rate of exchange may stand beside that.

    /// <summary>Whether the element has a text for people.</summary>
    internal static bool HasWords(scoped in AnswerElement element) =>
        element.HasMessage || element.Data is { Type: JsonTokenType.String, IsWord: true };

    /// <summary>Whether a text or a code stands beside the status, as an answer has it that speaks of the call.</summary>
    internal static bool HasText(scoped in AnswerElement element) =>
        element.Code.IsWord || element.Data.IsWord || HasWords(element);

    /// <summary>The order that the element says it is about; an absent value where it says none.</summary>
    internal WireValue NameOf(scoped in AnswerElement element)
    {
        if (!element.Order.IsNested)
        {
            return element.Order;
        }

        return element.Order.Type == JsonTokenType.StartArray ? AnswerElement.Only(element.Order) : NameIn(element.Order);
    }

    /// <summary>The order that an object names, by its own identifier where by no other.</summary>
    internal WireValue NameIn(scoped in WireValue value)
    {
        AnswerElement order = Open(value);
        return order.Order.IsWord ? order.Order : order.Id;
    }

    /// <summary>Whether the value is an element with a text for people.</summary>
    internal bool HasMessage(scoped in WireValue value) => Open(value).Message.IsWord;

    /// <summary>The element's no: its words and its kind. Also of one that has only a text.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // Few answers say no; the others shall not clear its locals.
    internal ProviderRefusal RefusalOf(scoped in AnswerElement element)
    {
        string? error = element.Error.IsEmpty && !(isStrict && element.Has(AnswerKey.Error)) ? null : TextOf(element.Error);
        string? message = element.Message.IsSilent ? null : TextOf(element.Message);
        string words = error is null ? message ?? TextUnder(element.Data) ?? (element.Status.IsNested ? TextUnder(element.Status) : null) ?? CodeOf(element.Code)
            : message is not null && (VerdictWords.Of(element.Error) == VerdictWord.Yes || element.Error.Type == JsonTokenType.Number || IsLaravel(element)) ? Join(message, error)
            : error;
        RefusalKind kind = errors.Find(words);
        return new(words, kind == RefusalKind.Other && message is not null ? errors.Find(message) : kind);
    }

    /// <summary>The no of a text that stands in an answer's place.</summary>
    internal ProviderRefusal RefusalOf(scoped in WireValue text)
    {
        string words = TextOf(text) ?? "a no without a reason";
        return new(words, errors.Find(words));
    }

    /// <summary>Whether the value, which stands where a thing's own word does, is an element that says no.</summary>
    internal bool SaysNo(scoped in WireValue value, out ProviderRefusal refusal)
    {
        refusal = default;
        if (value.Type != JsonTokenType.StartObject)
        {
            return false;
        }

        AnswerElement inner = Open(value);
        bool no = SaysNo(inner);
        refusal = no ? RefusalOf(inner) : default;
        return no;
    }

    /// <summary>The fields of an object that was taken as a whole.</summary>
    internal AnswerElement Open(scoped in WireValue value)
    {
        AnswerElement element = default;
        if (value.Type == JsonTokenType.StartObject)
        {
            WireValue whole = default;
            whole.Set(value.Type, value.Text);
            var tokens = new AnswerTokens(value);
            while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
            {
                element.Take(AnswerKeys.Find(key, out _), ref tokens, sameTwice: !isStrict);
            }

            element.Whole = whole;
        }

        return element;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private bool StatusSaysNo(scoped in WireValue status) => status.Type == JsonTokenType.False || SaysNo(status, out _);

    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private bool AnyKeySaysNo(scoped in AnswerElement element)
    {
        if (!element.Error.IsEmpty || (isStrict && element.Has(AnswerKey.Error))
            || VerdictWords.Of(element.Verdict) == VerdictWord.No
            || element.Status.Type == JsonTokenType.False
            || SaysNo(element.Status, out _))
        {
            return true;
        }

        // An order may have failed, and then the word is the order's: where anything else of an order is there.
        return VerdictWords.Of(element.Status) == VerdictWord.No
            && (element.OrderStatus.IsWord
                || (!HasOrderFacts(element) && (HasText(element) || element.Data.IsNested || !element.Item.IsAbsent)));
    }

    private static bool IsLaravel(scoped in AnswerElement element) => element.Has(AnswerKey.Errors) && !element.Has(AnswerKey.Error);

    private static string Join(string message, string error) =>
        message.Contains(error, StringComparison.Ordinal) || error is "true" or "1" ? message : WireText.Shorten($"{message} {error}");

    private static string CodeOf(scoped in WireValue code) =>
        code.IsWord ? WireText.Shorten($"code {WireText.ForPeople(code.Trimmed)}") : "a no without a reason";

    // The text that an error is, or has in it: under the usual keys, else the first one, else the JSON itself.
    private static string? TextOf(scoped in WireValue error) =>
        error.IsNested ? TextUnder(error) ?? FirstText(error) ?? WireText.ForPeople(error.Text)
        : error.IsSilent ? null
        : WireText.ForPeople(error.Trimmed);

    // The text that stands in an envelope that says no; the things in it are none.
    private static string? TextUnder(scoped in WireValue value)
    {
        if (value.Type == JsonTokenType.StartArray)
        {
            return TextUnder(AnswerElement.Only(value));
        }

        foreach (string key in (ReadOnlySpan<string>)["message", "msg", "pesan", "error", "error_message", "errors", "text", "detail", "reason", "title"])
        {
            WireValue found = AnswerElement.Find(value, Encoding.ASCII.GetBytes(key));
            if (found.IsNested || found.IsWord)
            {
                return found.IsNested ? FirstText(found) : WireText.ForPeople(found.Trimmed);
            }
        }

        return value.IsWord ? WireText.ForPeople(value.Trimmed) : null;
    }

    private static string? FirstText(scoped in WireValue nested)
    {
        var json = new Utf8JsonReader(nested.Text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.String && !WireText.Trim(json.ValueSpan).IsEmpty)
            {
                return WireText.ForPeople(json.ValueIsEscaped ? WireText.Unescape(json.ValueSpan) : json.ValueSpan);
            }
        }

        return null;
    }
}
