using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// The rules that all actions share: whether an element is a refusal, a confirmation, or the requested thing itself. No other
/// type knows what an error looks like.
/// </summary>
internal sealed class AnswerGrammar(ProviderErrorWords errors, bool isStrict)
{
    /// <summary>The maximum number of nested envelopes to open. Nothing is read from a deeper one.</summary>
    internal const int MostEnvelopes = 4;

    // With only these keys, nothing but the status itself can be a refusal.
    private const AnswerKey Quiet = AnswerKey.Usual | AnswerKey.StartCounter;

    /// <summary>Whether only the canonical answers are accepted.</summary>
    internal bool IsStrict => isStrict;

    /// <summary>Whether the element is a refusal. If so, nothing else in it counts.</summary>
    /// <param name="element">The element.</param>
    /// <param name="depth">How many elements it is the status of, one in the other.</param>
    internal bool SaysNo(scoped in AnswerElement element, int depth = 0) =>
        (element.Keys & ~Quiet) == 0 && element.Item.IsAbsent
            ? element.Status.Type is JsonTokenType.False or JsonTokenType.StartObject && StatusSaysNo(element.Status, depth)
            : AnyKeySaysNo(element, depth);

    /// <summary>The same for actions whose items have no status: any status is then the call's own.</summary>
    internal bool SaysNoIncludingStatus(scoped in AnswerElement element) => SaysNo(element) || VerdictWords.Of(element.Status) == VerdictWord.No;

    /// <summary>Whether the element is a confirmation.</summary>
    internal static bool SaysYes(scoped in AnswerElement element) =>
        VerdictWords.Of(element.Status) == VerdictWord.Yes || VerdictWords.Of(element.Verdict) == VerdictWord.Yes;

    /// <summary>Whether the element has a value that only orders have, so that its <c>status</c> is the order's too.</summary>
    internal static bool HasOrderFacts(scoped in AnswerElement element) =>
        element.Remains.IsWord || element.StartCount.IsWord || element.Charge.IsWord || !element.Orders.IsEmpty;

    /// <summary>Whether the element is a service of a catalog. Its <c>id</c> and its <c>status</c> are not an order's.</summary>
    internal static bool IsService(scoped in AnswerElement element) =>
        element.Has(AnswerKey.OfService) && !element.Order.IsWord && !HasOrderFacts(element)
        && !element.Find("balance"u8).IsWord; // A balance may come with an exchange rate.

    /// <summary>Whether the element has a message.</summary>
    internal static bool HasWords(scoped in AnswerElement element) =>
        element.HasMessage || element.Data is { Type: JsonTokenType.String, IsWord: true };

    /// <summary>Whether the status comes with a message or a code, as in an answer about the call itself.</summary>
    internal static bool HasText(scoped in AnswerElement element) =>
        element.Code.IsWord || element.Data.IsWord || HasWords(element);

    /// <summary>The order that the element names; an absent value if it names none.</summary>
    internal WireValue NameOf(scoped in AnswerElement element)
    {
        if (!element.Order.IsNested)
        {
            return element.Order;
        }

        return element.Order.Type == JsonTokenType.StartArray ? AnswerElement.Only(element.Order) : NameIn(element.Order);
    }

    /// <summary>The order that an object names, by its <c>id</c> if by nothing else.</summary>
    internal WireValue NameIn(scoped in WireValue value)
    {
        AnswerElement order = Open(value);
        return order.Order.IsWord ? order.Order : order.Id;
    }

    /// <summary>Whether the value is an element with a message.</summary>
    internal bool HasMessage(scoped in WireValue value) => Open(value).Message.IsWord;

    /// <summary>The element's refusal: its words and its kind. Also for an element that has only a message.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // Few answers are refusals; the others should not have to clear its locals.
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

    /// <summary>Whether the element has two errors of different kinds. An error of no known kind may be the headline of another.</summary>
    internal bool HasErrorsOfTwoKinds(scoped in AnswerElement element)
    {
        RefusalKind first = RefusalKind.Other;
        foreach (string key in (ReadOnlySpan<string>)["error", "errors", "error_message", "errormessage"])
        {
            WireValue error = element.Find(Encoding.ASCII.GetBytes(key));
            RefusalKind kind = error.IsEmpty ? RefusalKind.Other : errors.Find(TextOf(error) ?? "");
            if (kind != RefusalKind.Other && first != RefusalKind.Other && kind != first)
            {
                return true;
            }

            first = first == RefusalKind.Other ? kind : first;
        }

        return false;
    }

    /// <summary>The refusal of a text in place of an answer.</summary>
    internal ProviderRefusal RefusalOf(scoped in WireValue text)
    {
        string words = TextOf(text) ?? "a refusal without a reason";
        return new(words, errors.Find(words));
    }

    /// <summary>Whether the value, in place of an item's own value, is an element that refuses.</summary>
    internal bool SaysNo(scoped in WireValue value, out ProviderRefusal refusal)
    {
        AnswerElement inner = Open(value);
        bool no = SaysNo(inner, depth: 1);
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
    private bool StatusSaysNo(scoped in WireValue status, int depth) =>
        status.Type == JsonTokenType.False || (depth < MostEnvelopes && SaysNo(Open(status), depth + 1));

    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private bool AnyKeySaysNo(scoped in AnswerElement element, int depth)
    {
        if (!element.Error.IsEmpty || (isStrict && element.Has(AnswerKey.Error))
            || VerdictWords.Of(element.Verdict) == VerdictWord.No
            || StatusSaysNo(element.Status, depth))
        {
            return true;
        }

        // An order may have failed; then the word is the order's own, if the element has anything else of an order.
        return VerdictWords.Of(element.Status) == VerdictWord.No
            && (element.OrderStatus.IsWord
                || (!HasOrderFacts(element) && (HasText(element) || element.Data.IsNested || !element.Item.IsAbsent)));
    }

    private static bool IsLaravel(scoped in AnswerElement element) => element.Has(AnswerKey.Errors) && !element.Has(AnswerKey.Error);

    private static string Join(string message, string error) =>
        message.Contains(error, StringComparison.Ordinal) || error is "true" or "1" ? message : WireText.Shorten($"{message} {error}");

    private static string CodeOf(scoped in WireValue code) =>
        code.IsWord ? WireText.Shorten($"code {WireText.ForPeople(code.Trimmed)}") : "a refusal without a reason";

    // The text of an error: its own, the one under a usual key, the first text inside it, or the JSON itself.
    private static string? TextOf(scoped in WireValue error) =>
        error.IsNested ? TextUnder(error) ?? FirstText(error) ?? WireText.ForPeople(error.Text)
        : error.IsSilent ? null
        : WireText.ForPeople(error.Trimmed);

    // The text in an envelope that refuses; any items in it are ignored.
    private static string? TextUnder(scoped in WireValue envelope)
    {
        WireValue value = envelope;
        for (int depth = 0; value.Type == JsonTokenType.StartArray && depth < MostEnvelopes; depth++)
        {
            value = AnswerElement.Only(value);
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
