using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SmmOrders.Providers;

/// <summary>What an object of the answer has under the keys that mean something, whatever their order.</summary>
internal ref struct AnswerFields
{
    internal WireValue Status;
    internal WireValue OrderStatus;
    internal WireValue Remains;
    internal WireValue StartCount;
    internal WireValue Charge;
    internal WireValue Currency;
    internal WireValue Error;
    internal WireValue Success;
    internal WireValue Message;
    internal WireValue Data;
    internal WireValue Order;
    internal WireValue Id;

    /// <summary>Whether there is an error that says something.</summary>
    internal bool HasError;

    /// <summary>Whether there is an object or an array under any key but that of an error.</summary>
    internal bool HasNested;

    /// <summary>Whether a value is nested deeper than allowed.</summary>
    internal bool IsTooDeep;

    /// <summary>What makes it no proper answer, as far as its keys are concerned.</summary>
    internal string? Fault;

    /// <summary>Takes the value that stands now.</summary>
    internal void Take(AnswerKey key, ref AnswerTokens tokens, bool sameTwice)
    {
        if (key == AnswerKey.Unknown)
        {
            this.PassOver(ref tokens);
            return;
        }

        ref WireValue slot = ref this.Slot(key);
        if (!slot.IsAbsent)
        {
            this.TakeAgain(key, ref tokens, sameTwice);
            return;
        }

        IsTooDeep |= tokens.TakeValue(ref slot);
        HasNested |= slot.IsNested && key != AnswerKey.Error;
        HasError |= key == AnswerKey.Error && !slot.IsEmpty;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // As in ItemReader.
    private void PassOver(ref AnswerTokens tokens)
    {
        WireValue other = default;
        IsTooDeep |= tokens.TakeValue(ref other);
        HasNested |= other.IsNested;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // As in ItemReader.
    private void TakeAgain(AnswerKey key, ref AnswerTokens tokens, bool sameTwice)
    {
        WireValue other = default;
        IsTooDeep |= tokens.TakeValue(ref other);
        ref WireValue slot = ref this.Slot(key);
        Fault ??= sameTwice && slot.IsSameAs(other) ? null : "a key came twice, and not with the same";
        if (key == AnswerKey.Error && !HasError)
        {
            slot = other; // The first stays, but no empty error hides another.
            HasError = !other.IsEmpty;
        }
    }

    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // For speed: it is asked for every field.
    private ref WireValue Slot(AnswerKey key)
    {
        switch (key)
        {
            case AnswerKey.Status: return ref Status;
            case AnswerKey.OrderStatus: return ref OrderStatus;
            case AnswerKey.Remains: return ref Remains;
            case AnswerKey.StartCount: return ref StartCount;
            case AnswerKey.Charge: return ref Charge;
            case AnswerKey.Currency: return ref Currency;
            case AnswerKey.Error: return ref Error;
            case AnswerKey.Success: return ref Success;
            case AnswerKey.Message: return ref Message;
            case AnswerKey.Data: return ref Data;
            case AnswerKey.Order: return ref Order;
            default: return ref Id;
        }
    }
}
