using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// What can happen to an order. Each trigger leads to one status, whatever the lifecycle: see <see cref="OrderStatuses.Target"/>.
/// </summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<OrderTrigger>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten trigger into a real one.
public enum OrderTrigger : byte
#pragma warning restore CA1008
{
    /// <summary>The order is taken into processing; leads to <see cref="OrderStatus.Processing"/>.</summary>
    Process = 1,

    /// <summary>The server puts the order into its queue; leads to <see cref="OrderStatus.Pending"/>.</summary>
    Queue = 2,

    /// <summary>Delivery starts; leads to <see cref="OrderStatus.InProgress"/>.</summary>
    Start = 3,

    /// <summary>Everything is delivered; leads to <see cref="OrderStatus.Completed"/>.</summary>
    Complete = 4,

    /// <summary>Delivery ends with a part undelivered; leads to <see cref="OrderStatus.Partial"/>.</summary>
    EndPartially = 5,

    /// <summary>The order is canceled; leads to <see cref="OrderStatus.Canceled"/>.</summary>
    Cancel = 6,
}
