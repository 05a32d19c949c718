using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How far an order has come on its way to the provider (domain rules, section 7): the panel's own state, beside <see cref="OrderStatus"/>.</summary>
/// <remarks>The values are stable and fit for storage. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<SubmissionStatus>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten status into a real one.
public enum SubmissionStatus : byte
#pragma warning restore CA1008
{
    /// <summary>Bought, and waiting to be sent. Only such an order, while it is open, is ever sent.</summary>
    Queued = 1,

    /// <summary>Its request is about to leave, or has left; no answer yet.</summary>
    Sending = 2,

    /// <summary>The provider has it.</summary>
    Placed = 3,

    /// <summary>The provider refused it, and a person, or the panel's setting, must decide.</summary>
    Refused = 4,

    /// <summary>No clear answer came: whether it exists at the provider is not known. No machine sends it again.</summary>
    Unknown = 5,

    /// <summary>It never reached the provider: canceled and refunded in the same step.</summary>
    Withdrawn = 6,
}
