using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a canceled order pays back.</summary>
/// <remarks>There is no value 0, so that a choice that was never set fails at once.</remarks>
[JsonConverter(typeof(EnumByName<RefundOnCanceled>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten choice into a real one.
public enum RefundOnCanceled : byte
#pragma warning restore CA1008
{
    /// <summary>The full charge, whatever was delivered (domain rule S10).</summary>
    FullCharge = 1,

    /// <summary>
    /// Only the undelivered part. A cancellation with unusable remains is then held, like a Partial. For providers whose remains on a
    /// canceled order can be trusted: many report 0 there.
    /// </summary>
    UndeliveredOnly = 2,
}
