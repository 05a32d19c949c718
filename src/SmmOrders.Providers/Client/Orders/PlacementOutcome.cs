using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>What became of a new order.</summary>
/// <remarks>There is no value 0: an outcome that was never told is an error that shows at once.</remarks>
[JsonConverter(typeof(EnumByName<PlacementOutcome>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten outcome into a real one.
public enum PlacementOutcome : byte
#pragma warning restore CA1008
{
    /// <summary>The provider has the order and gave its identifier.</summary>
    Placed = 1,

    /// <summary>The provider refused the order. It was not placed.</summary>
    Rejected = 2,

    /// <summary>The order never left: no connection, or the client's own queue was full. It was not placed, and may be sent again.</summary>
    NotSent = 3,

    /// <summary>
    /// The order left, and no clear answer came: it may have been placed. The protocol has no idempotency key, so sending it again
    /// may place it twice; look at the provider's own list of orders first.
    /// </summary>
    Unknown = 4,
}
