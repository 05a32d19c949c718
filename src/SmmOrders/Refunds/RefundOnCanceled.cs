using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a canceled order pays back.</summary>
[JsonConverter(typeof(EnumByName<RefundOnCanceled>))]
public enum RefundOnCanceled : byte
{
    /// <summary>The charge, whatever was delivered (domain rule S10).</summary>
    FullCharge = 0,

    /// <summary>
    /// The undelivered part only. A cancellation whose remains cannot be used is then held, as a Partial is. For providers
    /// whose remains on a canceled order can be trusted: many say 0 there.
    /// </summary>
    UndeliveredOnly = 1,
}
