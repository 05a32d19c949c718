using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The outcome of placing an order.</summary>
/// <remarks>There is no value 0, so that an outcome that was never set is detected.</remarks>
[JsonConverter(typeof(EnumByName<PlacementOutcome>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten outcome into a real one.
public enum PlacementOutcome : byte
#pragma warning restore CA1008
{
    /// <summary>The provider has the order and gave its identifier.</summary>
    Placed = 1,

    /// <summary>The provider refused the order. It was not placed.</summary>
    Rejected = 2,

    /// <summary>The request never left: no connection, or the client's own queue was full. The order was not placed, and may be sent again.</summary>
    NotSent = 3,

    /// <summary>
    /// The request left, and no clear answer came: the order may have been placed. The protocol has no idempotency key, so
    /// sending it again may place it twice; check the provider's own list of orders first.
    /// </summary>
    Unknown = 4,
}
