using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// How far an order has come on its way to the provider (domain rules, section 7): the panel's own state, separate from
/// <see cref="OrderStatus"/>.
/// </summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<SubmissionStatus>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten status into a real one.
public enum SubmissionStatus : byte
#pragma warning restore CA1008
{
    /// <summary>Bought, and waiting to be sent. Only an open order with this status is ever sent.</summary>
    Queued = 1,

    /// <summary>The request is about to be sent, or was sent; no answer yet.</summary>
    Sending = 2,

    /// <summary>The provider has it.</summary>
    Placed = 3,

    /// <summary>The provider refused it, and a person, or the panel's configuration, must decide.</summary>
    Refused = 4,

    /// <summary>No clear answer came: it is not known whether the order exists at the provider. It is never sent again automatically.</summary>
    Unknown = 5,

    /// <summary>It was taken back before the provider confirmed it: canceled and refunded in the same step.</summary>
    Withdrawn = 6,
}
