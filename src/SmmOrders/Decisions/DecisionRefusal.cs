using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Why a <see cref="Decision"/> was refused.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<DecisionRefusal>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten refusal into a real one.
public enum DecisionRefusal : byte
#pragma warning restore CA1008
{
    /// <summary>The order has ended already: only a correction is possible.</summary>
    OrderEnded = 1,

    /// <summary>The order has not ended yet: there is nothing to correct.</summary>
    OrderOpen = 2,

    /// <summary>The order is not at the provider, or may not be: it can only be canceled.</summary>
    OrderNotPlaced = 3,

    /// <summary>The order is being sent at this moment: wait for the answer, or until it is overdue.</summary>
    OrderSending = 4,

    /// <summary>The order is Canceled, which is never corrected.</summary>
    NeverCorrected = 5,

    /// <summary>The delivered count is out of range: for Partial, above zero and below the quantity; for Canceled, zero or above.</summary>
    DeliveredOutOfRange = 6,

    /// <summary>A Partial order can only be corrected to fewer units delivered.</summary>
    NotFewerDelivered = 7,

    /// <summary>The refund depends on the delivered count, which is not known: state it.</summary>
    DeliveredUnknown = 8,

    /// <summary>The order's refunded total is not the one that the person saw: look again.</summary>
    Conflict = 9,

    /// <summary>The total is not above the refunded total: there is nothing to pay, and money is never taken back.</summary>
    NothingToPay = 10,

    /// <summary>The total is above the charge.</summary>
    AboveCharge = 11,

    /// <summary>The total has more decimals than the refund policy, and is not the charge itself.</summary>
    TooManyDecimals = 12,
}
