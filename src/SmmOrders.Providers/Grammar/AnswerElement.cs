using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>One object of an answer: what it has under the keys that mean something, whatever their order.</summary>
internal ref struct AnswerElement
{
    // That they are there says enough.
    private const AnswerKey Unread = AnswerKey.Runs | AnswerKey.Posts | AnswerKey.Expiry | AnswerKey.Rate | AnswerKey.Category;

    internal WireValue Status;
    internal WireValue OrderStatus;
    internal WireValue Remains;
    internal WireValue StartCount;
    internal WireValue Charge;
    internal WireValue Currency;

    /// <summary>The error: the first of <c>error</c>, <c>errors</c> and <c>error_message</c> that says something.</summary>
    internal WireValue Error;

    /// <summary>What <c>success</c>, <c>result</c> or <c>ok</c> says: a no, where any of them does, else the first that says something.</summary>
    internal WireValue Verdict;

    /// <summary>The text for people: the first that says something of those under <see cref="AnswerKey.Texts"/>.</summary>
    internal WireValue Message;

    internal WireValue Code;

    /// <summary>What is in the envelope: <c>data</c>, or a <c>result</c> that is an object or a list.</summary>
    internal WireValue Data;

    /// <summary>The order that the element says it is about: <c>order</c>, <c>order_id</c> or <c>orderId</c>.</summary>
    internal WireValue Order;

    internal WireValue Id;

    /// <summary>The child orders of a drip-feed or subscription order; with some panels the orders that were asked for.</summary>
    internal WireValue Orders;

    /// <summary>What stands under the asked identifier, where the element is a map.</summary>
    internal WireValue Item;

    /// <summary>The object as a whole.</summary>
    internal WireValue Whole;

    /// <summary>Which of the keys it has.</summary>
    internal AnswerKey Keys;

    /// <summary>Whether it has a key that is an identifier: it is a map, though of other items.</summary>
    internal bool IsMap;

    /// <summary>Whether an <c>order</c> that is an object stands beside its identifier.</summary>
    internal bool HasOrderApart;

    /// <summary>Whether a value is nested deeper than allowed.</summary>
    internal bool IsTooDeep;

    /// <summary>What makes it no proper answer, as far as its keys are concerned.</summary>
    internal string? Fault;

    /// <summary>Whether there is a text for people, be it in a list or an object.</summary>
    internal readonly bool HasMessage => Message.IsWord || (Message.IsNested && !Message.IsEmpty);

    /// <summary>Whether it has any of the keys.</summary>
    internal readonly bool Has(AnswerKey keys) => (Keys & keys) != 0;

    /// <summary>Forgets what it has, to take another object's fields. Nearly every object has the usual keys alone: the rest is clear already.</summary>
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

    /// <summary>Takes the value that stands now.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="tokens">The walk.</param>
    /// <param name="sameTwice">Whether a key may come twice with the same.</param>
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
        if ((key & AnswerKey.Usual) != 0)
        {
            IsTooDeep |= tokens.TakeValue(ref UsualSlot(key));
        }
        else
        {
            TakeUnusual(key, ref tokens);
        }
    }

    /// <summary>Puts an envelope's content at its place.</summary>
    internal void SetData(in WireValue data)
    {
        Data = data;
        Keys |= AnswerKey.Data;
    }

    /// <summary>The element of a list that has just one; an absent value where there are more, or none.</summary>
    internal static WireValue Only(scoped in WireValue list)
    {
        WireValue only = default;
        var tokens = new AnswerTokens(list);
        _ = tokens.MoveToElement() && tokens.TakeValue(ref only);
        return !only.IsAbsent && tokens.MoveToElement() ? default : only;
    }

    /// <summary>What stands under a key that means something to one action alone. A key that says two things says nothing.</summary>
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
        bool isFlag = tells && !IsErrorText(slot); // That there is an error; which one, another key says.
        if (tells && !isFlag && IsErrorText(value) && !slot.SaysSameAs(value))
        {
            Fault ??= "two errors";
        }

        // Where two keys are for the same, the first that says something is it; and a no is heard beside any yes.
        bool isSaid = tells ? !slot.IsEmpty && (!isFlag || value.IsEmpty)
            : key is AnswerKey.Success or AnswerKey.Result or AnswerKey.Ok ? !slot.IsSilent && VerdictWords.Of(value) != VerdictWord.No
            : names ? slot.IsWord || (slot.IsNested && !value.IsWord)
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
        bool isOtherKind = HasOrderApart && key is AnswerKey.Order or AnswerKey.OrderId or AnswerKey.OrderIdInCamelCase; // What stands there is another key's.
        Fault ??= sameTwice && slot.SaysSameAs(other) && !isOtherKind ? null : "a key came twice, and not with the same";
        if (key is AnswerKey.Error or AnswerKey.Errors or AnswerKey.ErrorMessage && slot.IsEmpty)
        {
            slot = other; // The first stays, but no empty error hides another.
        }
    }

    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // For speed: it is asked for every field.
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
            case AnswerKey.Code: return ref Code;
            case AnswerKey.Data: return ref Data;
            case AnswerKey.Order or AnswerKey.OrderId or AnswerKey.OrderIdInCamelCase: return ref Order;
            case AnswerKey.Id: return ref Id;
            default: return ref Orders;
        }
    }
}
