using System.Diagnostics.CodeAnalysis;

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

    /// <summary>Whether there is an object or an array under any other key.</summary>
    internal bool HasNested;

    /// <summary>Whether a value is nested deeper than allowed.</summary>
    internal bool IsTooDeep;

    /// <summary>What makes it no proper answer, as far as its keys are concerned.</summary>
    internal string? Fault;

    /// <summary>Takes the value that stands now.</summary>
    internal void Take(AnswerKey key, ref AnswerTokens tokens, bool sameTwice)
    {
        if (key != AnswerKey.Unknown && this.Slot(key).IsAbsent)
        {
            IsTooDeep |= tokens.TakeValue(ref this.Slot(key));
            return;
        }

        WireValue value = default;
        IsTooDeep |= tokens.TakeValue(ref value);
        if (key == AnswerKey.Unknown)
        {
            HasNested |= value.IsNested;
            return;
        }

        // The first stays, but no empty error hides another.
        Fault ??= sameTwice && this.Slot(key).IsSameAs(value) ? null : "a key came twice, and not with the same";
        if (key == AnswerKey.Error && Error.IsEmpty)
        {
            Error = value;
        }
    }

    [UnscopedRef]
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
