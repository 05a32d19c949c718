using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Why money is paid back.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RefundReason>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten reason into a real one.
public enum RefundReason : byte
#pragma warning restore CA1008
{
    /// <summary>The order was canceled (domain rule S10).</summary>
    Canceled = 1,

    /// <summary>The order was delivered in part (domain rule S13).</summary>
    PartiallyDelivered = 2,

    /// <summary>The order was reported Partial with nothing delivered, which is Canceled (domain rule S14).</summary>
    NothingDelivered = 3,

    /// <summary>A final status was corrected, and more is due than was paid.</summary>
    Correction = 4,

    /// <summary>A person decided to pay it back (domain rules, section 7).</summary>
    Manual = 5,

    /// <summary>It was paid back before a store adopted the order: the opening row of the order's ledger. The core never returns it.</summary>
    Adopted = 6,
}
