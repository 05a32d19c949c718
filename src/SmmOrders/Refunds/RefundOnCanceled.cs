using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a canceled order pays back.</summary>
/// <remarks>There is no value 0: a choice that nobody made is an error that shows at once.</remarks>
[JsonConverter(typeof(EnumByName<RefundOnCanceled>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten choice into a real one.
public enum RefundOnCanceled : byte
#pragma warning restore CA1008
{
    /// <summary>The charge, whatever was delivered (domain rule S10).</summary>
    FullCharge = 1,

    /// <summary>
    /// The undelivered part only. A cancellation whose remains cannot be used is then held, as a Partial is. For providers
    /// whose remains on a canceled order can be trusted: many say 0 there.
    /// </summary>
    UndeliveredOnly = 2,
}
