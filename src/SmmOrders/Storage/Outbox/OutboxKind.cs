using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What an event of the outbox tells.</summary>
/// <remarks>The values are stable and stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<OutboxKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum OutboxKind : byte
#pragma warning restore CA1008
{
    /// <summary>A row of an order's history was added.</summary>
    History = 1,

    /// <summary>A row of attention was opened.</summary>
    AttentionOpened = 2,

    /// <summary>A row of attention was closed: by itself when its state ended, or by a person. It is told once.</summary>
    AttentionClosed = 3,
}
