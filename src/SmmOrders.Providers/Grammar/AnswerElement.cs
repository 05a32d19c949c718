using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>One JSON object of an answer: its values under the known keys, in any order.</summary>
internal ref struct AnswerElement
{
    // Only their presence matters.
    private const AnswerKey Unread = AnswerKey.Runs | AnswerKey.Posts | AnswerKey.Expiry | AnswerKey.Rate | AnswerKey.Category;

    internal WireValue Status;
    internal WireValue OrderStatus;
    internal WireValue Remains;
    internal WireValue StartCount;
    internal WireValue Charge;
    internal WireValue Currency;

    /// <summary>The error: the first non-empty of <c>error</c>, <c>errors</c> and <c>error_message</c>.</summary>
    internal WireValue Error;

    /// <summary>The value of <c>success</c>, <c>result</c> or <c>ok</c>: a "no" if any of them is one, otherwise the first non-empty.</summary>
    internal WireValue Verdict;

    /// <summary>The message: the first non-empty value under one of <see cref="AnswerKey.Texts"/>.</summary>
    internal WireValue Message;

    /// <summary>The first non-empty of <c>code</c> and <c>error_code</c>.</summary>
    internal WireValue Code;

    /// <summary>The content of the envelope: <c>data</c>, or a <c>result</c> that is an object or a list.</summary>
    internal WireValue Data;

    /// <summary>The order that the element names: <c>order</c>, <c>order_id</c> or <c>orderId</c>.</summary>
    internal WireValue Order;

    internal WireValue Id;

    /// <summary>The child orders of a drip-feed or subscription order; with some panels, the requested orders.</summary>
    internal WireValue Orders;

    /// <summary>The value under the requested identifier, if the element is a map.</summary>
    internal WireValue Item;

    /// <summary>The object as a whole.</summary>
    internal WireValue Whole;

    /// <summary>The known keys that it has.</summary>
    internal AnswerKey Keys;

    /// <summary>Whether it has a key that is an identifier: it is a map, though possibly of other items.</summary>
    internal bool IsMap;

    /// <summary>Whether it has both an <c>order</c> object and the order's identifier.</summary>
    internal bool HasOrderApart;

    /// <summary>Whether a value is nested deeper than allowed.</summary>
    internal bool IsTooDeep;

    /// <summary>Why it is malformed, as far as its keys are concerned.</summary>
    internal string? Fault;

    /// <summary>Whether it has a message, even inside a list or an object.</summary>
    internal readonly bool HasMessage => Message.IsWord || (Message.IsNested && !Message.IsEmpty);

    /// <summary>Whether it has any of the keys.</summary>
    internal readonly bool Has(AnswerKey keys) => (Keys & keys) != 0;

    /// <summary>Clears it for another object's fields. Most objects have only the usual keys, and then the rest is clear already.</summary>
    internal void Clear()
    {
        if ((Keys & ~AnswerKey.Usual) != 0 || !Item.IsAbsent)
        {
            this = default;
            return;
        }

        Status = default;
        Remains = default;
        StartCount = default;
        Charge = default;
        Currency = default;
        Keys = default;
        IsMap = false;
        IsTooDeep = false;
        Fault = null;
    }

    /// <summary>Takes the current value.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="sameTwice">Whether a key may occur twice with the same value.</param>
    internal void Take(AnswerKey key, ref AnswerTokens tokens, bool sameTwice)
    {
        if ((key & ~Unread) == 0)
        {
            Keys |= key;
            IsTooDeep |= tokens.Skip();
            return;
        }

        if (Has(key))
        {
            TakeAgain(key, ref tokens, sameTwice);
            return;
        }

        Keys |= key;
        if (key == AnswerKey.StartCount && Has(AnswerKey.StartCounter))
        {
            TakeStartCount(ref tokens);
        }
        else if ((key & AnswerKey.Usual) != 0)
        {
            IsTooDeep |= tokens.TakeValue(ref UsualSlot(key));
        }
        else
        {
            TakeUnusual(key, ref tokens);
        }
    }

    /// <summary>Sets an envelope's content.</summary>
    internal void SetData(in WireValue data)
    {
        Data = data;
        Keys |= AnswerKey.Data;
    }

    /// <summary>The only element of a list; an absent value if there are several, or none.</summary>
    internal static WireValue Only(scoped in WireValue list)
    {
        WireValue only = default;
        var tokens = new AnswerTokens(list);
        _ = tokens.MoveToElement() && tokens.TakeValue(ref only);
        return !only.IsAbsent && tokens.MoveToElement() ? default : only;
    }

    /// <summary>The value under a key that only one action uses; absent if the key has two different values.</summary>
    internal readonly WireValue Find(ReadOnlySpan<byte> name) => Find(Whole, name);

    /// <inheritdoc cref="Find(ReadOnlySpan{byte})"/>
    internal static WireValue Find(scoped in WireValue element, ReadOnlySpan<byte> name)
    {
        WireValue found = default, value = default;
        if (element.Type != System.Text.Json.JsonTokenType.StartObject)
        {
            return found;
        }

        var tokens = new AnswerTokens(element);
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            bool asked = Ascii.EqualsIgnoreCase(key, name);
            _ = tokens.TakeValue(ref value);
            if (asked && !found.IsAbsent && !found.SaysSameAs(value))
            {
                return default;
            }

            if (asked)
            {
                found = value;
            }
        }

        return found;
    }

    // "start_counter" came before it; an empty "start_count" must not hide that.
    [MethodImpl(MethodImplOptions.NoInlining)] // As below.
    private void TakeStartCount(ref AnswerTokens tokens)
    {
        WireValue value = default;
        IsTooDeep |= tokens.TakeValue(ref value);
        StartCount = value.IsSilent ? StartCount : value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // For speed: its caller would have to clear its locals for every field.
    private void TakeUnusual(AnswerKey key, ref AnswerTokens tokens)
    {
        WireValue value = default;
        IsTooDeep |= tokens.TakeValue(ref value);
        if (key is AnswerKey.Result && value.IsNested)
        {
            key = AnswerKey.Data;
        }

        ref WireValue slot = ref UnusualSlot(key);
        bool names = key is AnswerKey.Order or AnswerKey.OrderId or AnswerKey.OrderIdInCamelCase;
        if (names && slot.IsWord && value.IsWord && !WireId.AreSame(slot.Text, value.Text))
        {
            Fault ??= "it names two orders";
        }

        HasOrderApart |= names && ((slot.IsWord && value.IsNested) || (slot.IsNested && value.IsWord));
        bool tells = key is AnswerKey.Error or AnswerKey.Errors or AnswerKey.ErrorMessage;
        bool isFlag = tells && !IsErrorText(slot); // It says that there is an error; another key says which.
        if (tells && !isFlag && IsErrorText(value) && !slot.SaysSameAs(value))
        {
            Fault ??= "two errors";
        }

        // If two keys share a slot, the first non-empty one counts; but a "no" takes precedence over any "yes".
        bool isSaid = tells ? !slot.IsEmpty && (!isFlag || value.IsEmpty)
            : key is AnswerKey.Success or AnswerKey.Result or AnswerKey.Ok ? !slot.IsSilent && VerdictWords.Of(value) != VerdictWord.No
            : names ? slot.IsWord || (slot.IsNested && !value.IsWord)
            : key is AnswerKey.ErrorCode ? !slot.IsSilent || value.IsEmpty // 0 is no error.
            : !slot.IsSilent;
        slot = isSaid ? slot : value;
    }

    private static bool IsErrorText(scoped in WireValue error) =>
        error is { Type: System.Text.Json.JsonTokenType.String, IsEmpty: false } && VerdictWords.Of(error) != VerdictWord.Yes;

    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private void TakeAgain(AnswerKey key, ref AnswerTokens tokens, bool sameTwice)
    {
        WireValue other = default;
        IsTooDeep |= tokens.TakeValue(ref other);
        ref WireValue slot = ref ((key & AnswerKey.Usual) != 0 ? ref UsualSlot(key) : ref UnusualSlot(key));
        bool isOtherKind = HasOrderApart && key is AnswerKey.Order or AnswerKey.OrderId or AnswerKey.OrderIdInCamelCase; // The slot holds another key's value.
        Fault ??= sameTwice && slot.SaysSameAs(other) && !isOtherKind ? null : "a key occurs twice with different values";
        if (key is AnswerKey.Error or AnswerKey.Errors or AnswerKey.ErrorMessage && slot.IsEmpty)
        {
            slot = other; // The first one counts, but an empty error must not hide another.
        }
    }

    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // For speed: it runs for every field.
    private ref WireValue UsualSlot(AnswerKey key)
    {
        switch (key)
        {
            case AnswerKey.Status: return ref Status;
            case AnswerKey.Remains: return ref Remains;
            case AnswerKey.StartCount: return ref StartCount;
            case AnswerKey.Charge: return ref Charge;
            default: return ref Currency;
        }
    }

    [UnscopedRef]
    private ref WireValue UnusualSlot(AnswerKey key)
    {
        switch (key)
        {
            case AnswerKey.OrderStatus: return ref OrderStatus;
            case AnswerKey.StartCounter: return ref StartCount;
            case AnswerKey.Error or AnswerKey.Errors or AnswerKey.ErrorMessage: return ref Error;
            case AnswerKey.Success or AnswerKey.Result or AnswerKey.Ok: return ref Verdict;
            case AnswerKey.Message or AnswerKey.Msg or AnswerKey.Pesan or AnswerKey.Reason or AnswerKey.Detail: return ref Message;
            case AnswerKey.Code or AnswerKey.ErrorCode: return ref Code;
            case AnswerKey.Data: return ref Data;
            case AnswerKey.Order or AnswerKey.OrderId or AnswerKey.OrderIdInCamelCase: return ref Order;
            case AnswerKey.Id: return ref Id;
            default: return ref Orders;
        }
    }
}
