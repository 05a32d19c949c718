using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>The state of an order from some time on.</summary>
/// <param name="After">The time since the order was placed; zero or above.</param>
/// <param name="Status">The status.</param>
/// <param name="DeliveredPermille">The delivered part, in thousandths of the quantity; above 1000 for over-delivery.</param>
public sealed record HistoryStep([property: JsonRequired] TimeSpan After, [property: JsonRequired] OrderStatus Status, int DeliveredPermille = 0)
    : IJsonOnDeserialized
{
    /// <summary>The status word, in place of the dialect's own; for unknown words such as <c>Paused</c>.</summary>
    public string? Word { get; init; }

    /// <summary>The value in place of the remaining count: any text, such as <c>Unknown</c> or an empty one.</summary>
    public string? Remains { get; init; }

    /// <summary>Whether the remaining count is omitted; <see cref="Remains"/> is then ignored.</summary>
    public bool LeavesOutRemains { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Defined(Status);
        JsonInput.Ensure(After >= TimeSpan.Zero && DeliveredPermille >= 0, "After and DeliveredPermille are zero or above.");
    }

    /// <summary>The units delivered of a quantity, rounded down.</summary>
    public long DeliveredOf(long quantity) => (long)((Int128)quantity * DeliveredPermille / 1000);
}
